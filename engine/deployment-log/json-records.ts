/**
 * Records of a JSON file, one after another, so that a large file never stands in memory as objects: an array, an
 * object that holds one (`{"deployments": […]}`), or JSON Lines. Nested names are joined with dots.
 */
import type { TextChunk } from './source-text.ts';

export type JsonFormat = 'json' | 'json-lines';

/** A record's text, or how much of the source has been taken. */
export type JsonPiece = string | number;

/** Under these names an object may hold its records. */
const holders = ['deployments', 'records', 'data', 'items', 'results', 'rows'];
/** No record is longer, in characters. */
const LONGEST = 1 << 20;
/** Elements that are no objects, before the first that is one. */
const MOST_HELD = 1000;
/** Deeper than the schema by far. */
const DEEPEST = 5;
const code = {
  space: 32,
  quote: 34,
  comma: 44,
  array: 91,
  backslash: 92,
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
export function* jsonLines(chunks: Iterable<TextChunk>): Generator<JsonPiece, void, void> {
  let rest = '';
  for (const { text, done } of chunks) {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (line.trim() !== '') yield line;
    yield done;
  }
  if (rest.trim() !== '') yield rest;
}

/**
 * Each element of the list of records is a piece, whatever it is; so is what a broken file ends with. A list that an object
 * holds is that of records if any of its elements is an object; an object without such a list is one record itself.
 */
export function* jsonElements(chunks: Iterable<TextChunk>): Generator<JsonPiece, void, void> {
  /** Depth at which the elements stand: 1 in an array, 2 in an object that holds one; 0: not found yet. */
  let level = 0;
  /** Whether the list at that level is known to be that of records, and its elements before that was known. */
  let found = false;
  let held: string[] = [];
  let finished = false;
  let depth = 0;
  let inString = false;
  let escaped = false;
  /** Text since the element began, of earlier chunks; null between elements. */
  let element: string | null = null;
  let name = '';
  let nameHeld = '';
  let whole = '';
  for (const { text, done } of chunks) {
    if (!found && whole.length < LONGEST) whole += text;
    let from = 0;
    let nameFrom = 0;
    for (let i = 0; i < text.length && !finished; i++) {
      const c = text.charCodeAt(i);
      if (inString) {
        if (escaped) escaped = false;
        else if (c === code.backslash) escaped = true;
        else if (c === code.quote) {
          inString = false;
          if (depth === 1 && level === 0) name = nameHeld + text.slice(nameFrom, i);
          nameHeld = '';
        }
        continue;
      }
      const closes = c === code.endObject || c === code.endArray;
      if (level > 0 && depth === level) {
        if (element !== null && (c === code.comma || closes)) {
          const piece = (element + text.slice(from, i)).trimEnd();
          element = null;
          if (!found && piece.startsWith('{')) {
            found = true;
            whole = '';
            yield* held;
          }
          if (found) yield piece;
          else if (held.length < MOST_HELD) held.push(piece);
        }
        // what is no space begins an element; JSON has no other space than codes up to 32
        if (element === null && !closes && c > code.space && c !== code.comma) {
          element = '';
          from = i;
        }
      }
      if (c === code.quote) {
        // most strings end at the next quote, in this chunk: looking for it is quicker than walking there
        const close = text.indexOf('"', i + 1);
        if (close > 0 && text.charCodeAt(close - 1) !== code.backslash) {
          if (depth === 1 && level === 0) name = text.slice(i + 1, close);
          i = close;
        } else {
          inString = true;
          nameFrom = i + 1;
        }
      } else if (c === code.array || c === code.object) {
        depth += 1;
        if (level === 0 && c === code.array && (depth === 1 || (depth === 2 && holders.includes(name)))) {
          level = depth;
          found = depth === 1;
          held = [];
          if (found) whole = '';
        }
      } else if (closes) {
        depth -= 1;
        if (level > 0 && depth < level) {
          if (found) finished = true;
          else level = 0;
        }
      }
    }
    if (element !== null) {
      element += text.slice(from);
      if (element.length > LONGEST) break;
    }
    if (inString && depth === 1 && level === 0) nameHeld += text.slice(nameFrom);
    yield done;
  }
  if (element !== null) yield element;
  else if (!found && whole.trim() !== '') yield whole;
}

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
