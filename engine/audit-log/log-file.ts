/**
 * A log as one file, in two forms that hold the same: an archive of C2SP tiles for tools, and JSON Lines for people.
 *
 * The archive (`tar`, folder `audit-log/`) holds `checkpoint`, `verifier-key` and the tiles, entries included: unpacked, it
 * is a log that a static host can serve. The JSON has a value a line: the head (`format`, `key`, `checkpoint`), then each
 * hash tile (`tile`, its path; `hashes`, base64), then each event, byte for byte as it was hashed.
 */
import { expected } from '../errors.ts';
import { base64, utf8Bytes, utf8Text } from './bytes.ts';
import type { AuditLog } from './log.ts';
import type { MerkleTree } from './merkle-tree.ts';
import { HASH_BYTES } from './sha256.ts';
import { type ArchivedFile, tarOf } from './tar.ts';

// Tiles: files with fixed names that any static host can serve and other tools read (C2SP *tlog-tiles*).
//
// Tile (level L, index N) holds up to 256 hashes of the tree's level 8 L; an entry bundle up to 256 entries, each after its
// length in 2 bytes, big-endian. The last of a level may be partial: `.p/W` is its width.

/** Hashes or entries of a full tile. */
export const TILE_WIDTH = 256;
const TILE_HEIGHT = 8;

export interface Tile {
  /** `entries`, or the level of the hashes. */
  readonly level: number | 'entries';
  readonly index: number;
  /** 1 to 256. */
  readonly width: number;
}

/** Such as `tile/0/x001/x234/067` or `tile/entries/000.p/17`. */
export function tilePath({ level, index, width }: Tile): string {
  let path = String(index % 1000).padStart(3, '0');
  for (let rest = Math.floor(index / 1000); rest > 0; rest = Math.floor(rest / 1000)) {
    path = `x${String(rest % 1000).padStart(3, '0')}/${path}`;
  }
  return `tile/${level}/${path}${width === TILE_WIDTH ? '' : `.p/${width}`}`;
}

const HIGHEST_LEVEL = 63;

/** The tile of a path; null for any other path, and for indices above 15 digits, which a number may not hold. */
export function tileAt(path: string): Tile | null {
  const [, level, high, low, width] =
    /^tile\/(entries|\d{1,2})\/((?:x\d{3}\/){0,4})(\d{3})(?:\.p\/(\d{1,3}))?$/.exec(path) ?? [];
  if (level === undefined || Number(level) > HIGHEST_LEVEL) return null;
  const tile: Tile = {
    level: level === 'entries' ? level : Number(level),
    index: Number(`${high}${low}`.replaceAll(/[x/]/g, '')),
    width: width === undefined ? TILE_WIDTH : Number(width),
  };
  const isWide = tile.width > 0 && tile.width <= TILE_WIDTH;
  return isWide && tilePath(tile) === path ? tile : null;
}

/** Every tile of a log of this size: the entries, then the hashes from the lowest level up. */
export function tilesOf(size: number): Tile[] {
  const tiles = tilesOfLevel('entries', size);
  for (let level = 0, hashes = size; hashes > 0; level++, hashes = Math.floor(hashes / TILE_WIDTH)) {
    tiles.push(...tilesOfLevel(level, hashes));
  }
  return tiles;
}

function tilesOfLevel(level: Tile['level'], count: number): Tile[] {
  const tiles: Tile[] = [];
  for (let index = 0; index * TILE_WIDTH < count; index++) {
    tiles.push({ level, index, width: Math.min(TILE_WIDTH, count - index * TILE_WIDTH) });
  }
  return tiles;
}

/** The hashes of a tile. */
export function hashTile(
  { level, index, width }: Tile & { readonly level: number },
  tree: MerkleTree,
): Uint8Array {
  const bytes = new Uint8Array(HASH_BYTES * width);
  for (let i = 0; i < width; i++) {
    bytes.set(tree.node(TILE_HEIGHT * level, TILE_WIDTH * index + i), HASH_BYTES * i);
  }
  return bytes;
}

/** The entries of a bundle. */
function entryBundle(entries: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(entries.reduce((sum, { length }) => sum + 2 + length, 0));
  let at = 0;
  for (const entry of entries) {
    bytes[at] = entry.length >> 8;
    bytes[at + 1] = entry.length & 255;
    bytes.set(entry, at + 2);
    at += 2 + entry.length;
  }
  return bytes;
}

/** The entries of a bundle; null unless it holds this many and nothing else. */
export function bundleEntries(bundle: Uint8Array, width: number): Uint8Array[] | null {
  const entries: Uint8Array[] = [];
  let at = 0;
  for (let left = width; left > 0; left--) {
    if (at + 2 > bundle.length) return null;
    const end = at + 2 + ((bundle[at]! << 8) | bundle[at + 1]!);
    if (end > bundle.length) return null;
    entries.push(bundle.subarray(at + 2, end));
    at = end;
  }
  return at === bundle.length ? entries : null;
}

/** Version 1 held events in a binary layout. */
export const FILE_FORMAT = 'genops-audit-log/2';

/** Largest file that is read, and that is made: a run of 50,000 takes 240 MB in either form with the default settings. */
export const MOST_FILE_BYTES = 256 * 1024 * 1024;

/** @throws ArgumentError for a file that is too large to be read */
export function checkFileSize(bytes: number): void {
  if (bytes > MOST_FILE_BYTES)
    throw expected('audit log', `a file of at most ${MOST_FILE_BYTES} bytes (256 MB)`, bytes);
}

/** What is signed, and by whom, as text. */
export interface SignedHead {
  readonly checkpoint: string;
  /** The verifier key. */
  readonly key: string;
}

/** Folder of the archive. */
const FOLDER = 'audit-log/';

export const isHashTile = (tile: Tile): tile is Tile & { level: number } => tile.level !== 'entries';

/** The archive of a log. */
export function tarLog(log: AuditLog, { checkpoint, key }: SignedHead): Uint8Array<ArrayBuffer> {
  const contents = (tile: Tile): Uint8Array => {
    if (isHashTile(tile)) return hashTile(tile, log.tree);
    const first = TILE_WIDTH * tile.index;
    return entryBundle(Array.from({ length: tile.width }, (_, i) => log.entry(first + i)));
  };
  const files: ArchivedFile[] = [
    { path: `${FOLDER}checkpoint`, bytes: utf8Bytes(checkpoint) },
    { path: `${FOLDER}verifier-key`, bytes: utf8Bytes(`${key}\n`) },
    ...tilesOf(log.size).map((tile) => ({ path: FOLDER + tilePath(tile), bytes: contents(tile) })),
  ];
  return tarOf(files);
}

/** The JSON of a log, line by line: all of it at once would be one text of a hundred million letters. */
export function* jsonLog(log: AuditLog, { checkpoint, key }: SignedHead): Generator<string, void, void> {
  yield `${JSON.stringify({ checkpoint, format: FILE_FORMAT, key })}\n`;
  for (const tile of tilesOf(log.size).filter(isHashTile)) {
    yield `${JSON.stringify({ hashes: base64(hashTile(tile, log.tree)), tile: tilePath(tile) })}\n`;
  }
  for (let i = 0; i < log.size; i++) yield `${utf8Text(log.entry(i))}\n`;
}
