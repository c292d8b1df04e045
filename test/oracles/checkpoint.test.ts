/** The example of Go's sumdb/note package, which C2SP's signed-note describes, and the paths of tlog-tiles. */
import { expect, it } from 'vitest';
import {
  base64,
  hex,
  isSignedBy,
  parseVerifierKey,
  tileAt,
  tilePath,
  utf8Bytes,
} from '../../engine/governance/index.ts';
import { nobleEd25519, webCryptoEd25519 } from '../../workers/audit-ed25519.ts';
import { signerOf } from '../../workers/audit-keys.ts';

const KEY = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
const SECRET = 'PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz';
const MESSAGE = utf8Bytes(
  "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n",
);
const SIGNATURE =
  'x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=';

const implementations = [
  ['the browser’s own', async () => webCryptoEd25519],
  ['the library’s', nobleEd25519],
] as const;

it.each(implementations)('a note is signed as in the example, with %s Ed25519', async (_, load) => {
  const signer = await signerOf(SECRET, await load());
  const id = parseVerifierKey(KEY).publicKey;
  expect(hex(signer.publicKey)).toBe(hex(id));
  const signature = await signer.sign(MESSAGE);
  expect(base64(Uint8Array.of(0xc7, 0x4f, 0x20, 0xa3, ...signature))).toBe(SIGNATURE);
});

it.each(implementations)('the example’s signature verifies, and no other, with %s', async (_, load) => {
  const { verify } = await load();
  const key = parseVerifierKey(KEY);
  const data = Uint8Array.from(Buffer.from(SIGNATURE, 'base64'));
  const note = { origin: '', size: 0, root: new Uint8Array(32), message: MESSAGE };
  const signed = (changed: Uint8Array, message = MESSAGE): Promise<boolean> =>
    isSignedBy({ ...note, message, signatures: [{ name: key.name, data: changed }] }, key, verify);
  expect(await signed(data)).toBe(true);
  expect(await signed(data.with(40, data[40]! ^ 1))).toBe(false);
  expect(await signed(data.with(0, 0))).toBe(false); // another key's id
  expect(await signed(data.subarray(0, 60))).toBe(false);
  expect(await signed(data, MESSAGE.with(3, 0x20))).toBe(false);
});

it.each([
  [0, 'tile/0/000'],
  [67, 'tile/0/067'],
  [1_234_067, 'tile/0/x001/x234/067'],
])('tile %i has its path', (index, path) => {
  expect(tilePath({ level: 0, index, width: 256 })).toBe(path);
  expect(tileAt(path)).toEqual({ level: 0, index, width: 256 });
});

it('a partial tile has its width in its path', () => {
  const tile = { level: 'entries', index: 1000, width: 17 } as const;
  expect(tilePath(tile)).toBe('tile/entries/x001/000.p/17');
  expect(tileAt('tile/entries/x001/000.p/17')).toEqual(tile);
});
