/** The example of Go's sumdb/note package, which C2SP's signed-note describes, and the paths of tlog-tiles. */
import { describe, expect, it } from 'vitest';
import {
  base64,
  checkKeyName,
  hex,
  isSignedBy,
  parseCheckpoint,
  parseSecretKey,
  parseVerifierKey,
  secretKeyText,
  signedCheckpoint,
  type TreeHead,
  tileAt,
  tilePath,
  utf8Bytes,
  verifierKeyText,
} from '../../engine/audit-log/index.ts';
import { ArgumentError } from '../../engine/errors.ts';
import { nobleEd25519, signerOf, webCryptoEd25519 } from '../../workers/audit/keys.ts';

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

describe('the text of a key', () => {
  const key = parseVerifierKey(KEY);
  const verifierDue =
    'verifier key: expected name+id+key of an Ed25519 key, with the id that belongs to it, got "';

  it('is read and written', () => {
    expect(verifierKeyText(key)).toBe(KEY);
    expect(parseVerifierKey(`\n ${KEY} \n`)).toEqual(key);
    const { name, seed } = parseSecretKey(` ${SECRET}\n`);
    expect([name, seed.length]).toEqual(['PeterNeumann', 32]);
    expect(secretKeyText(key, seed)).toBe(SECRET);
  });

  it.each(['x'.repeat(255), `${'é'.repeat(127)}x`])('may have a name of 255 bytes: %.8s', (name) => {
    expect(() => checkKeyName(name)).not.toThrow();
    const longest = { ...key, name };
    expect(parseVerifierKey(verifierKeyText(longest))).toEqual(longest);
  });

  it.each([
    ['another id', KEY.replace('c74f20a3', 'c74f20a4')],
    ['an id in capitals', KEY.replace('c74f20a3', 'C74F20A3')],
    ['a longer id', KEY.replace('c74f20a3', 'c74f20a30')],
    ['another name', KEY.replace('Peter', 'Petra')],
    ['a word before it', `a ${KEY}`],
    ['a word after it', `${KEY} a`],
    ['no base64', KEY.replace('ARpc', 'A?pc')],
    ['a byte less', keyOf(Uint8Array.of(1, ...key.publicKey.subarray(1)))],
    ['a byte more', keyOf(Uint8Array.of(1, ...key.publicKey, 0))],
    ['another algorithm', keyOf(Uint8Array.of(2, ...key.publicKey))],
    ['more letters than a key has', `${KEY}${' '.repeat(513 - KEY.length)}`],
  ])('of somebody to verify is refused with %s', (_, text) => {
    expect(() => parseVerifierKey(text)).toThrow(`${verifierDue}${text.slice(0, 20)}`);
  });

  it('may have as many spaces around it as fit into 512 letters', () =>
    expect(parseVerifierKey(KEY.padEnd(512))).toEqual(key));

  it.each([
    ['no beginning', KEY],
    ['a beginning of another kind', SECRET.replace('PRIVATE', 'private')],
    ['no end', SECRET.slice(0, -1)],
    ['another algorithm', SECRET.replace('+AYEK', '+AoEK')],
    ['no id', SECRET.replace('c74f20a3', 'id')],
    ['a word after it', `${SECRET} a`],
  ])('that is private is refused with %s, and not repeated', (_, text) => {
    expect(() => parseSecretKey(text)).toThrow(
      `private key: expected PRIVATE+KEY+name+id+seed of an Ed25519 key, got "${text.length} characters"`,
    );
  });
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

it.each([
  'tile/0/000.p/0',
  'tile/0/000.p/256',
  'tile/0/000.p/300',
  'tile/0/000.p/017',
  'tile/64/000',
  'tile/00/000',
  'tile/0/x000/001',
  'tile/0/1',
  'tile/0/x001',
  `tile/0/${'x001/'.repeat(5)}001`,
  `tile/0/${'x001/'.repeat(700_000)}001`,
])('%.40s is the path of no tile', (path) => expect(tileAt(path)).toBeNull());

it('the highest tile that may be has its path', () => {
  const tile = { level: 63, index: 1_000_999_999_999_999, width: 255 } as const;
  expect(tileAt(tilePath({ ...tile, index: 999_999_999_999_999 }))).toEqual({
    ...tile,
    index: 999_999_999_999_999,
  });
  expect(tileAt(tilePath(tile))).toBeNull();
});

/** A text with the form of a key. */
function keyOf(data: Uint8Array): string {
  return `PeterNeumann+c74f20a3+${base64(data)}`;
}

describe('a signed note', () => {
  const head = (origin: string): TreeHead => ({ origin, size: 3, root: new Uint8Array(32).fill(7) });
  const BELL = '\u0007';
  const NEXT_LINE = '\u0085';
  const HALF = '\ud83d';

  it.each(['', 'two\nlines', 'log\r', `log${BELL}`, `log${NEXT_LINE}`, `log${HALF}`, 'x'.repeat(256)])(
    'is not signed for the origin %j',
    async (origin) => {
      const signer = await signerOf(SECRET);
      await expect(signedCheckpoint(head(origin), signer)).rejects.toThrow(
        'origin: expected one line of 1 to 255 bytes without control characters',
      );
    },
  );

  it.each([
    '',
    'two words',
    'a+b',
    'tab\t',
    'nul\0',
    `log${BELL}`,
    `log${NEXT_LINE}`,
    `log${HALF}`,
    'é'.repeat(128),
    'x'.repeat(1_000_000),
  ])('has no key of the name %.20j', async (name) => {
    const due = 'key name: expected 1 to 255 bytes without spaces, control characters and +';
    expect(() => checkKeyName(name)).toThrow(due);
    const text = `${name}${KEY.slice('PeterNeumann'.length)}`;
    expect(() => parseVerifierKey(text)).toThrow(ArgumentError);
    expect(() => parseSecretKey(`PRIVATE+KEY+${text}`)).toThrow(ArgumentError);
    const signer = { ...(await signerOf(SECRET)), name };
    await expect(signedCheckpoint(head('log'), signer)).rejects.toThrow(ArgumentError);
  });

  it.each([
    ['a carriage return', (note: string) => note.replace('log\n', 'log\r\n')],
    ['a bell', (note: string) => note.replace('log\n', `log${BELL}\n`)],
    ['half a character', (note: string) => note.replace('log\n', `log${HALF}\n`)],
    ['half a character in a line of its own', (note: string) => note.replace('\n\n', `\n${HALF}\n\n`)],
    ['more letters than it may have', (note: string) => note.replace('\n\n', `\n${'x'.repeat(200_000)}\n\n`)],
    ['a long origin', (note: string) => `${'x'.repeat(256)}${note}`],
  ])('is not read with %s', async (_, change) => {
    const note = await signedCheckpoint(head('log'), await signerOf(SECRET));
    expect(parseCheckpoint(note)).toMatchObject(head('log'));
    expect(() => parseCheckpoint(change(note))).toThrow(ArgumentError);
  });

  it('may sign more lines than three, and has any number of signatures', async () => {
    const root = base64(head('log').root);
    const read = parseCheckpoint(`log\n0\n${root}\nmore\nand more\n\n— a AAAAAAA=\n— b/c AAAAAAAA\n`);
    expect(read).toEqual({
      ...head('log'),
      size: 0,
      message: utf8Bytes(`log\n0\n${root}\nmore\nand more\n`),
      signatures: [
        { name: 'a', data: new Uint8Array(5) },
        { name: 'b/c', data: new Uint8Array(6) },
      ],
    });
    const key = parseVerifierKey(KEY);
    expect(await isSignedBy(read, key, async () => true)).toBe(false);
    const short = [{ name: key.name, data: Uint8Array.of(0xc7, 0x4f, 0x20, 0xa3, ...new Uint8Array(63)) }];
    expect(await isSignedBy({ ...read, signatures: short }, key, async () => true)).toBe(false);
  });

  const LINES = 'checkpoint: expected lines of origin, size and root, then an empty line, got "';
  const LINE = 'checkpoint: expected a line — name signature, got "';
  const SIGNATURES = 'checkpoint: expected a signature line with its line end, got "';
  it.each([
    ['no lines', 'log', LINES],
    ['nothing', '', LINES],
    ['no empty line', 'log\n3\nROOT', LINES],
    ['an empty line too early', 'log\n3\n\nROOT\n\n— a AAAAAAA=\n', LINES],
    ['no root', 'log\n3\n\n— a AAAAAAA=\n', LINES],
    ['no origin', '\n3\nROOT\n\n— a AAAAAAA=\n', LINES],
    ['a size with a zero before it', 'log\n03\nROOT\n\n— a AAAAAAA=\n', LINES],
    ['a size with a sign', 'log\n+3\nROOT\n\n— a AAAAAAA=\n', LINES],
    ['a size with a space', 'log\n3 \nROOT\n\n— a AAAAAAA=\n', LINES],
    ['a size in words', 'log\nthree\nROOT\n\n— a AAAAAAA=\n', LINES],
    ['a size that no number holds', `log\n${2n ** 53n}\nROOT\n\n— a AAAAAAA=\n`, LINES],
    ['a root of another length', 'log\n3\nAAAA\n\n— a AAAAAAA=\n', LINES],
    ['a root that is no base64', 'log\n3\n?ROOT\n\n— a AAAAAAA=\n', LINES],
    ['no signature', 'log\n3\nROOT\n\n', SIGNATURES],
    ['a signature without its line end', 'log\n3\nROOT\n\n— a AAAAAAA=\n— a AAAAAAA=', SIGNATURES],
    ['another dash', 'log\n3\nROOT\n\n- a AAAAAAA=\n', LINE],
    ['something before the dash', 'log\n3\nROOT\n\nx— a AAAAAAA=\n', LINE],
    ['something after the signature', 'log\n3\nROOT\n\n— a AAAAAAA= x\n', LINE],
    ['no name', 'log\n3\nROOT\n\n—  AAAAAAA=\n', LINE],
    ['a signature that is an id alone', 'log\n3\nROOT\n\n— a AAAAAA==\n', LINE],
    ['a signature that is no base64', 'log\n3\nROOT\n\n— a ?AAAAAA=\n', LINE],
    ['an empty line between signatures', 'log\n3\nROOT\n\n— a AAAAAAA=\n\n— a AAAAAAA=\n', LINE],
  ])('is none with %s', (_, text, message) => {
    const note = text.replace('ROOT', base64(head('log').root));
    expect(() => parseCheckpoint(note)).toThrow(message);
  });

  it('has at most 131,072 letters', () => {
    const note = `log\n3\n${base64(head('log').root)}\n\n— a AAAAAAA=\n`;
    const longest = note.replace('\n\n', `\n${'x'.repeat(131_072 - note.length - 1)}\n\n`);
    expect(parseCheckpoint(longest).message).toHaveLength(131_072 - '\n— a AAAAAAA=\n'.length);
    expect(() => parseCheckpoint(longest.replace('x', 'xx'))).toThrow(
      'checkpoint: expected at most 131072 characters, all of them whole and none a control character, got "',
    );
  });

  it('is not this key’s where one of the signatures in its name is another’s', async () => {
    const { verify } = webCryptoEd25519;
    const note = await signedCheckpoint(head('log'), await signerOf(SECRET));
    const other = await signedCheckpoint(head('other'), await signerOf(SECRET));
    const line = (of: string): string => of.split('\n\n')[1]!;
    const key = parseVerifierKey(KEY);
    expect(await isSignedBy(parseCheckpoint(note + line(note)), key, verify)).toBe(true);
    expect(await isSignedBy(parseCheckpoint(note + line(other)), key, verify)).toBe(false);
    expect(await isSignedBy(parseCheckpoint(note + line(other).replace('Neumann', '')), key, verify)).toBe(
      true,
    );
  });
});
