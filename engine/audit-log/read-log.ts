/** Reads a log from its file, in either form. What is wrong inside a log is among its faults; what is no log is refused. */
import * as v from 'valibot';
import { ArgumentError, expected, inWords } from '../errors.ts';
import { base64Bytes, utf8Bytes, utf8Text } from './bytes.ts';
import { parsedJson, readAs, record } from './details.ts';
import { type AuditEvent, decodeEvent } from './event.ts';
import { LONGEST_ENTRY } from './log.ts';
import {
  bundleEntries,
  checkFileSize,
  FILE_FORMAT,
  isHashTile,
  type SignedHead,
  TILE_WIDTH,
  type Tile,
  tileAt,
  tilePath,
} from './log-file.ts';
import { HASH_BYTES } from './sha256.ts';
import { filesOfTar, isTar } from './tar.ts';

/** A file that was read, its events not yet looked at. */
export interface ReadLog extends SignedHead {
  readonly form: 'json' | 'tar';
  /** The bytes of each event; null where a bundle cannot be taken apart. */
  readonly entries: readonly (Uint8Array | null)[];
  /** Hash tiles by path; each of its width. */
  readonly tiles: ReadonlyMap<string, Uint8Array>;
  /** Where the file departs from its form: parts that are missing, twice, or none of it. */
  readonly faults: readonly string[];
}

/** Most lines that are read: twice those of the largest log that this project makes. */
const MOST_LINES = 0x10_0000;
/** Longest head or key that is read, bytes. */
const LONGEST_HEAD = 0x4_0000;
const NEWLINE = 0x0a;
/** What some editors put before UTF-8. */
const MARK = [0xef, 0xbb, 0xbf] as const;

/** @throws ArgumentError for what is no log, or one of another version */
export function readLog(bytes: Uint8Array): ReadLog {
  checkFileSize(bytes.length);
  if (isTar(bytes)) return readTarLog(bytes);
  const isMarked = MARK.every((byte, i) => bytes[i] === byte);
  return readJsonLog(isMarked ? bytes.subarray(MARK.length) : bytes);
}

/** An event of a file. @throws ArgumentError where it cannot be read */
export function eventOf({ entries }: ReadLog, index: number): AuditEvent {
  const entry = entries[index] ?? null;
  const where = `event ${index}`;
  if (entry === null) throw expected(where, 'one in a bundle of whole entries', inWords('none'));
  if (entry.length > LONGEST_ENTRY) throw expected(where, `at most ${LONGEST_ENTRY} bytes`, entry.length);
  return decodeEvent(entry, where);
}

function otherVersion(came: unknown): ArgumentError {
  const fix = 'export the run again: other versions hold events in another encoding';
  return expected('audit log: format', JSON.stringify(FILE_FORMAT), came, fix);
}

const anyText = v.string('text');
const headLine = record({ checkpoint: anyText, format: anyText, key: anyText });
const tileLine = record({ hashes: anyText, tile: anyText });

function readJsonLog(bytes: Uint8Array): ReadLog {
  const faults: string[] = [];
  const tiles = new Map<string, Uint8Array>();
  const [first, ...entries] = linesOf(bytes);
  const head = headOf(first!, bytes);
  const from = entries.findIndex((line) => !isTileLine(line));
  for (const line of entries.splice(0, from < 0 ? entries.length : from)) {
    attempt(
      () => addTile(tiles, line),
      (message) => faults.push(message),
    );
  }
  const { key, checkpoint } = head;
  if (JSON.stringify(head) !== utf8Text(first!)) faults.push(notCanonical('audit log: head').message);
  return { form: 'json', key, checkpoint, entries, tiles, faults };
}

/** Without the end of each; one that ends the file is the end of its last line. */
function linesOf(bytes: Uint8Array): Uint8Array[] {
  const lines: Uint8Array[] = [];
  let from = 0;
  do {
    if (lines.length > MOST_LINES)
      throw expected('audit log', `at most ${MOST_LINES} lines`, inWords('more'));
    const next = bytes.indexOf(NEWLINE, from);
    const end = next < 0 ? bytes.length : next;
    lines.push(bytes.subarray(from, end));
    from = end + 1;
  } while (from < bytes.length);
  return lines;
}

/** @param bytes the whole file: one of version 1 may have any line ends */
function headOf(line: Uint8Array, bytes: Uint8Array): v.InferOutput<typeof headLine> {
  const begin = utf8Text(bytes.subarray(0, 64)) ?? '';
  const old = /^\s*\{\s*"format"\s*:\s*"(genops-audit-log\/1)"/.exec(begin)?.[1];
  if (old !== undefined) throw otherVersion(old);
  if (line.length > LONGEST_HEAD) {
    throw expected('audit log', `a head of at most ${LONGEST_HEAD} bytes`, line.length);
  }
  const text = utf8Text(line);
  if (text === null) throw expected('audit log', NO_LOG, inWords(`${bytes.length} bytes of neither`));
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw expected('audit log', NO_LOG, text.slice(0, QUOTED));
  }
  const format = (json as { readonly format?: unknown } | null)?.format;
  if (format !== FILE_FORMAT) throw otherVersion(typeof format === 'string' ? format : inWords('none'));
  return readAs(headLine, json, 'audit log');
}

const NO_LOG = 'JSON Lines or a tar archive';
/** How many characters of a text that is no log an error quotes. */
const QUOTED = 40;

function notCanonical(where: string): ArgumentError {
  return expected(where, 'canonical JSON (RFC 8785), each field once', inWords('another text'));
}

const TILE_START = utf8Bytes('{"hashes":');
const isTileLine = (line: Uint8Array): boolean => TILE_START.every((byte, i) => line[i] === byte);

/** @throws ArgumentError for a line that is no hash tile, or of one that was there before */
function addTile(tiles: Map<string, Uint8Array>, line: Uint8Array): void {
  const where = 'audit log: tile';
  if (line.length > LONGEST_ENTRY) throw expected(where, `at most ${LONGEST_ENTRY} bytes`, line.length);
  const text = utf8Text(line) ?? '';
  const read = readAs(tileLine, parsedJson(text, where), where);
  if (JSON.stringify(read) !== text) throw notCanonical(where);
  const tile = tileAt(read.tile);
  if (tile === null || !isHashTile(tile)) throw expected(where, 'the path of a hash tile', read.tile);
  if (tiles.has(read.tile)) throw expected(where, 'each path once', read.tile);
  const bytes = base64Bytes(read.hashes);
  if (bytes?.length !== HASH_BYTES * tile.width) {
    throw expected(`audit log: ${read.tile}`, `${tile.width} hashes in base64`, read.hashes);
  }
  tiles.set(read.tile, bytes);
}

/** Files that are no part of a log are left out: other packers add some. The log may be inside another folder. */
function readTarLog(archive: Uint8Array): ReadLog {
  const files = filesOfTar(archive);
  const faults: string[] = [];
  const head = files.find(({ path }) => /(^|\/)checkpoint$/.test(path));
  const folder = head?.path.slice(0, -'checkpoint'.length) ?? '';
  const byPath = new Map<string, Uint8Array>();
  for (const { path, bytes } of files) {
    if (!path.startsWith(folder)) continue;
    const name = path.slice(folder.length);
    if (byPath.has(name)) faults.push(expected('audit log', 'each file once', name).message);
    byPath.set(name, bytes); // whoever unpacks it has the last
  }
  const textAt = (name: string): string => {
    const bytes = byPath.get(name) ?? Uint8Array.of(255);
    const text = bytes.length <= LONGEST_HEAD ? utf8Text(bytes) : null;
    if (text === null) throw expected('audit log', `a file ${name} in UTF-8`, inWords('none'));
    return text;
  };
  const [checkpoint, key] = [textAt('checkpoint'), textAt('verifier-key').trim()];
  const tiles = new Map<string, Uint8Array>();
  const bundles: Bundle[] = [];
  for (const [path, bytes] of byPath) {
    const tile = tileAt(path);
    if (tile === null) continue;
    if (!isHashTile(tile)) bundles.push({ tile, bytes });
    else if (bytes.length === HASH_BYTES * tile.width) tiles.set(path, bytes);
    else
      faults.push(
        expected(`audit log: ${path}`, `${tile.width} hashes`, inWords(`${bytes.length} bytes`)).message,
      );
  }
  const entries = entriesOf(bundles, faults);
  if (entries[0]?.[0] === BINARY_LAYOUT) throw otherVersion(inWords('events of version 1'));
  return { form: 'tar', key, checkpoint, entries, tiles, faults };
}

/** First byte of every event in a file of version 1. */
const BINARY_LAYOUT = 1;

interface Bundle {
  readonly tile: Tile;
  readonly bytes: Uint8Array;
}

/** The entries of the bundles that a log has: full ones from the first on, then at most one partial. Null for what cannot be read. */
function entriesOf(bundles: Bundle[], faults: string[]): (Uint8Array | null)[] {
  bundles.sort((a, b) => a.tile.index - b.tile.index || b.tile.width - a.tile.width); // other packers have other orders
  const entries: (Uint8Array | null)[] = [];
  for (const { tile, bytes } of bundles) {
    const path = tilePath(tile);
    if (TILE_WIDTH * tile.index !== entries.length) {
      const due = 'full bundles of entries one after another, the last alone partial';
      faults.push(expected('audit log', due, path).message);
      continue;
    }
    const found = bundleEntries(bytes, tile.width);
    if (found === null)
      faults.push(expected(`audit log: ${path}`, `${tile.width} whole entries`, inWords('others')).message);
    for (let i = 0; i < tile.width; i++) entries.push(found?.[i] ?? null);
  }
  return entries;
}

/** The result of the work, or null after its complaint was reported. */
export function attempt<T>(work: () => T, tell: (message: string) => void): T | null {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof ArgumentError)) throw error;
    tell(error.message);
    return null;
  }
}
