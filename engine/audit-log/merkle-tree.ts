/**
 * The Merkle tree over the log's entries, as Certificate Transparency has it (RFC 9162, section 2.1; hashes as RFC 6962):
 * a leaf is SHA-256(0x00 ‖ entry), a node SHA-256(0x01 ‖ left ‖ right), so that no node passes for an entry.
 *
 * The tree only grows. It keeps the hash of every complete subtree, 64 bytes an entry, so that a root or a proof of any
 * earlier size costs some twenty hashes.
 */
import { expected } from '../errors.ts';
import { HASH_BYTES, prefixedSha256Into, sha256Of } from './sha256-at-once.ts';

const LEAF = 0x00;
const NODE = 0x01;

/** Root of a log without entries: SHA-256 of nothing. Each caller gets its own, so that none can change another's. */
export function emptyRoot(): Uint8Array<ArrayBuffer> {
  return sha256Of(new Uint8Array(0));
}

/** SHA-256(0x01 ‖ left ‖ right). */
export function nodeHash(left: Uint8Array, right: Uint8Array): Uint8Array<ArrayBuffer> {
  const pair = new Uint8Array(2 * HASH_BYTES);
  pair.set(left);
  pair.set(right, HASH_BYTES);
  return hashed(NODE, pair);
}

/** SHA-256(0x00 ‖ entry). */
export function leafHash(entry: Uint8Array): Uint8Array<ArrayBuffer> {
  return hashed(LEAF, entry);
}

function hashed(prefix: number, bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const hash = new Uint8Array(HASH_BYTES);
  prefixedSha256Into(prefix, bytes, 0, bytes.length, hash, 0);
  return hash;
}

/** A class because it guards its hashes. */
export class MerkleTree {
  #size = 0;
  /** Level k: hashes of the complete subtrees of 2^k entries, from the left. */
  readonly #levels: Uint8Array<ArrayBuffer>[] = [];

  /** Entries so far. */
  get size(): number {
    return this.#size;
  }

  /** Adds an entry by its leaf hash. */
  appendHash(leaf: Uint8Array): void {
    this.#room(0, this.#size).set(leaf, HASH_BYTES * this.#size);
    this.#complete();
  }

  /** Adds an entry, which is bytes[from..to). */
  appendEntry(bytes: Uint8Array, from = 0, to = bytes.length): void {
    prefixedSha256Into(LEAF, bytes, from, to, this.#room(0, this.#size), HASH_BYTES * this.#size);
    this.#complete();
  }

  /** Root of the first `size` entries. @throws ArgumentError for more than there are */
  root(size = this.#size): Uint8Array {
    this.#checkSize('root: size', size);
    return size === 0 ? emptyRoot() : this.#hashOf(0, size);
  }

  /** Hash of a complete subtree: the `index`-th of 2^level entries. */
  node(level: number, index: number): Uint8Array {
    const hashes = this.#levels[level];
    let complete = this.#size;
    for (let k = 0; k < level; k++) complete = Math.floor(complete / 2);
    if (hashes === undefined || index < 0 || index >= complete) {
      throw expected('MerkleTree: node', 'a complete subtree', `level ${level}, index ${index}`);
    }
    return hashes.subarray(HASH_BYTES * index, HASH_BYTES * (index + 1));
  }

  /**
   * Siblings on the way from an entry up to the root of the first `size` entries (RFC 9162, section 2.1.3.1).
   *
   * @throws ArgumentError unless 0 ≤ index < size ≤ this.size
   */
  inclusionProof(index: number, size = this.#size): Uint8Array[] {
    this.#checkSize('inclusionProof: size', size);
    if (!Number.isInteger(index) || index < 0 || index >= size) {
      throw expected('inclusionProof: index', `a whole number from 0 to ${size - 1}`, index);
    }
    const proof: Uint8Array[] = [];
    let from = 0;
    let to = size;
    while (to - from > 1) {
      const middle = from + largestPowerBelow(to - from);
      if (index < middle) {
        proof.push(this.#hashOf(middle, to));
        to = middle;
      } else {
        proof.push(this.#hashOf(from, middle));
        from = middle;
      }
    }
    return proof.toReversed();
  }

  /**
   * Hashes that show the first `oldSize` entries to be the beginning of the first `size` (RFC 9162, section 2.1.4.1).
   *
   * @returns empty where there is nothing to show: for equal sizes, and for an old size of 0
   * @throws ArgumentError unless 0 ≤ oldSize ≤ size ≤ this.size
   */
  consistencyProof(oldSize: number, size = this.#size): Uint8Array[] {
    this.#checkSize('consistencyProof: size', size);
    if (!Number.isInteger(oldSize) || oldSize < 0 || oldSize > size) {
      throw expected('consistencyProof: oldSize', `a whole number from 0 to ${size}`, oldSize);
    }
    if (oldSize === 0 || oldSize === size) return [];
    const proof: Uint8Array[] = [];
    let from = 0;
    let to = size;
    while (oldSize !== to) {
      const middle = from + largestPowerBelow(to - from);
      if (oldSize <= middle) {
        proof.push(this.#hashOf(middle, to));
        to = middle;
      } else {
        proof.push(this.#hashOf(from, middle));
        from = middle;
      }
    }
    if (from > 0) proof.push(this.#hashOf(from, to)); // else it is the old root, which the verifier has
    return proof.toReversed();
  }

  /** Hash of the entries [from, to): kept where the subtree is complete, else put together. */
  #hashOf(from: number, to: number): Uint8Array {
    const count = to - from;
    let level = 0;
    let complete = 1;
    for (; complete < count; complete *= 2) level += 1;
    if (complete === count) return this.node(level, from / count);
    const middle = from + complete / 2;
    return nodeHash(this.#hashOf(from, middle), this.#hashOf(middle, to));
  }

  /** Counts the entry, and hashes the subtrees that it completes. */
  #complete(): void {
    let index = this.#size;
    this.#size += 1;
    for (let level = 0; index % 2 === 1; level++) {
      const below = this.#levels[level]!;
      const above = this.#room(level + 1, (index - 1) / 2);
      const from = HASH_BYTES * (index - 1);
      index = (index - 1) / 2;
      prefixedSha256Into(NODE, below, from, from + 2 * HASH_BYTES, above, HASH_BYTES * index);
    }
  }

  /** The level's hashes, with room for one more at `index`. */
  #room(level: number, index: number): Uint8Array<ArrayBuffer> {
    const hashes = this.#levels[level];
    if (hashes !== undefined && HASH_BYTES * (index + 1) <= hashes.length) return hashes;
    const larger = new Uint8Array(HASH_BYTES * Math.max(4, 2 * index));
    if (hashes !== undefined) larger.set(hashes);
    this.#levels[level] = larger;
    return larger;
  }

  #checkSize(where: string, size: number): void {
    if (!Number.isInteger(size) || size < 0 || size > this.#size) {
      throw expected(where, `a whole number from 0 to ${this.#size}`, size);
    }
  }
}

/** For 2 or more: the largest power of two below it. */
function largestPowerBelow(count: number): number {
  let power = 1;
  while (2 * power < count) power *= 2;
  return power;
}
