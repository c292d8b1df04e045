/** A receipt as one ZIP file, both ways. What a reader drops may be anything: nothing is unpacked before its size and names are known. */
import { strToU8, unzipSync, zipSync } from 'fflate';
import { expected, inWords } from '../../engine/errors.ts';

/** Bytes of a receipt file, and of all that it may hold. */
const MOST_PACKED = 5_000_000;
const MOST_UNPACKED = 20_000_000;
const MOST_FILES = 50;
/** All files have one time, so that equal receipts are equal files. */
const TIME = '2026-01-01T00:00:00Z';

/** Text, or the bytes of a reader's own file. */
export type Files = Readonly<Record<string, string | Uint8Array>>;

/** @throws ArgumentError for more than {@link unpacked} takes */
export function packed(files: Files): Uint8Array<ArrayBuffer> {
  const named = Object.entries(files).map(
    ([name, text]) => [name, typeof text === 'string' ? strToU8(text) : text] as const,
  );
  if (named.reduce((sum, [, { length }]) => sum + length, 0) > MOST_UNPACKED)
    throw expected('receipt', `files of at most ${MOST_UNPACKED / 1e6} MB`, inWords('more'));
  const zip = zipSync(Object.fromEntries(named), { level: 9, mtime: TIME });
  return new Uint8Array(zip); // on a buffer of its own
}

/** A name inside the folder of the receipt: no way out of it, no drive, no control character. */
const isPlain = (name: string): boolean => /^[\w.-]+$/.test(name) && !name.startsWith('.');

/** @throws ArgumentError for what is no ZIP, for one that is too large unpacked, and for names that lead elsewhere */
export function unpacked(zip: Uint8Array): Readonly<Record<string, Uint8Array<ArrayBuffer>>> {
  if (zip.length > MOST_PACKED)
    throw expected(
      'receipt',
      `a file of at most ${MOST_PACKED / 1e6} MB`,
      inWords(`${(zip.length / 1e6).toFixed(1)} MB`),
    );
  let [size, count] = [0, 0];
  const check = ({ name, originalSize }: { name: string; originalSize: number }): boolean => {
    size += originalSize;
    count += 1;
    if (!isPlain(name)) throw expected('receipt', 'plain file names', name);
    if (size > MOST_UNPACKED || count > MOST_FILES)
      throw expected(
        'receipt',
        `at most ${MOST_FILES} files and ${MOST_UNPACKED / 1e6} MB inside`,
        inWords('more'),
      );
    return true;
  };
  try {
    return unzipSync(zip, { filter: check });
  } catch (error) {
    if (error instanceof Error && error.name === 'ArgumentError') throw error;
    throw expected('receipt', 'a ZIP file that this site wrote', inWords('another or a damaged file'));
  }
}
