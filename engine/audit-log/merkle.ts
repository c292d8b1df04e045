/** Roots and proofs of a list of leaves, for callers with a handful of them; a whole log keeps a `MerkleTree`. */
import { MerkleTree } from './merkle-tree.ts';

/** Root of these leaves, 32 bytes (RFC 9162, section 2.1.1); of none: SHA-256 of nothing. */
export function merkleRoot(leaves: readonly Uint8Array[]): Uint8Array {
  return treeOf(leaves).root();
}

/**
 * Proof that the leaf at `index` is one of these: the siblings on its way to the root, the lowest first.
 *
 * @throws ArgumentError unless 0 ≤ index < leaves.length
 */
export function inclusionProof(index: number, leaves: readonly Uint8Array[]): Uint8Array[] {
  return treeOf(leaves).inclusionProof(index);
}

/**
 * Proof that the first `oldSize` leaves are the beginning of these.
 *
 * @throws ArgumentError unless 0 ≤ oldSize ≤ leaves.length
 */
export function consistencyProof(oldSize: number, leaves: readonly Uint8Array[]): Uint8Array[] {
  return treeOf(leaves).consistencyProof(oldSize);
}

export function treeOf(leaves: readonly Uint8Array[]): MerkleTree {
  const tree = new MerkleTree();
  for (const leaf of leaves) tree.appendEntry(leaf);
  return tree;
}
