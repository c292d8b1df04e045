/**
 * Files in a row, as POSIX *ustar*: unpacked by every system's `tar`, without compression and equal for equal files (no
 * times, no owners). Written by nanotar; read here, since it looks at no checksum and believes any size.
 */
import { createTar } from 'nanotar';
import { expected, inWords } from '../errors.ts';
import { utf8Bytes, utf8Text } from './bytes.ts';

const BLOCK = 512;
const NAME_BYTES = 100;
const SIZE_AT = 124;
const SUM_AT = 148;
const TYPE_AT = 156;
const MAGIC_AT = 257;
const PREFIX_AT = 345;
const PREFIX_BYTES = 155;
const FILE = 0x30; // '0'
/** Most files that are read: the largest log that this project makes has 4,300, and other packers add one to each. */
const MOST_FILES = 0x4000;

export interface ArchivedFile {
  /** At most 100 bytes. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** Whether bytes look like an archive, from their first 512. */
export function isTar(bytes: Uint8Array): boolean {
  return bytes.length >= BLOCK && utf8Text(bytes.subarray(MAGIC_AT, MAGIC_AT + 5)) === 'ustar';
}

/** The archive of these files, in their order. */
export function tarOf(files: readonly ArchivedFile[]): Uint8Array<ArrayBuffer> {
  const long = files.find(({ path }) => utf8Bytes(path).length > NAME_BYTES);
  if (long !== undefined) throw expected('tarOf: path', `at most ${NAME_BYTES} bytes`, long.path);
  const named = files.map(({ path, bytes }) => ({ name: path, data: bytes }));
  const archive = createTar(named, {
    attrs: { mode: '644', uid: 0, gid: 0, mtime: 0 },
  }) as Uint8Array<ArrayBuffer>;
  const used = files.reduce((sum, { bytes }) => sum + BLOCK * blocksOf(bytes.length), 0);
  if (archive.length >= used + 2 * BLOCK) return archive;
  const ended = new Uint8Array(archive.length + 2 * BLOCK); // nanotar leaves out the end where the last file fills it up
  ended.set(archive);
  return ended;
}

/** Blocks of a file of this size, with its header. */
const blocksOf = (size: number): number => 1 + Math.ceil(size / BLOCK);

/** Sum of the header's bytes, its own sum read as spaces. */
function checksum(header: Uint8Array): number {
  let sum = 8 * 0x20;
  for (let i = 0; i < BLOCK; i++) if (i < SUM_AT || i >= SUM_AT + 8) sum += header[i]!;
  return sum;
}

/**
 * The files of an archive; folders and what other packers add are left out.
 * @throws ArgumentError where it is damaged or cut short, or holds more files than a log
 */
export function filesOfTar(archive: Uint8Array): ArchivedFile[] {
  const files: ArchivedFile[] = [];
  let at = 0;
  for (let headers = 1; at + BLOCK <= archive.length; headers++) {
    if (archive[at] === 0) return files; // the end: blocks of zeros
    if (headers > MOST_FILES) throw expected('archive', `at most ${MOST_FILES} files`, inWords('more'));
    const header = archive.subarray(at, at + BLOCK);
    const field = (from: number, length: number): string => {
      const bytes = header.subarray(from, from + length);
      const end = bytes.indexOf(0);
      return utf8Text(end < 0 ? bytes : bytes.subarray(0, end)) ?? '';
    };
    const number = (from: number, length: number): number => {
      const digits = field(from, length).trim();
      return /^[0-7]+$/.test(digits) ? Number.parseInt(digits, 8) : Number.NaN;
    };
    const size = number(SIZE_AT, 12);
    const end = at + BLOCK + size;
    if (number(SUM_AT, 8) !== checksum(header) || !(end <= archive.length)) {
      throw expected('archive', 'an undamaged tar file', inWords(`a bad header at byte ${at}`));
    }
    const prefix = field(PREFIX_AT, PREFIX_BYTES);
    const path = `${prefix === '' ? '' : `${prefix}/`}${field(0, NAME_BYTES)}`.replace(/^\.\//, '');
    const isFile = header[TYPE_AT] === FILE || header[TYPE_AT] === 0;
    if (isFile) files.push({ path, bytes: archive.subarray(at + BLOCK, end) });
    at += BLOCK * blocksOf(size);
  }
  throw expected('archive', 'an undamaged tar file', inWords(`its end at byte ${archive.length}`));
}
