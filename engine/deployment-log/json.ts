/**
 * Records of a JSON file, one after another, so that a large file never stands in memory as objects: an array, an object that
 * holds one (`{"deployments": […]}`), several of either one after another, or JSON Lines. `JSON.parse` reads each record.
 */
import { textOf } from './source-text.ts';

export type JsonFormat = 'json' | 'json-lines';
type JsonRecord = Readonly<Record<string, unknown>>;

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
const [LINE_FEED, SPACE, QUOTE, COMMA, BACKSLASH] = [10, 32, 34, 44, 92];
const [ARRAY, END_ARRAY, OBJECT, END_OBJECT] = [91, 93, 123, 125];

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
  const holdsList = first !== null && holders.some((name) => Array.isArray(first[name]));
  const next = text.slice(line.length).trimStart();
  return first === null || (holdsList && !next.startsWith('{')) ? 'json' : 'json-lines';
}

/** The bytes of each record, and between them how many bytes have been read. */
export function jsonPieces(
  bytes: Uint8Array,
  format: JsonFormat,
): Generator<Uint8Array | number, void, void> {
  return format === 'json' ? elements(bytes) : lines(bytes);
}

/** Each line that is not blank. */
function* lines(bytes: Uint8Array): Generator<Uint8Array | number, void, void> {
  let told = 0;
  for (let at = 0; at < bytes.length; ) {
    const end = bytes.indexOf(LINE_FEED, at);
    const line = bytes.subarray(at, end < 0 ? bytes.length : end);
    if (!isBlank(line)) yield line;
    at += line.length + 1;
    if (at < told + STEP) continue;
    told = at;
    yield Math.min(at, bytes.length);
  }
}

/**
 * Each element of a document's list of records, whatever it is; so is what a broken file ends with. A list that an object
 * holds is that of records if any of its elements is an object; an object without such a list is one record itself.
 */
function* elements(bytes: Uint8Array): Generator<Uint8Array | number, void, void> {
  let depth = 0;
  /** Depth at which the elements stand: 1 in an array, 2 in an object that holds one; 0: not found yet. */
  let level = 0;
  /** Whether the list at that level is known to be that of records, and its elements before that was known. */
  let found = false;
  let held: Uint8Array[] = [];
  /** Whether the document’s list has ended. */
  let listed = false;
  /** Where the document and the element began; −1 between elements. */
  let document = 0;
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
    const closes = c === END_OBJECT || c === END_ARRAY;
    if (depth === 0 && (closes || c === COMMA)) {
      document = at + 1; // left over from a broken document before
      continue;
    }
    if (level > 0 && depth === level) {
      if (element >= 0 && (c === COMMA || closes)) {
        const piece = bytes.subarray(element, at);
        element = -1;
        if (!found && piece[0] === OBJECT) {
          found = true;
          yield* held;
        }
        if (found) yield piece;
        else if (held.length < MOST_HELD) held.push(piece);
      }
      // what is no space begins an element; JSON has no other space than codes up to 32
      if (element < 0 && !closes && c > SPACE && c !== COMMA) element = at;
    }
    if (c === QUOTE) {
      const close = textEnd(bytes, at + 1);
      if (depth === 1 && level === 0) name = textOf(bytes.subarray(at + 1, close));
      at = close;
    } else if (c === ARRAY || c === OBJECT) {
      depth += 1;
      const holds = depth === 1 || (depth === 2 && holders.includes(name));
      if (level === 0 && !listed && c === ARRAY && holds) {
        level = depth;
        found = depth === 1;
        held = [];
      }
    } else if (closes) {
      depth -= 1;
      if (level > 0 && depth < level) {
        listed = found;
        level = 0;
      }
      if (depth > 0) continue;
      if (!listed) yield bytes.subarray(document, Math.min(at + 1, document + LONGEST));
      document = at + 1;
      listed = false;
      name = '';
    }
  }
  if (element >= 0) yield bytes.subarray(element, Math.min(at, bytes.length));
  else if (!(level > 0 && found) && !listed && !isBlank(bytes.subarray(document))) {
    yield bytes.subarray(document, document + LONGEST);
  }
}

/** Place of the quote that ends a text; the end of the file where none does. */
function textEnd(bytes: Uint8Array, from: number): number {
  let at = from;
  while (at < bytes.length && bytes[at] !== QUOTE) at += bytes[at] === BACKSLASH ? 2 : 1;
  return at;
}

const isBlank = (bytes: Uint8Array): boolean => bytes.every((byte) => byte <= SPACE);

/** Whole numbers that a double may not hold. */
const LONG_NUMBER = /[\s:,[]-?\d{16}/;

/** A record's text as an object, long ids as texts; null if it is not an object. */
export function recordOf(text: string): JsonRecord | null {
  try {
    const value: unknown = JSON.parse(LONG_NUMBER.test(text) ? exactNumbers(text) : text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as JsonRecord)
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
export function flattened(record: JsonRecord): Map<string, string> {
  const cells = new Map<string, string>();
  fill(cells, record, '', 1);
  return cells;
}

function fill(cells: Map<string, string>, part: JsonRecord, prefix: string, depth: number): void {
  for (const key of Object.keys(part)) {
    const value = part[key];
    const name = prefix + key;
    if (typeof value === 'string') cells.set(name, value);
    else if (typeof value === 'number' || typeof value === 'boolean') cells.set(name, String(value));
    else if (value === null) cells.set(name, '');
    else if (typeof value === 'object' && !Array.isArray(value) && depth < DEEPEST) {
      fill(cells, value as JsonRecord, `${name}.`, depth + 1);
    }
  }
}
