/** Reads the JSON form of a log. */
import { ArgumentError, expected } from '../errors.ts';
import { JsonCursor } from '../json/index.ts';
import { base64Bytes } from './base64.ts';
import { ByteWriter } from './bytes.ts';
import type { AuditEvent } from './event.ts';
import { copyEvent, eventFromJson, writeEvent } from './event-codec.ts';
import { attempt } from './findings.ts';
import { type PlainEvents, type Repeated, scanJsonLog } from './json-scan.ts';
import { FILE_FORMAT, type FormFault, isHashTile, type JsonLog, type ReadLog } from './log-file.ts';
import { plainly } from './misfit.ts';
import { HASH_BYTES } from './sha256-at-once.ts';
import { type EntryPlace, LONGEST_ENTRY, tileAt } from './tiles.ts';
import { utf8Text } from './utf8.ts';

/**
 * Yields how many bytes are read.
 *
 * @throws ArgumentError for anything that is no such log; what is wrong inside one is among its faults
 */
export function* readJsonLogSteps(bytes: Uint8Array): Generator<number, ReadLog, void> {
  const plain = new PlainEntries(bytes);
  const { rest, size, event: bytesOf, repeated } = yield* scanJsonLog(bytes, plain);
  const { key, checkpoint, tiles } = jsonFields(rest, bytes);
  const faults = repeated.map(repeatedFault);
  const writer = new ByteWriter();
  const event = (index: number): AuditEvent => {
    const where = `event ${index}`;
    const found = eventFromJson(parsed(bytesOf(index), where), where);
    writer.truncate(0);
    writeEvent(found, writer);
    if (writer.length <= LONGEST_ENTRY) return found;
    throw expected(where, `at most ${LONGEST_ENTRY} bytes`, writer.length);
  };
  const entryOf = (index: number): EntryPlace => {
    event(index);
    return { bytes: writer.bytes, from: 0, to: writer.length };
  };
  return {
    form: 'json',
    key,
    checkpoint,
    size,
    entry: (index) => plain.entry(index) ?? attempt(() => entryOf(index), ignore),
    event,
    tiles: tilesIn(tiles, faults),
    faults,
  };
}

const ignore = (): void => {};

/** The bytes of plain events, made while they are scanned. A class because it guards them. */
class PlainEntries implements PlainEvents {
  readonly #cursor: JsonCursor;
  readonly #writer = new ByteWriter(1 << 16);
  /** By event: where its bytes begin and end; nothing where it was not plain. */
  #starts: number[] = [];
  #ends: number[] = [];
  /** Bytes that are kept. */
  #kept = 0;

  constructor(json: Uint8Array) {
    this.#cursor = new JsonCursor(json);
  }

  take(at: number): number {
    this.#writer.truncate(this.#kept);
    this.#cursor.at = at;
    const isCopied = copyEvent(this.#cursor, this.#writer);
    return isCopied && this.#writer.length - this.#kept <= LONGEST_ENTRY ? this.#cursor.at : -1;
  }

  keep(index: number): void {
    this.#starts[index] = this.#kept;
    this.#kept = this.#writer.length;
    this.#ends[index] = this.#kept;
  }

  forget(): void {
    this.#starts = [];
    this.#ends = [];
  }

  entry(index: number): EntryPlace | null {
    const [from, to] = [this.#starts[index], this.#ends[index]];
    return from === undefined || to === undefined ? null : { bytes: this.#writer.bytes, from, to };
  }
}

function repeatedFault({ event, field }: Repeated): FormFault {
  const where = event === null ? 'audit log' : `event ${event}`;
  return { event, message: expected(where, 'each field once', field, 'readers take either value').message };
}

function parsed(bytes: Uint8Array, where: string): unknown {
  const text = utf8Text(bytes);
  if (text === null) throw expected(where, 'JSON in UTF-8', `${bytes.length} bytes of none`);
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw expected(where, 'JSON', text);
  }
}

const fields = ['format', 'key', 'checkpoint', 'tiles', 'events'] as const;

/** Characters of what is no log that are told. */
const TOLD = 40;

/** @param rest the bytes without the events @param bytes all of them, for their number */
function jsonFields(rest: Uint8Array, bytes: Uint8Array): JsonLog {
  const text = utf8Text(rest);
  if (text === null) throw expected('audit log', 'JSON or a tar archive', `${bytes.length} bytes of neither`);
  let json: Partial<JsonLog> | null;
  try {
    json = JSON.parse(text) as Partial<JsonLog> | null;
  } catch {
    throw expected('audit log', 'JSON or a tar archive', text.slice(0, TOLD));
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
