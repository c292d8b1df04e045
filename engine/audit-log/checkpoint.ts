/**
 * Signed heads of a log, as text that other tools read: C2SP *tlog-checkpoint* in a C2SP *signed-note*.
 *
 * Three lines (origin, size, root in base64), an empty line, and a line `— name signature` for each signature, which is base64
 * of the key's id (4 bytes) and an Ed25519 signature (64 bytes) over the three lines, each with its line end.
 */
import { expected } from '../errors.ts';
import { base64, base64Bytes, hex, isWellFormed, utf8Bytes } from './bytes.ts';
import { HASH_BYTES, sha256Of } from './sha256.ts';

/** What a log says of itself at a size. */
export interface TreeHead {
  /** Which log: one line without control characters, 1 to `LONGEST_NAME` bytes. */
  readonly origin: string;
  readonly size: number;
  readonly root: Uint8Array;
}

/** A public key and whose it is. */
export interface VerifierKey {
  /** No spaces, no control characters, no `+`, 1 to `LONGEST_NAME` bytes. C2SP asks for the origin of the log. */
  readonly name: string;
  /** Ed25519, 32 bytes. */
  readonly publicKey: Uint8Array;
}

/** Whoever holds a private key. */
export interface Signer extends VerifierKey {
  readonly sign: (message: Uint8Array) => Promise<Uint8Array>;
}

/** Whether a signature of this message is this key's; never rejects. */
export type VerifySignature = (
  signature: Uint8Array,
  message: Uint8Array,
  publicKey: Uint8Array,
) => Promise<boolean>;

/** Longest name of a log or a key, bytes of UTF-8; C2SP *tlog-cosignature* gives its length one byte. */
const LONGEST_NAME = 255;
/** Longest text of a key that is read, letters: name, id and 33 bytes in base64 have 308, and a private one 12 more. */
const LONGEST_KEY = 512;
/** Longest note that is read, letters. Readers must take 16 signatures, and the longest kind has nearly 5 kB. */
const LONGEST_NOTE = 0x2_0000;

const ED25519 = 0x01;
const KEY_BYTES = 32;
const ID_BYTES = 4;
const SIGNATURE_BYTES = 64;

/** Whole characters, none of them a control character (also of Latin 1, which terminals obey), and not too many. */
function isName(text: string): boolean {
  if (text.length === 0 || text.length > LONGEST_NAME || /[\p{Cc}\p{Surrogate}]/u.test(text)) return false;
  return utf8Bytes(text).length <= LONGEST_NAME;
}

const isKeyName = (text: string): boolean => isName(text) && !/[\s+]/u.test(text);

/** First 4 bytes of SHA-256(name ‖ "\n" ‖ 0x01 ‖ public key). */
function keyId({ name, publicKey }: VerifierKey): Uint8Array {
  return sha256Of(Uint8Array.of(...utf8Bytes(name), 0x0a, ED25519, ...publicKey)).subarray(0, ID_BYTES);
}

/** `name+id+key`: the id in hexadecimal digits, the key in base64 after its algorithm's byte. */
export function verifierKeyText(key: VerifierKey): string {
  return `${key.name}+${hex(keyId(key))}+${base64(Uint8Array.of(ED25519, ...key.publicKey))}`;
}

/** @throws ArgumentError unless it is the text of an Ed25519 key whose id fits */
export function parseVerifierKey(text: string): VerifierKey {
  const { name, key: publicKey } = keyParts(text, '') ?? {};
  if (name !== undefined && publicKey !== undefined) {
    const key = { name, publicKey };
    if (verifierKeyText(key) === text.trim()) return key;
  }
  throw expected('verifier key', 'name+id+key of an Ed25519 key, with the id that belongs to it', text);
}

/** A private key as text, as *signed-note* tools keep it: `PRIVATE+KEY+name+id+seed`, the seed of 32 bytes in base64 after 0x01. */
export function secretKeyText(key: VerifierKey, seed: Uint8Array): string {
  return `PRIVATE+KEY+${key.name}+${hex(keyId(key))}+${base64(Uint8Array.of(ED25519, ...seed))}`;
}

/**
 * Name and seed of a private key. Its id is not tested here, since that needs the public key.
 * @throws ArgumentError unless it is the text of an Ed25519 key; the message does not repeat it
 */
export function parseSecretKey(text: string): { readonly name: string; readonly seed: Uint8Array } {
  const parts = keyParts(text, 'PRIVATE+KEY+');
  if (parts !== null) return { name: parts.name, seed: parts.key };
  throw expected('private key', 'PRIVATE+KEY+name+id+seed of an Ed25519 key', `${text.length} characters`);
}

/** Name and 32 bytes of a key's text; null if the text is not a key. */
function keyParts(text: string, prefix: string): { readonly name: string; readonly key: Uint8Array } | null {
  const trimmed = text.length <= LONGEST_KEY ? text.trim() : '';
  if (!trimmed.startsWith(prefix)) return null;
  const [, name = '', data = ''] = /^([^+]+)\+[0-9a-f]{8}\+(\S+)$/u.exec(trimmed.slice(prefix.length)) ?? [];
  const bytes = base64Bytes(data);
  if (!isKeyName(name) || bytes?.length !== 1 + KEY_BYTES || bytes[0] !== ED25519) return null;
  return { name, key: bytes.slice(1) };
}

/** The three lines that are signed. */
function noteText({ origin, size, root }: TreeHead): string {
  return `${origin}\n${size}\n${base64(root)}\n`;
}

/** @throws ArgumentError for a name that the format cannot hold */
export function checkKeyName(name: string): void {
  if (isKeyName(name)) return;
  throw expected('key name', `1 to ${LONGEST_NAME} bytes without spaces, control characters and +`, name);
}

/** Signs a head. @throws ArgumentError for a name or an origin that the format cannot hold */
export async function signedCheckpoint(head: TreeHead, signer: Signer): Promise<string> {
  checkKeyName(signer.name);
  if (!isName(head.origin)) {
    throw expected(
      'origin',
      `one line of 1 to ${LONGEST_NAME} bytes without control characters`,
      head.origin,
    );
  }
  const text = noteText(head);
  const signature = await signer.sign(utf8Bytes(text));
  return `${text}\n— ${signer.name} ${base64(Uint8Array.of(...keyId(signer), ...signature))}\n`;
}

export interface Checkpoint extends TreeHead {
  /** The signed bytes. */
  readonly message: Uint8Array;
  readonly signatures: readonly { readonly name: string; readonly data: Uint8Array }[];
}

/** @throws ArgumentError unless it is a checkpoint with a signature line at least */
export function parseCheckpoint(note: string): Checkpoint {
  if (note.length > LONGEST_NOTE || !isWellFormed(note) || /[^\P{Cc}\n]/u.test(note)) {
    throw expected(
      'checkpoint',
      `at most ${LONGEST_NOTE} characters, all of them whole and none a control character`,
      note,
    );
  }
  const lines = note.split('\n');
  const blank = lines.indexOf('');
  const [origin = '', sizeText = '', rootText = ''] = lines.slice(0, Math.max(0, blank));
  const size = /^(0|[1-9]\d*)$/.test(sizeText) ? Number(sizeText) : Number.NaN;
  const root = base64Bytes(rootText);
  if (blank < 3 || !isName(origin) || !Number.isSafeInteger(size) || root?.length !== HASH_BYTES) {
    throw expected('checkpoint', 'lines of origin, size and root, then an empty line', note);
  }
  const signatures = lines.slice(blank + 1, -1).map((line) => {
    const [, name = '', text = ''] = /^— (\S+) (\S+)$/u.exec(line) ?? [];
    const data = base64Bytes(text);
    if (data === null || data.length <= ID_BYTES)
      throw expected('checkpoint', 'a line — name signature', line);
    return { name, data };
  });
  if (signatures.length === 0 || lines.at(-1) !== '') {
    throw expected('checkpoint', 'a signature line with its line end', note);
  }
  const message = utf8Bytes(`${lines.slice(0, blank).join('\n')}\n`); // more lines than three may be signed
  return { origin, size, root, message, signatures };
}

/** Whether the checkpoint is signed with this key. One signature in its name that is not the key's spoils all. */
export async function isSignedBy(
  { message, signatures }: Checkpoint,
  key: VerifierKey,
  verify: VerifySignature,
): Promise<boolean> {
  const id = hex(keyId(key));
  let signed = false;
  for (const { name, data } of signatures) {
    if (name !== key.name || hex(data.subarray(0, ID_BYTES)) !== id) continue;
    if (data.length !== ID_BYTES + SIGNATURE_BYTES) return false;
    if (!(await verify(data.subarray(ID_BYTES), message, key.publicKey))) return false;
    signed = true;
  }
  return signed;
}
