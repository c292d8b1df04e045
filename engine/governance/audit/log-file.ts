/**
 * A log as one file, in two forms that hold the same: an archive of C2SP tiles for tools, and JSON for people.
 *
 * The archive (`tar`, folder `audit-log/`) holds `checkpoint`, `verifier-key` and the tiles, entries included: unpacked, it
 * is a log that a static host can serve. The JSON has the fields of `JsonLog`, an event a line.
 */
import { expected } from '../../errors.ts';
import { base64, base64Bytes } from './base64.ts';
import { ByteWriter, utf8Bytes } from './bytes.ts';
import type { AuditEvent } from './event.ts';
import { decodeEvent, eventFromJson, eventToJson, writeEvent } from './event-codec.ts';
import type { AuditLog } from './log.ts';
import { plainly } from './misfit.ts';
import { type ArchivedFile, filesOfTar, tarOf } from './tar.ts';
import {
  bundleEntries,
  entryBundle,
  hashTile,
  TILE_WIDTH,
  type Tile,
  tileAt,
  tilePath,
  tilesOf,
} from './tiles.ts';
import { utf8Text } from './utf8.ts';

export const FILE_FORMAT = 'genops-audit-log/1';
const FOLDER = 'audit-log/';

/** What is signed, and by whom, as text. */
export interface SignedHead {
  readonly checkpoint: string;
  /** The verifier key. */
  readonly key: string;
}

/** The JSON form. */
interface JsonLog extends SignedHead {
  readonly format: typeof FILE_FORMAT;
  /** Hash tiles by path, base64. The bundles of entries are left out: the events are they. */
  readonly tiles: Readonly<Record<string, string>>;
  readonly events: readonly unknown[];
}

/** A file that was read, its events not yet looked at. */
export interface ReadLog extends SignedHead {
  readonly form: 'json' | 'tar';
  readonly size: number;
  /** An event and its bytes, which hold until the next call. @throws ArgumentError where it is none */
  readonly at: (index: number) => { readonly event: AuditEvent; readonly entry: Uint8Array };
  /** Hash tiles by path. */
  readonly tiles: ReadonlyMap<string, Uint8Array>;
}

const isHashTile = (tile: Tile): tile is Tile & { level: number } => tile.level !== 'entries';

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

/** Reads the JSON form. @throws ArgumentError for anything else */
export function readJsonLog(text: string): ReadLog {
  const { key, checkpoint, tiles, events } = jsonFields(text);
  const writer = new ByteWriter();
  return {
    form: 'json',
    key,
    checkpoint,
    size: events.length,
    at: (index) => {
      const event = eventFromJson(events[index], `event ${index}`);
      writer.truncate(0);
      writeEvent(event, writer);
      return { event, entry: writer.bytes };
    },
    tiles: new Map(Object.entries(tiles).map(([path, tile]) => [path, tileBytes(path, tile)])),
  };
}

const keys = ['format', 'key', 'checkpoint', 'tiles', 'events'] as const;

function jsonFields(text: string): JsonLog {
  let json: Partial<JsonLog> | null;
  try {
    json = JSON.parse(text) as Partial<JsonLog> | null;
  } catch {
    throw expected('audit log', 'JSON or a tar archive', text.slice(0, 40));
  }
  if (typeof json !== 'object' || json === null || json.format !== FILE_FORMAT) {
    throw expected('audit log: format', JSON.stringify(FILE_FORMAT), plainly(json?.format));
  }
  const { key, checkpoint, tiles, events } = json;
  const extra = Object.keys(json).find((name) => !keys.includes(name as (typeof keys)[number]));
  if (extra !== undefined) throw expected('audit log', `no fields but ${keys.join(', ')}`, extra);
  if (typeof key !== 'string') throw expected('audit log: key', 'text', plainly(key));
  if (typeof checkpoint !== 'string') throw expected('audit log: checkpoint', 'text', plainly(checkpoint));
  if (!Array.isArray(events)) throw expected('audit log: events', 'a list', plainly(events));
  if (typeof tiles !== 'object' || tiles === null)
    throw expected('audit log: tiles', 'a record', plainly(tiles));
  return { format: FILE_FORMAT, key, checkpoint, tiles, events };
}

function tileBytes(path: string, tile: unknown): Uint8Array {
  const bytes = typeof tile === 'string' ? base64Bytes(tile) : null;
  if (bytes === null) throw expected(`audit log: ${path}`, 'hashes in base64', plainly(tile));
  return bytes;
}

/** Reads the archive, also from inside another folder. @throws ArgumentError where it is damaged or no log */
export function readTarLog(archive: Uint8Array): ReadLog {
  const files = filesOfTar(archive);
  const head = files.find(({ path }) => /(^|\/)checkpoint$/.test(path));
  const folder = head?.path.slice(0, -'checkpoint'.length) ?? '';
  const byPath = new Map(files.map(({ path, bytes }) => [path, bytes]));
  const textAt = (name: string): string => {
    const text = utf8Text(byPath.get(folder + name) ?? Uint8Array.of(255));
    if (text === null) throw expected('audit log', `a file ${name} in UTF-8`, 'none');
    return text;
  };
  const [checkpoint, key] = [textAt('checkpoint'), textAt('verifier-key').trim()];
  const tiles = new Map<string, Uint8Array>();
  const bundles: { readonly index: number; readonly bytes: Uint8Array }[] = [];
  for (const [path, bytes] of byPath) {
    const tile = path.startsWith(folder) ? tileAt(path.slice(folder.length)) : null;
    if (tile === null) continue;
    if (tile.level === 'entries') bundles.push({ index: tile.index, bytes });
    else tiles.set(tilePath(tile), bytes);
  }
  bundles.sort((a, b) => a.index - b.index); // other packers have other orders
  const entries = bundles.flatMap(({ index, bytes }) => {
    const found = bundleEntries(bytes);
    if (found === null)
      throw expected(`audit log: bundle ${index}`, 'whole entries', 'one that is cut short');
    return found;
  });
  return {
    form: 'tar',
    key,
    checkpoint,
    size: entries.length,
    at: (index) => ({ event: decodeEvent(entries[index]!), entry: entries[index]! }),
    tiles,
  };
}
