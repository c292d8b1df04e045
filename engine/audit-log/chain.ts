/**
 * The audit chain: one leaf a deployment, each hashed together with the head before it.
 *
 * head(0) = SHA-256("genops-audit/1"); head(i) = SHA-256(head(i − 1) ‖ leaf(i)). Whoever changes, drops, adds or swaps
 * a leaf changes every head after it.
 */
import type { Sha256 } from './sha256.ts';

export const HEAD_BYTES = 32;
const GENESIS = 'genops-audit/1';

/** Appends leaves. A class because it guards the head. */
export class AuditChain {
  readonly #sha256: Sha256;
  #head: Uint8Array;

  constructor(sha256: Sha256) {
    this.#sha256 = sha256;
    this.#head = sha256.init().update(GENESIS).digest('binary');
  }

  /** The present head, 32 bytes. */
  get head(): Uint8Array {
    return this.#head;
  }

  /** Adds a leaf and returns the new head. */
  append(leaf: Uint8Array): Uint8Array {
    this.#head = this.#sha256.init().update(this.#head).update(leaf).digest('binary');
    return this.#head;
  }
}
