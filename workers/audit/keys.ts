/**
 * Keys that sign a log's heads, and Ed25519 signatures (RFC 8032): the browser's own, or a library's where it has none (older
 * ones, and pages that did not come over a secure connection). Signatures are deterministic, so both sign alike.
 */
import {
  checkKeyName,
  parseSecretKey,
  type Signer,
  secretKeyText,
  verifierKeyText,
} from '../../engine/audit-log/index.ts';
import { expected } from '../../engine/errors.ts';

/** A key pair as text. */
export interface KeyTexts {
  /** For everyone. */
  readonly verifierKey: string;
  /** For its holder. */
  readonly secretKey: string;
}

/** Makes a key pair of random bytes. @throws ArgumentError for a name with spaces or `+` */
export async function makeKey(name: string): Promise<KeyTexts> {
  checkKeyName(name);
  const ed25519 = await loadEd25519();
  const seed = crypto.getRandomValues(new Uint8Array(32));
  const key = { name, publicKey: await ed25519.publicKey(seed) };
  return { verifierKey: verifierKeyText(key), secretKey: secretKeyText(key, seed) };
}

/** The signer of a private key's text. @throws ArgumentError unless it is one, with the id that belongs to it */
export async function signerOf(secretKey: string, ed25519?: Ed25519): Promise<Signer> {
  const { publicKey, sign } = ed25519 ?? (await loadEd25519());
  const { name, seed } = parseSecretKey(secretKey);
  const key = { name, publicKey: await publicKey(seed) };
  if (secretKeyText(key, seed) !== secretKey.trim()) {
    throw expected('private key', 'the id that belongs to it', 'another');
  }
  return { ...key, sign: (message) => sign(message, seed) };
}

export interface Ed25519 {
  readonly publicKey: (seed: Uint8Array) => Promise<Uint8Array>;
  readonly sign: (message: Uint8Array, seed: Uint8Array) => Promise<Uint8Array>;
  /** Never rejects: what is no signature or no key does not verify. */
  readonly verify: (signature: Uint8Array, message: Uint8Array, publicKey: Uint8Array) => Promise<boolean>;
}

const NAME = 'Ed25519';
/** What stands before the seed in PKCS #8 (RFC 8410, section 7). */
const PKCS8 = [48, 46, 2, 1, 0, 48, 5, 6, 3, 43, 101, 112, 4, 34, 4, 32] as const;

/** Its own buffer: WebCrypto's types take no shared memory. */
const own = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => Uint8Array.from(bytes);

function privateKey(seed: Uint8Array): Promise<CryptoKey> {
  return crypto.subtle.importKey('pkcs8', Uint8Array.of(...PKCS8, ...seed), NAME, true, ['sign']);
}

export const webCryptoEd25519: Ed25519 = {
  publicKey: async (seed) => {
    const { x = '' } = await crypto.subtle.exportKey('jwk', await privateKey(seed));
    const text = atob(x.replaceAll('-', '+').replaceAll('_', '/'));
    return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
  },
  sign: async (message, seed) =>
    new Uint8Array(await crypto.subtle.sign(NAME, await privateKey(seed), own(message))),
  verify: async (signature, message, publicKey) => {
    try {
      const key = await crypto.subtle.importKey('raw', own(publicKey), NAME, false, ['verify']);
      return await crypto.subtle.verify(NAME, key, own(signature), own(message));
    } catch {
      return false;
    }
  },
};

/** Loads the library, with a hash of its own since WebCrypto may be missing altogether. */
export async function nobleEd25519(): Promise<Ed25519> {
  const [noble, { sha512 }] = await Promise.all([import('@noble/ed25519'), import('@noble/hashes/sha2.js')]);
  noble.hashes.sha512 = (message) => own(sha512(message));
  return {
    publicKey: async (seed) => noble.getPublicKey(seed),
    sign: async (message, seed) => noble.sign(message, seed),
    verify: async (signature, message, publicKey) => {
      try {
        return noble.verify(signature, message, publicKey, { zip215: false });
      } catch {
        return false;
      }
    },
  };
}

let chosen: Promise<Ed25519> | undefined;

/** The browser's own where it works, else the library's; found out once. */
export function loadEd25519(): Promise<Ed25519> {
  return (chosen ??= choose());
}

async function choose(): Promise<Ed25519> {
  try {
    await webCryptoEd25519.sign(new Uint8Array(1), new Uint8Array(32).fill(1));
    return webCryptoEd25519;
  } catch {
    return nobleEd25519();
  }
}
