/**
 * A log as one file, in two forms that hold the same: an archive of C2SP tiles for tools, and JSON for people.
 *
 * The archive (`tar`, folder `audit-log/`) holds `checkpoint`, `verifier-key` and the tiles, entries included: unpacked, it
 * is a log that a static host can serve. The JSON has the fields of `JsonLog`, an event a line.
 */
import { base64 } from './base64.ts';
import { utf8Bytes } from './bytes.ts';
import type { AuditEvent } from './event.ts';
import { eventToJson } from './event-codec.ts';
import type { AuditLog } from './log.ts';
import { type ArchivedFile, tarOf } from './tar.ts';
import { type EntryPlace, entryBundle, hashTile, TILE_WIDTH, type Tile, tilePath, tilesOf } from './tiles.ts';

export const FILE_FORMAT = 'genops-audit-log/1';

/** What is signed, and by whom, as text. */
export interface SignedHead {
  readonly checkpoint: string;
  /** The verifier key. */
  readonly key: string;
}

/** The JSON form. */
export interface JsonLog extends SignedHead {
  readonly format: typeof FILE_FORMAT;
  /** Hash tiles by path, base64. The bundles of entries are left out: the events are they. */
  readonly tiles: Readonly<Record<string, string>>;
  readonly events: readonly unknown[];
}

/** A file that was read, its events not yet looked at. */
export interface ReadLog extends SignedHead {
  readonly form: 'json' | 'tar';
  readonly size: number;
  /** Where an event's bytes stand, until the next call; null where there is none, and `event` says why. */
  readonly entry: (index: number) => EntryPlace | null;
  /** @throws ArgumentError where there is none */
  readonly event: (index: number) => AuditEvent;
  /** Hash tiles by path; each of its width. */
  readonly tiles: ReadonlyMap<string, Uint8Array>;
  /** Where the file departs from its form: parts that are missing, twice, or none of it. */
  readonly faults: readonly FormFault[];
}

export interface FormFault {
  /** Place of the event; null where it is about none. */
  readonly event: number | null;
  readonly message: string;
}

/** Folder of the archive. */
export const FOLDER = 'audit-log/';

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

/** The JSON of a log, piece by piece: all of it at once would be one text of a hundred million letters. */
export function* jsonLog(log: AuditLog, { checkpoint, key }: SignedHead): Generator<string, void, void> {
  const tiles = tilesOf(log.size)
    .filter(isHashTile)
    .map((tile) => [tilePath(tile), base64(hashTile(tile, log.tree))]);
  const head = { format: FILE_FORMAT, key, checkpoint, tiles: Object.fromEntries(tiles) as JsonLog['tiles'] };
  yield `${JSON.stringify(head).slice(0, -1)},"events":[\n`;
  for (let i = 0; i < log.size; i++) {
    yield `${JSON.stringify(eventToJson(log.event(i)))}${i + 1 < log.size ? ',' : ''}\n`;
  }
  yield ']}\n';
}
