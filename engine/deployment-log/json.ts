/**
 * Records of a JSON file, one after another, so that a large file never stands in memory as objects. Where they are in a document is its
 * shape (json-shape.ts); `JSON.parse` reads each record.
 */
import { spokenBy } from './listed.ts';
import { textOf } from './source-text.ts';

export type JsonRecord = Readonly<Record<string, unknown>>;
/** The way from a document to its records: `[]` any element of a list, `{}` any value of an object, else a name. */
export type JsonPath = readonly string[];

/** No record is longer, in bytes. */
const LONGEST = 1 << 20;
/** Deeper than the schema by far. */
const DEEPEST = 5;
/** Bytes between two looks at progress. */
const STEP = 1 << 18;
const [LINE_FEED, SPACE, QUOTE, COMMA, COLON, BACKSLASH] = [10, 32, 34, 44, 58, 92];
const [ARRAY, END_ARRAY, OBJECT, END_OBJECT] = [91, 93, 123, 125];

/** Each line that is not blank, and between them how many bytes have been read. */
export function* jsonLines(bytes: Uint8Array): Generator<Uint8Array | number, void, void> {
  let reported = 0;
  for (let at = 0; at < bytes.length; ) {
    const end = bytes.indexOf(LINE_FEED, at);
    const line = bytes.subarray(at, end < 0 ? bytes.length : end);
    const record = spaceless(line);
    if (record.length > 0) yield record;
    at += line.length + 1;
    if (at < reported + STEP) continue;
    reported = at;
    yield Math.min(at, bytes.length);
  }
}

/**
 * The bytes of each value at the end of the path, in every document of the file, and between them how many bytes have been read. A
 * document without the path is one record itself, a list that should be none is a list of records; so is what a broken file ends with.
 */
export function* jsonPieces(bytes: Uint8Array, path: JsonPath): Generator<Uint8Array | number, void, void> {
  let way = path;
  let level = path.length;
  /** By open container: whether it is a list. */
  const lists: boolean[] = [];
  let depth = 0;
  /** Of the open containers, from the outermost, those that are on the way. */
  let onWay = 0;
  /** Whether the innermost container on the way waits for a name, and the last that it had. */
  let wantsName = false;
  let name = '';
  /** Where the document and the record began; −1 between records. */
  let document = 0;
  let record = -1;
  /** Whether the document has the path, if only to an empty list. */
  let hasPath = false;
  let reported = 0;
  let at = 0;
  /** Whether the value that begins here is on the way. */
  const isOnWay = (): boolean => {
    if (onWay !== depth || depth > level) return false;
    const segment = way[depth - 1]!;
    return lists[depth - 1] === true
      ? segment === '[]'
      : !wantsName && (segment === '{}' || segment === name);
  };
  for (; at < bytes.length; at++) {
    if (at >= reported + STEP) {
      yield at;
      reported = at;
      if (record >= 0 && at - record > LONGEST) break;
    }
    const c = bytes[at]!;
    if (c <= SPACE) continue; // JSON has no other space
    const closes = c === END_OBJECT || c === END_ARRAY;
    if (depth === 0 && (closes || c === COMMA)) {
      document = at + 1; // left over from a broken document before
      continue;
    }
    if (record >= 0 && depth === level && (c === COMMA || closes)) {
      yield bytes.subarray(record, at);
      record = -1;
    }
    if (record < 0 && depth > 0 && depth === level && !closes && c !== COMMA && c !== COLON && isOnWay()) {
      record = at;
      hasPath = true;
    }
    if (c === QUOTE) {
      const close = textEnd(bytes, at + 1);
      if (record < 0 && wantsName && onWay === depth) name = textOf(bytes.subarray(at + 1, close));
      at = close;
    } else if (c === ARRAY || c === OBJECT) {
      const isList = c === ARRAY;
      if (depth === 0) {
        way = isList && path[0] !== '[]' ? ['[]'] : path;
        level = way.length;
      }
      if (record < 0 && level > 0 && (depth === 0 || (depth < level && isOnWay()))) {
        onWay = depth + 1;
        wantsName = !isList;
        name = '';
        if (onWay === level && way[level - 1] === (isList ? '[]' : '{}')) hasPath = true;
      }
      lists[depth] = isList;
      depth += 1;
    } else if (closes) {
      depth -= 1;
      if (onWay > depth) onWay = depth;
      if (depth > 0) continue;
      if (!hasPath) yield spaceless(bytes.subarray(document, Math.min(at + 1, document + LONGEST)));
      document = at + 1;
      hasPath = false;
    } else if (record < 0 && onWay === depth && depth > 0) {
      if (c === COLON) wantsName = false;
      else if (c === COMMA) wantsName = lists[depth - 1] === false;
    }
  }
  if (record >= 0) yield bytes.subarray(record, Math.min(at, bytes.length));
  else if (!hasPath) {
    const rest = spaceless(bytes.subarray(document, document + LONGEST));
    if (rest.length > 0) yield rest;
  }
}

/** Place of the quote that ends a text; the end of the file where none does. */
function textEnd(bytes: Uint8Array, from: number): number {
  let at = from;
  while (at < bytes.length && bytes[at] !== QUOTE) at += bytes[at] === BACKSLASH ? 2 : 1;
  return at;
}

/** Without space before it, and without the sign before each record of a JSON text sequence (RFC 7464). */
function spaceless(bytes: Uint8Array): Uint8Array {
  const start = bytes.findIndex((byte) => byte > SPACE);
  return bytes.subarray(start < 0 ? bytes.length : start);
}

/** Whole numbers that a double may not hold. */
const LONG_NUMBER = /[\s:,[]-?\d{16}/;
const NO_NUMBER = /NaN|Infinity/;
const TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"|-?(?:NaN|Infinity)\b|-?\d[\d.eE+-]*/g;

/** A text as the value that it is in JSON; long ids as texts, `NaN` and `Infinity` as nothing. Undefined for what is no JSON. */
export function jsonValue(text: string): unknown {
  try {
    return JSON.parse(LONG_NUMBER.test(text) ? exactNumbers(text) : text);
  } catch {
    if (!NO_NUMBER.test(text)) return undefined; // or nested too deeply for any reader
    try {
      return JSON.parse(exactNumbers(text));
    } catch {
      return undefined;
    }
  }
}

/** JSON with whole numbers that a double cannot hold as texts: ids of 64 bits stay what they are, and apart; what is no number is null. */
export function exactNumbers(text: string): string {
  return text.replaceAll(TOKEN, (token) => {
    if (/^-?[NI]/.test(token)) return 'null';
    return /^-?\d{16,}$/.test(token) && !Number.isSafeInteger(Number(token)) ? `"${token}"` : token;
  });
}

export const isObject = (value: unknown): value is JsonRecord =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A value as a cell; null is an empty cell, undefined what is not a cell. */
export function cellOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return value === null ? '' : undefined;
}

/** Cells by name, nested names joined with dots; of lists those that say something of the record. A Map: no name is special in it. */
export function flattened(
  record: JsonRecord,
  cells = new Map<string, string>(),
  prefix = '',
  depth = 1,
): Map<string, string> {
  for (const key of Object.keys(record)) {
    const value = record[key];
    const name = prefix + key;
    const cell = cellOf(value);
    if (cell !== undefined) cells.set(name, cell);
    else if (depth < DEEPEST) {
      const part = spokenBy(key, value) ?? value;
      if (isObject(part)) flattened(part, cells, `${name}.`, depth + 1);
    }
  }
  return cells;
}
