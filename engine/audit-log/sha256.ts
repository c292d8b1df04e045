/** SHA-256 in WebAssembly (hash-wasm): chained hashes of small messages, many times faster than WebCrypto. */
import { createSHA256 } from 'hash-wasm';

/** A reusable hasher; calls in the order init, update…, digest. Not to be shared by runs that take turns. */
export interface Sha256 {
  init(): Sha256;
  update(data: Uint8Array | string): Sha256;
  digest(): string;
  digest(outputType: 'binary'): Uint8Array;
  /** The state between two updates, for `load`: whoever pauses must not keep the hasher from others. */
  save(): Uint8Array;
  load(state: Uint8Array): Sha256;
}

/** Loads the hasher; the only thing in the engine that is not there at once. */
export function loadSha256(): Promise<Sha256> {
  return createSHA256();
}
