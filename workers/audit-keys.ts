/** Keys that sign a log's heads. */

import {
  checkKeyName,
  parseSecretKey,
  type Signer,
  secretKeyText,
  verifierKeyText,
} from '../engine/audit-log/index.ts';
import { expected } from '../engine/errors.ts';
import { type Ed25519, loadEd25519 } from './audit-ed25519.ts';

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
