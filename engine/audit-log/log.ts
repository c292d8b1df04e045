/** A log of events: their bytes one after another, and the Merkle tree over them. */
import { expected } from '../errors.ts';
import { ByteWriter } from './bytes.ts';
import type { AuditEvent } from './event.ts';
import { decodeEvent, writeEvent } from './event-codec.ts';
import { MerkleTree } from './merkle-tree.ts';
import { LONGEST_ENTRY } from './tiles.ts';

/** It only grows. A class because it guards its bytes and its tree. */
export class AuditLog {
  readonly tree = new MerkleTree();
  readonly #bytes = new ByteWriter(1 << 16);
  readonly #starts: number[] = [];

  /** Events so far. */
  get size(): number {
    return this.#starts.length;
  }

  /** Bytes of all entries. */
  get bytes(): number {
    return this.#bytes.length;
  }

  /** @throws ArgumentError for an event that the layout or a tile cannot hold */
  append(event: AuditEvent): void {
    this.#add(() => writeEvent(event, this.#bytes));
  }

  /** Adds an entry as it is, without a look inside. @throws ArgumentError where a tile cannot hold it */
  appendEntry(entry: Uint8Array): void {
    this.#add(() => this.#bytes.raw(entry));
  }

  #add(write: () => void): void {
    const before = this.#bytes.length;
    try {
      write();
      const length = this.#bytes.length - before;
      if (length > LONGEST_ENTRY) throw expected('audit entry', `at most ${LONGEST_ENTRY} bytes`, length);
    } catch (error) {
      this.#bytes.truncate(before);
      throw error;
    }
    this.#starts.push(before);
    this.tree.appendEntry(this.#bytes.bytes.subarray(before));
  }

  /** Bytes of an event; they hold until the next one is added. @throws ArgumentError outside the log */
  entry(index: number): Uint8Array {
    const from = this.#starts[index];
    if (from === undefined) throw expected('event', `a whole number from 0 to ${this.size - 1}`, index);
    return this.#bytes.bytes.subarray(from, this.#starts[index + 1] ?? this.#bytes.length);
  }

  /** @throws ArgumentError outside the log, or for bytes that are no event */
  event(index: number): AuditEvent {
    return decodeEvent(this.entry(index));
  }
}
