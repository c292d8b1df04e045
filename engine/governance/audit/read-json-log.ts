/** Reads the JSON form of a log. */
import { ArgumentError, expected } from '../../errors.ts';
import { base64Bytes } from './base64.ts';
import { ByteWriter } from './bytes.ts';
import { eventFromJson, writeEvent } from './event-codec.ts';
import { type Repeated, scanJsonLog } from './json-scan.ts';
import { FILE_FORMAT, type FormFault, isHashTile, type JsonLog, type ReadLog } from './log-file.ts';
import { plainly } from './misfit.ts';
import { HASH_BYTES } from './sha256-at-once.ts';
import { tileAt } from './tiles.ts';

/** @throws ArgumentError for anything that is no such log; what is wrong inside one is among its faults */
export function readJsonLog(text: string): ReadLog {
  const { rest, size, event: textOf, repeated } = scanJsonLog(text);
  const { key, checkpoint, tiles } = jsonFields(rest, text);
  const faults = repeated.map(repeatedFault);
  const writer = new ByteWriter();
  return {
    form: 'json',
    key,
    checkpoint,
    size,
    at: (index) => {
      const where = `event ${index}`;
      const event = eventFromJson(parsed(textOf(index), where), where);
      writer.truncate(0);
      writeEvent(event, writer);
      return { event, entry: writer.bytes };
    },
    tiles: tilesIn(tiles, faults),
    faults,
  };
}

function repeatedFault({ event, field }: Repeated): FormFault {
  const where = event === null ? 'audit log' : `event ${event}`;
  return { event, message: expected(where, 'each field once', field, 'readers take either value').message };
}

function parsed(text: string, where: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw expected(where, 'JSON', text);
  }
}

const fields = ['format', 'key', 'checkpoint', 'tiles', 'events'] as const;

/** @param rest the text without its events @param text all of it, for the message */
function jsonFields(rest: string, text: string): JsonLog {
  let json: Partial<JsonLog> | null;
  try {
    json = JSON.parse(rest) as Partial<JsonLog> | null;
  } catch {
    throw expected('audit log', 'JSON or a tar archive', text.slice(0, 40));
  }
  if (typeof json !== 'object' || json === null || json.format !== FILE_FORMAT) {
    throw expected('audit log: format', JSON.stringify(FILE_FORMAT), plainly(json?.format));
  }
  const { key, checkpoint, tiles, events } = json;
  const extra = Object.keys(json).find((name) => !fields.includes(name as (typeof fields)[number]));
  if (extra !== undefined) throw expected('audit log', `no fields but ${fields.join(', ')}`, extra);
  if (typeof key !== 'string') throw expected('audit log: key', 'text', plainly(key));
  if (typeof checkpoint !== 'string') throw expected('audit log: checkpoint', 'text', plainly(checkpoint));
  if (!Array.isArray(events)) throw expected('audit log: events', 'a list', plainly(events));
  if (typeof tiles !== 'object' || tiles === null)
    throw expected('audit log: tiles', 'a record', plainly(tiles));
  return { format: FILE_FORMAT, key, checkpoint, tiles, events };
}

/** Hash tiles by path; of those that are none a fault is told. */
function tilesIn(tiles: Readonly<Record<string, unknown>>, faults: FormFault[]): Map<string, Uint8Array> {
  const byPath = new Map<string, Uint8Array>();
  for (const [path, tile] of Object.entries(tiles)) {
    try {
      byPath.set(path, tileBytes(path, tile));
    } catch (error) {
      if (!(error instanceof ArgumentError)) throw error;
      faults.push({ event: null, message: error.message });
    }
  }
  return byPath;
}

function tileBytes(path: string, text: unknown): Uint8Array {
  const tile = tileAt(path);
  if (tile === null || !isHashTile(tile)) throw expected('audit log: tiles', 'paths of hash tiles', path);
  const length = HASH_BYTES * tile.width;
  const letters = 4 * Math.ceil(length / 3);
  const bytes = typeof text === 'string' && text.length === letters ? base64Bytes(text) : null;
  if (bytes?.length !== length) {
    throw expected(`audit log: ${path}`, `${tile.width} hashes in base64`, plainly(text));
  }
  return bytes;
}
