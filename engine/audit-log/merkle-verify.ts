/**
 * Verification of proofs (RFC 9162, sections 2.1.3.2 and 2.1.4.2), step by step as written there: knows no tree, only
 * hashes. Whatever is malformed does not verify; nothing throws.
 */
import { sameBytes } from './bytes.ts';
import { emptyRoot, leafHash, nodeHash } from './merkle-tree.ts';
import { HASH_BYTES } from './sha256.ts';

/** Hashes of the longest proof between two sizes below 2⁵³: one a level, and one to begin with. */
const LONGEST_PROOF = 54;

export interface InclusionClaim {
  /** The entry itself, not its hash. */
  readonly leaf: Uint8Array;
  readonly index: number;
  readonly size: number;
  readonly proof: readonly Uint8Array[];
  readonly root: Uint8Array;
}

/** Whether `leaf` is entry number `index` of the tree of this size and root. */
export function verifyInclusion({ leaf, index, size, proof, root }: InclusionClaim): boolean {
  return leaf instanceof Uint8Array && verifyLeafHash({ hash: leafHash(leaf), index, size, proof, root });
}

/** The same of an entry's leaf hash. */
function verifyLeafHash(claim: Omit<InclusionClaim, 'leaf'> & { readonly hash: Uint8Array }): boolean {
  const { hash, index, size, proof, root } = claim;
  if (!isSize(index) || !isSize(size) || index >= size) return false;
  if (!isHash(hash) || !isProof(proof) || !isHash(root)) return false;
  let node = index;
  let last = size - 1;
  let computed = hash;
  for (const sibling of proof) {
    if (last === 0) return false;
    if (isOdd(node) || node === last) {
      computed = nodeHash(sibling, computed);
      while (!isOdd(node) && node !== 0) [node, last] = [half(node), half(last)];
    } else {
      computed = nodeHash(computed, sibling);
    }
    [node, last] = [half(node), half(last)];
  }
  return last === 0 && sameBytes(computed, root);
}

export interface ConsistencyClaim {
  readonly oldSize: number;
  readonly newSize: number;
  readonly oldRoot: Uint8Array;
  readonly newRoot: Uint8Array;
  readonly proof: readonly Uint8Array[];
}

/** Whether the tree of the old size and root is the beginning of the one of the new. */
export function verifyConsistency(claim: ConsistencyClaim): boolean {
  const { oldSize, newSize, oldRoot, newRoot, proof } = claim;
  if (!isSize(oldSize) || !isSize(newSize) || oldSize > newSize) return false;
  if (!isHash(oldRoot) || !isHash(newRoot) || !isProof(proof)) return false;
  if (oldSize === newSize) return proof.length === 0 && sameBytes(oldRoot, newRoot);
  // the RFC leaves out an empty beginning: any tree has it, and its root is known
  if (oldSize === 0) return proof.length === 0 && sameBytes(oldRoot, emptyRoot());
  if (proof.length === 0) return false;
  const [first, ...rest] = isPowerOfTwo(oldSize) ? [oldRoot, ...proof] : proof;
  let node = oldSize - 1;
  let last = newSize - 1;
  while (isOdd(node)) [node, last] = [half(node), half(last)];
  let before = first!;
  let after = first!;
  for (const sibling of rest) {
    if (last === 0) return false;
    if (isOdd(node) || node === last) {
      before = nodeHash(sibling, before);
      after = nodeHash(sibling, after);
      while (!isOdd(node) && node !== 0) [node, last] = [half(node), half(last)];
    } else {
      after = nodeHash(after, sibling);
    }
    [node, last] = [half(node), half(last)];
  }
  return last === 0 && sameBytes(before, oldRoot) && sameBytes(after, newRoot);
}

const isSize = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) >= 0;
const isHash = (value: unknown): boolean => value instanceof Uint8Array && value.length === HASH_BYTES;
/** Copied before it is looked through: `every` leaves out the holes of a list. */
const isProof = (value: unknown): boolean =>
  Array.isArray(value) && value.length <= LONGEST_PROOF && Array.from(value).every(isHash);
const isOdd = (value: number): boolean => value % 2 === 1;
const half = (value: number): number => Math.floor(value / 2); // sizes may exceed 32 bits

function isPowerOfTwo(value: number): boolean {
  let rest = value;
  while (rest > 1 && rest % 2 === 0) rest /= 2;
  return rest === 1;
}
