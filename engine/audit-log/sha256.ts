/**
 * SHA-256, twice: at once (noble-hashes), for the few hashes of a proof or a name, on any thread; and in WebAssembly
 * (hash-wasm), which has to be loaded, for a hundred thousand of them. Measured over the 172,238 entries of a run and their tree, WebAssembly takes
 * a third of the time.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { createSHA256 } from 'hash-wasm';

export const HASH_BYTES = 32;

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

/** Loads the hasher; the only thing in the engine that is not there at once. Where a policy refuses WebAssembly, the same bits come slower. */
export async function loadSha256(): Promise<Sha256> {
  try {
    return await createSHA256();
  } catch {
    return portableSha256();
  }
}

/** The hasher without WebAssembly. */
export function portableSha256(): Sha256 {
  let state = sha256.create();
  const saved = new WeakMap<Uint8Array, typeof state>();
  const digest = (outputType?: 'binary'): never => {
    const hash = state.digest();
    return (outputType === 'binary' ? hash : bytesToHex(hash)) as never;
  };
  const hasher: Sha256 = {
    init() {
      state = sha256.create();
      return hasher;
    },
    update(data) {
      state.update(typeof data === 'string' ? utf8ToBytes(data) : data);
      return hasher;
    },
    digest,
    save() {
      const token = new Uint8Array(1);
      saved.set(token, state.clone());
      return token;
    },
    load(token) {
      const kept = saved.get(token);
      if (kept === undefined) throw new Error('sha256: expected a state that this hasher has saved');
      state = kept.clone();
      return hasher;
    },
  };
  return hasher;
}

/** SHA-256 of a message, 32 bytes. */
export type HashOf = (message: Uint8Array) => Uint8Array;

export const sha256Of: HashOf = (message) => sha256(message);

/** The same by a hasher that is loaded. */
export function hashBy(hasher: Sha256): HashOf {
  return (message) => hasher.init().update(message).digest('binary');
}
