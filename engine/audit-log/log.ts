/** A log of events: their bytes one after another, and the Merkle tree over them. */
import { expected } from '../errors.ts';
import { putUtf8 } from './bytes.ts';
import { type AuditEvent, decodeEvent, eventText } from './event.ts';
import { MerkleTree } from './merkle-tree.ts';
import type { HashOf } from './sha256.ts';

/** Longest entry, bytes: a tile holds its length in two. */
export const LONGEST_ENTRY = 0xffff;

/** It only grows. A class because it guards its bytes, all in one buffer (a hundred thousand of them are slow), and its tree. */
export class AuditLog {
  readonly tree: MerkleTree;
  #buffer = new Uint8Array(1 << 16);
  /** Where each entry begins, and where the last one ends. */
  readonly #ends: number[] = [0];

  /** @param hashOf a loaded hasher, for a log of thousands */
  constructor(hashOf?: HashOf) {
    this.tree = new MerkleTree(hashOf);
  }

  /** Events so far. */
  get size(): number {
    return this.#ends.length - 1;
  }

  /** Bytes of all entries. */
  get bytes(): number {
    return this.#ends.at(-1)!;
  }

  /** @throws ArgumentError for an event that JSON or a tile cannot hold */
  append(event: AuditEvent): void {
    const text = eventText(event);
    const room = this.bytes + 3 * text.length;
    if (room > this.#buffer.length) {
      const larger = new Uint8Array(Math.max(2 * this.#buffer.length, room));
      larger.set(this.#buffer);
      this.#buffer = larger;
    }
    const length = putUtf8(text, this.#buffer.subarray(this.bytes));
    if (length > LONGEST_ENTRY) throw expected('audit entry', `at most ${LONGEST_ENTRY} bytes`, length);
    this.#ends.push(this.bytes + length);
    this.tree.appendEntry(this.entry(this.size - 1));
  }

  /** Bytes of an event; they hold until the next one is added. @throws ArgumentError outside the log */
  entry(index: number): Uint8Array {
    const end = this.#ends[index + 1];
    if (end === undefined || index < 0)
      throw expected('event', `a whole number from 0 to ${this.size - 1}`, index);
    return this.#buffer.subarray(this.#ends[index], end);
  }

  /** @throws ArgumentError outside the log */
  event(index: number): AuditEvent {
    return decodeEvent(this.entry(index));
  }
}
