/**
 * Records of a JSON file, one after another, so that a large file never stands in memory as objects: an array, an
 * object that holds one (`{"deployments": […]}`), or JSON Lines. Nested names are joined with dots.
 */
import { spaceEnd, textEnd } from '../json/index.ts';
import { textOf } from './source-text.ts';

export type JsonFormat = 'json' | 'json-lines';

/** A record's bytes, or its cells where they were read at once; or how many bytes have been taken. */
export type JsonPiece = Uint8Array | readonly string[] | number;

/** Reads some records where they begin. */
interface RecordsAtOnce {
  /** Cells by column; null for a record that it cannot read. */
  readonly read: (bytes: Uint8Array, from: number) => readonly string[] | null;
  /** Place after the record that was read last. */
  readonly end: number;
}

/** Under these names an object may hold its records. */
const holders = ['deployments', 'records', 'data', 'items', 'results', 'rows'];
/** No record is longer, in bytes. */
const LONGEST = 1 << 20;
/** Elements that are no objects, before the first that is one. */
const MOST_HELD = 1000;
/** Deeper than the schema by far. */
const DEEPEST = 5;
/** Bytes between two looks at progress. */
const STEP = 1 << 18;
const code = {
  lineFeed: 10,
  space: 32,
  quote: 34,
  comma: 44,
  array: 91,
  endArray: 93,
  object: 123,
  endObject: 125,
} as const;

/**
 * JSON Lines begin with an object that fills its line, and another follows; alone on its line it may also hold the list of
 * records. Null for what is no JSON.
 */
export function jsonFormatOf(head: string): JsonFormat | null {
  const text = head.trimStart();
  if (text.startsWith('[')) return 'json';
  if (!text.startsWith('{')) return null;
  const line = /^[^\r\n]*/.exec(text)?.[0] ?? '';
  const first = recordOf(line);
  if (first === null) return 'json';
  if (text.slice(line.length).trimStart().startsWith('{')) return 'json-lines';
  return holders.some((name) => Array.isArray(first[name])) ? 'json' : 'json-lines';
}

/** Each line that is not blank is a piece. */
export function* jsonLines(
  bytes: Uint8Array,
  known: RecordsAtOnce | null = null,
): Generator<JsonPiece, void, void> {
  let told = 0;
  for (let at = 0; at < bytes.length; ) {
    const end = bytes.indexOf(code.lineFeed, at);
    const line = bytes.subarray(at, end < 0 ? bytes.length : end);
    const cells = known?.read(line, 0) ?? null;
    if (cells !== null && spaceEnd(line, known!.end) === line.length) yield cells;
    else if (!isBlank(line)) yield line;
    at += line.length + 1;
    if (at < told + STEP) continue;
    told = at;
    yield Math.min(at, bytes.length);
  }
}

/**
 * Each element of the list of records is a piece, whatever it is; so is what a broken file ends with. A list that an object
 * holds is that of records if any of its elements is an object; an object without such a list is one record itself.
 */
export function* jsonElements(
  bytes: Uint8Array,
  known: RecordsAtOnce | null = null,
): Generator<JsonPiece, void, void> {
  /** Depth at which the elements stand: 1 in an array, 2 in an object that holds one; 0: not found yet. */
  let level = 0;
  /** Whether the list at that level is known to be that of records, and its elements before that was known. */
  let found = false;
  let held: Uint8Array[] = [];
  let depth = 0;
  /** Where the element began; −1 between elements. */
  let element = -1;
  let name = '';
  let told = 0;
  let at = 0;
  for (; at < bytes.length; at++) {
    if (at >= told + STEP) {
      yield at;
      told = at;
      if (element >= 0 && at - element > LONGEST) break;
    }
    const c = bytes[at]!;
    const closes = c === code.endObject || c === code.endArray;
    if (level > 0 && depth === level) {
      if (element >= 0 && (c === code.comma || closes)) {
        const piece = bytes.subarray(element, at);
        element = -1;
        if (!found && piece[0] === code.object) {
          found = true;
          yield* held;
        }
        if (found) yield piece;
        else if (held.length < MOST_HELD) held.push(piece);
      }
      // what is no space begins an element; JSON has no other space than codes up to 32
      if (element < 0 && !closes && c > code.space && c !== code.comma) {
        const cells = found && c === code.object ? (known?.read(bytes, at) ?? null) : null;
        if (cells !== null && known!.end - at <= LONGEST && elementEnds(bytes, known!.end)) {
          yield cells;
          at = known!.end - 1;
          continue;
        }
        element = at;
      }
    }
    if (c === code.quote) {
      const close = textEnd(bytes, at + 1);
      if (depth === 1 && level === 0) name = textOf(bytes.subarray(at + 1, close));
      at = close < 0 ? bytes.length : close;
    } else if (c === code.array || c === code.object) {
      depth += 1;
      if (level === 0 && c === code.array && (depth === 1 || (depth === 2 && holders.includes(name)))) {
        level = depth;
        found = depth === 1;
        held = [];
      }
    } else if (closes) {
      depth -= 1;
      if (level > 0 && depth < level) {
        if (found) return;
        level = 0;
      }
    }
  }
  if (element >= 0) yield bytes.subarray(element, Math.min(at, bytes.length));
  else if (!found && !isBlank(bytes)) yield bytes.subarray(0, LONGEST);
}

/** Whether the list goes on or ends after this place. */
function elementEnds(bytes: Uint8Array, from: number): boolean {
  const c = bytes[spaceEnd(bytes, from)];
  return c === code.comma || c === code.endArray || c === code.endObject;
}

const isBlank = (bytes: Uint8Array): boolean => bytes.every((byte) => byte <= code.space);

/** A record's text as an object; null for what is none. */
export function recordOf(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Readonly<Record<string, unknown>>)
      : null;
  } catch {
    return null; // not JSON, or nested too deeply for any reader
  }
}

const STRING_OR_NUMBER = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d[\d.eE+-]*/g;

/** JSON with whole numbers that a double cannot hold as texts: ids of 64 bits stay what they are, and apart. */
export function exactNumbers(text: string): string {
  return text.replaceAll(STRING_OR_NUMBER, (token) =>
    /^-?\d{16,}$/.test(token) && !Number.isSafeInteger(Number(token)) ? `"${token}"` : token,
  );
}

/** Cells by name, nested names joined with dots; null is an empty cell, lists are left out. A Map: no name is special in it. */
export function flattened(record: Readonly<Record<string, unknown>>): Map<string, string> {
  const cells = new Map<string, string>();
  const walk = (part: Readonly<Record<string, unknown>>, prefix: string, depth: number): void => {
    for (const [key, value] of Object.entries(part)) {
      if (typeof value === 'string') cells.set(prefix + key, value);
      else if (typeof value === 'number' || typeof value === 'boolean')
        cells.set(prefix + key, String(value));
      else if (value === null) cells.set(prefix + key, '');
      else if (typeof value === 'object' && !Array.isArray(value) && depth < DEEPEST) {
        walk(value as Readonly<Record<string, unknown>>, `${prefix}${key}.`, depth + 1);
      }
    }
  };
  walk(record, '', 1);
  return cells;
}
