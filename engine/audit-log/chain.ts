/**
 * The audit chain: one leaf a deployment, each hashed together with the head before it.
 *
 * head(0) = SHA-256("genops-audit/1"); head(i) = SHA-256(head(i − 1) ‖ leaf(i)). Whoever changes, drops, adds or swaps
 * a leaf changes every head after it.
 */
import { sameBytes } from './bytes.ts';
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

/**
 * Checks leaves against the heads that were recorded for them.
 * @param heads 32 bytes a leaf
 * @returns index of the first leaf that does not fit, or −1 when all do; a missing or extra leaf does not fit
 */
export function firstBrokenLink(leaves: readonly Uint8Array[], heads: Uint8Array, sha256: Sha256): number {
  const chain = new AuditChain(sha256);
  for (let i = 0; i < leaves.length; i++) {
    const recorded = heads.subarray(i * HEAD_BYTES, (i + 1) * HEAD_BYTES);
    if (!sameBytes(chain.append(leaves[i]!), recorded)) return i;
  }
  return leaves.length * HEAD_BYTES === heads.length ? -1 : leaves.length;
}
