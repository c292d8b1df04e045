/** A log of events: their bytes one after another, and the Merkle tree over them. */
import { expected } from '../errors.ts';
import { type AuditEvent, decodeEvent, encodeEvent } from './event.ts';
import { MerkleTree } from './merkle-tree.ts';
import type { HashOf } from './sha256.ts';
import { LONGEST_ENTRY } from './tiles.ts';

/** It only grows. A class because it guards its entries and its tree. */
export class AuditLog {
  readonly tree: MerkleTree;
  readonly #entries: Uint8Array[] = [];
  #bytes = 0;

  /** @param hashOf a loaded hasher, for a log of thousands */
  constructor(hashOf?: HashOf) {
    this.tree = new MerkleTree(hashOf);
  }

  /** Events so far. */
  get size(): number {
    return this.#entries.length;
  }

  /** Bytes of all entries. */
  get bytes(): number {
    return this.#bytes;
  }

  /** @throws ArgumentError for an event that JSON or a tile cannot hold */
  append(event: AuditEvent): void {
    const entry = encodeEvent(event);
    if (entry.length > LONGEST_ENTRY)
      throw expected('audit entry', `at most ${LONGEST_ENTRY} bytes`, entry.length);
    this.#entries.push(entry);
    this.#bytes += entry.length;
    this.tree.appendEntry(entry);
  }

  /** Bytes of an event. @throws ArgumentError outside the log */
  entry(index: number): Uint8Array {
    const entry = this.#entries[index];
    if (entry === undefined) throw expected('event', `a whole number from 0 to ${this.size - 1}`, index);
    return entry;
  }

  /** @throws ArgumentError outside the log */
  event(index: number): AuditEvent {
    return decodeEvent(this.entry(index));
  }
}
