/**
 * A first walk over the JSON form's text, before any of it is parsed: where each event stands, what is named twice, and that
 * nothing is there that would fill the memory. `JSON.parse` keeps the last of two fields of one name and says nothing, so
 * that who reads the text would see another value than was hashed.
 *
 * Syntax is left to `JSON.parse`: of each event's text, and of the rest with a 0 in the place of each event. Where both can be
 * parsed, the whole can.
 */
import { expected } from '../../errors.ts';

/** Most events that are read: twice those of the largest log that this project makes. */
export const MOST_EVENTS = 0x10_0000;
/** Most values of one event, and most tiles: an entry has 65,535 bytes, and that many tiles are of 16 million events. */
const MOST_VALUES = 0x1_0000;
/** An event's lists of records are at the fifth. */
const DEEPEST = 16;
/** Fields outside the events that are reported as said twice. */
const MOST_REPEATED = 20;

export interface Repeated {
  /** Place of the event; null outside the events. */
  readonly event: number | null;
  readonly field: string;
}

export interface ScannedText {
  /** The text without the events, a 0 for each. */
  readonly rest: string;
  readonly size: number;
  /** The text of an event. */
  readonly event: (index: number) => string;
  /** The first field of each event that is said again; and such fields outside. */
  readonly repeated: readonly Repeated[];
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const COLON = 0x3a;

const isSpace = (code: number): boolean => code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
const LIST = 0x5b;
const isOpening = (code: number): boolean => code === 0x7b || code === LIST;
const isClosing = (code: number): boolean => code === 0x7d || code === 0x5d;

/** @throws ArgumentError for more events, values or depth than a log has */
export function scanJsonLog(text: string): ScannedText {
  return new Scan(text).scanned();
}

/** A class because it guards its place. */
class Scan {
  readonly #text: string;
  #depth = 0;
  /** Last field of the outermost record. */
  #field = '';
  #inEvents = false;
  /** Values since the event began, or outside the events. */
  #values = 0;
  readonly #fields: Set<string>[] = [];
  #starts: number[] = [];
  #ends: number[] = [];
  readonly #rest: string[] = [];
  /** End of the last piece that is in the rest, or was replaced. */
  #copied = 0;
  #repeated: Repeated[] = [];

  constructor(text: string) {
    this.#text = text;
  }

  scanned(): ScannedText {
    const text = this.#text;
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (isSpace(code)) continue;
      if (this.#inEvents && this.#depth === 2) this.#betweenEvents(i, code);
      if (code === QUOTE) i = this.#string(i);
      else if (isOpening(code)) this.#open(code);
      else if (isClosing(code)) this.#depth -= 1;
      else if (code === COMMA) this.#count();
    }
    this.#rest.push(text.slice(this.#copied));
    const [starts, ends] = [this.#starts, this.#ends];
    return {
      rest: this.#rest.join(''),
      size: ends.length,
      event: (index) => text.slice(starts[index], ends[index]),
      repeated: this.#repeated,
    };
  }

  get #isInEvent(): boolean {
    return this.#starts.length > this.#ends.length;
  }

  /** In the list of events and in none of its records: begins an event, or ends one. */
  #betweenEvents(at: number, code: number): void {
    const ends = code === COMMA || isClosing(code);
    if (ends && this.#isInEvent) {
      this.#ends.push(at);
      this.#copied = at;
      this.#values = 0;
    } else if (!ends && !this.#isInEvent) {
      if (this.#starts.length === MOST_EVENTS) {
        throw expected('audit log: events', `at most ${MOST_EVENTS}`, 'more');
      }
      this.#rest.push(this.#text.slice(this.#copied, at), '0');
      this.#starts.push(at);
      this.#values = 0;
    }
    if (isClosing(code)) this.#inEvents = false;
  }

  #open(code: number): void {
    if (code === LIST && this.#depth === 1 && this.#field === 'events') {
      this.#inEvents = true;
      this.#starts = []; // of two such lists the last is the one that is parsed
      this.#ends = [];
    }
    this.#depth += 1;
    if (this.#depth > DEEPEST) throw expected('audit log', `records of at most ${DEEPEST} levels`, 'more');
    this.#fields[this.#depth]?.clear();
  }

  #count(): void {
    this.#values += 1;
    if (this.#values > MOST_VALUES) {
      throw expected('audit log', `at most ${MOST_VALUES} values in an event, and as many tiles`, 'more');
    }
  }

  /** Looks at the string that begins here. @returns the place of its last character */
  #string(from: number): number {
    const end = endOfString(this.#text, from);
    let next = end + 1;
    while (isSpace(this.#text.charCodeAt(next))) next += 1;
    if (this.#text.charCodeAt(next) !== COLON) return end;
    const field = unescaped(this.#text.slice(from + 1, end));
    if (this.#depth === 1) this.#field = field;
    const fields = (this.#fields[this.#depth] ??= new Set());
    if (fields.has(field)) this.#repeat(field);
    fields.add(field);
    return next;
  }

  #repeat(field: string): void {
    const event = this.#isInEvent ? this.#starts.length - 1 : null;
    const last = this.#repeated.at(-1);
    if (event === null ? this.#repeated.length < MOST_REPEATED : last?.event !== event) {
      this.#repeated.push({ event, field });
    }
  }
}

/** Place of the closing quote; the text's length where there is none. */
function endOfString(text: string, from: number): number {
  for (let end = text.indexOf('"', from + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let first = end;
    while (text.charCodeAt(first - 1) === BACKSLASH) first -= 1;
    if ((end - first) % 2 === 0) return end;
  }
  return text.length;
}

/** The text between two quotes as `JSON.parse` would read it. */
function unescaped(raw: string): string {
  if (!raw.includes('\\')) return raw;
  try {
    return JSON.parse(`"${raw}"`) as string;
  } catch {
    return raw; // no JSON: `JSON.parse` will say so
  }
}
