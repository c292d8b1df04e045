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
import { type ArchivedFile, tarOf } from './tar.ts';
import { entryBundle, hashTile, TILE_WIDTH, type Tile, tilePath, tilesOf } from './tiles.ts';

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
