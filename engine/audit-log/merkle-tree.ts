/**
 * The Merkle tree over the log's entries, as Certificate Transparency has it (RFC 9162, section 2.1; hashes as RFC 6962):
 * a leaf is SHA-256(0x00 ‖ entry), a node SHA-256(0x01 ‖ left ‖ right), so that no node passes for an entry.
 *
 * The tree only grows. It keeps the hash of every complete subtree, 64 bytes an entry, so that a root or a proof of any
 * earlier size costs some twenty hashes.
 */
import { expected, inWords } from '../errors.ts';
import { HASH_BYTES, type HashOf, sha256Of } from './sha256.ts';

const LEAF = 0x00;
const NODE = 0x01;

/** What is hashed: one buffer, since a new one for each hash takes longer than the hash. Nothing in it is kept between two. */
let message = new Uint8Array(1 << 10);

/** Root of a log without entries: SHA-256 of nothing. Each caller gets its own, so that none can change another's. */
export function emptyRoot(): Uint8Array {
  return sha256Of(new Uint8Array(0));
}

/** SHA-256(0x01 ‖ left ‖ right). */
export function nodeHash(left: Uint8Array, right: Uint8Array, hashOf: HashOf = sha256Of): Uint8Array {
  message[0] = NODE;
  message.set(left, 1);
  message.set(right, 1 + HASH_BYTES);
  return hashOf(message.subarray(0, 1 + 2 * HASH_BYTES));
}

/** SHA-256(0x00 ‖ entry). */
export function leafHash(entry: Uint8Array, hashOf: HashOf = sha256Of): Uint8Array {
  if (entry.length >= message.length) message = new Uint8Array(2 * entry.length);
  message[0] = LEAF;
  message.set(entry, 1);
  return hashOf(message.subarray(0, 1 + entry.length));
}

/** Entries [from, to). */
export type Span = readonly [from: number, to: number];

/** The entries under each node on the way from a leaf up to the root. @param index 0 to size − 1 */
export function spansAbove(index: number, size: number): Span[] {
  const spans: Span[] = [];
  let [from, to] = [0, size];
  while (to - from > 1) {
    spans.push([from, to]);
    const middle = from + largestPowerBelow(to - from);
    if (index < middle) to = middle;
    else from = middle;
  }
  return [...spans, [from, to] as const].toReversed();
}

/** The entries under a node's sibling. @param parent those under their parent */
export function siblingOf([from, to]: Span, parent: Span): Span {
  return from === parent[0] ? [to, parent[1]] : [parent[0], from];
}

/** The entries under each hash of a consistency proof, in its order. */
export function consistencySpans(oldSize: number, newSize: number): Span[] {
  const spans: Span[] = [];
  if (oldSize === 0 || oldSize === newSize) return spans;
  let [from, to] = [0, newSize];
  while (oldSize !== to) {
    const middle = from + largestPowerBelow(to - from);
    if (oldSize <= middle) {
      spans.push([middle, to]);
      to = middle;
    } else {
      spans.push([from, middle]);
      from = middle;
    }
  }
  if (from > 0) spans.push([from, to]); // else it is the old root, which the verifier has
  return spans.toReversed();
}

/** A class because it guards its hashes. */
export class MerkleTree {
  #size = 0;
  readonly #hashOf: HashOf;
  /** Level k: hashes of the complete subtrees of 2^k entries, from the left. */
  readonly #levels: Uint8Array<ArrayBuffer>[] = [];

  /** @param hashOf a loaded hasher, for a log of thousands */
  constructor(hashOf: HashOf = sha256Of) {
    this.#hashOf = hashOf;
  }

  /** Entries so far. */
  get size(): number {
    return this.#size;
  }

  /** Adds an entry by its leaf hash. */
  appendHash(leaf: Uint8Array): void {
    this.#room(0, this.#size).set(leaf, HASH_BYTES * this.#size);
    this.#complete();
  }

  appendEntry(entry: Uint8Array): void {
    this.appendHash(leafHash(entry, this.#hashOf));
  }

  /** Root of the first `size` entries. @throws ArgumentError for more than there are */
  root(size = this.#size): Uint8Array {
    this.#checkSize('root: size', size);
    return size === 0 ? emptyRoot() : this.spanHash([0, size]);
  }

  /** Hash of a complete subtree: the `index`-th of 2^level entries. */
  node(level: number, index: number): Uint8Array {
    const hashes = this.#levels[level];
    let complete = this.#size;
    for (let k = 0; k < level; k++) complete = Math.floor(complete / 2);
    if (hashes === undefined || index < 0 || index >= complete) {
      throw expected('MerkleTree: node', 'a complete subtree', inWords(`level ${level}, index ${index}`));
    }
    return hashes.subarray(HASH_BYTES * index, HASH_BYTES * (index + 1));
  }

  /**
   * Siblings on the way from an entry up to the root of the first `size` entries (RFC 9162, section 2.1.3.1).
   * @throws ArgumentError unless 0 ≤ index < size ≤ this.size
   */
  inclusionProof(index: number, size = this.#size): Uint8Array[] {
    this.#checkSize('inclusionProof: size', size);
    if (!Number.isInteger(index) || index < 0 || index >= size) {
      throw expected('inclusionProof: index', `a whole number from 0 to ${size - 1}`, index);
    }
    const spans = spansAbove(index, size);
    return spans.slice(1).map((parent, k) => this.spanHash(siblingOf(spans[k]!, parent)));
  }

  /**
   * Hashes that show the first `oldSize` entries to be the beginning of the first `size` (RFC 9162, section 2.1.4.1).
   * @returns empty where there is nothing to show: for equal sizes, and for an old size of 0
   * @throws ArgumentError unless 0 ≤ oldSize ≤ size ≤ this.size
   */
  consistencyProof(oldSize: number, size = this.#size): Uint8Array[] {
    this.#checkSize('consistencyProof: size', size);
    if (!Number.isInteger(oldSize) || oldSize < 0 || oldSize > size) {
      throw expected('consistencyProof: oldSize', `a whole number from 0 to ${size}`, oldSize);
    }
    return consistencySpans(oldSize, size).map((span) => this.spanHash(span));
  }

  /** Hash over the entries of a node: kept where the subtree is complete, else put together. */
  spanHash([from, to]: Span): Uint8Array {
    const count = to - from;
    let level = 0;
    let complete = 1;
    for (; complete < count; complete *= 2) level += 1;
    if (complete === count) return this.node(level, from / count);
    const middle = from + complete / 2;
    return nodeHash(this.spanHash([from, middle]), this.spanHash([middle, to]), this.#hashOf);
  }

  /** Counts the entry, and hashes the subtrees that it completes. */
  #complete(): void {
    let index = this.#size;
    this.#size += 1;
    for (let level = 0; index % 2 === 1; level++) {
      const [left, right] = [this.node(level, index - 1), this.node(level, index)];
      index = (index - 1) / 2;
      this.#room(level + 1, index).set(nodeHash(left, right, this.#hashOf), HASH_BYTES * index);
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

/** The tree over a handful of entries. */
export function treeOf(entries: readonly Uint8Array[]): MerkleTree {
  const tree = new MerkleTree();
  for (const entry of entries) tree.appendEntry(entry);
  return tree;
}
