/**
 * A first walk over the JSON form's bytes, before any of it is parsed: where each event stands, what is named twice, and that
 * nothing is there that would fill the memory. `JSON.parse` keeps the last of two fields of one name and says nothing, so
 * that who reads the text would see another value than was hashed. Events that are plain have each field once, in its order, and
 * are taken as they stand.
 *
 * Syntax is left to `JSON.parse`: of each event's text, and of the rest with a 0 in the place of each event. Where both can be
 * parsed, the whole can.
 */
import { expected } from '../errors.ts';
import { spaceEnd, textEnd } from '../json/index.ts';
import { ByteWriter } from './bytes.ts';
import { utf8Text } from './utf8.ts';

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

interface ScannedJson {
  /** The bytes without the events, a 0 for each. */
  readonly rest: Uint8Array;
  readonly size: number;
  /** The bytes of an event. */
  readonly event: (index: number) => Uint8Array;
  /** The first field of each event that is said again; and such fields outside. */
  readonly repeated: readonly Repeated[];
}

/** Takes events that are plain as they begin. */
export interface PlainEvents {
  /** @returns the place after the event; −1 for one that is not plain */
  readonly take: (at: number) => number;
  /** What was taken last is an event of this place. */
  readonly keep: (index: number) => void;
  /** There are no events so far. */
  readonly forget: () => void;
}

const QUOTE = 0x22;
const COMMA = 0x2c;
const COLON = 0x3a;
const ZERO = 0x30;
const LIST = 0x5b;
const isOpening = (byte: number): boolean => byte === 0x7b || byte === LIST;
const isClosing = (byte: number): boolean => byte === 0x7d || byte === 0x5d;

/** Bytes between two steps. */
const STEP = 1 << 18;

/** Yields how many bytes are done. @throws ArgumentError for more events, values or depth than a log has */
export function scanJsonLog(bytes: Uint8Array, plain: PlainEvents): Generator<number, ScannedJson, void> {
  return new Scan(bytes, plain).steps();
}

/** A class because it guards its place. */
class Scan {
  readonly #bytes: Uint8Array;
  readonly #plain: PlainEvents;
  #depth = 0;
  /** Last field of the outermost record. */
  #field = '';
  #inEvents = false;
  /** Values since the event began, or outside the events. */
  #values = 0;
  readonly #fields: Set<string>[] = [];
  #starts: number[] = [];
  #ends: number[] = [];
  readonly #rest = new ByteWriter(1 << 16);
  /** End of the last piece that is in the rest, or was replaced. */
  #copied = 0;
  #repeated: Repeated[] = [];

  constructor(bytes: Uint8Array, plain: PlainEvents) {
    this.#bytes = bytes;
    this.#plain = plain;
  }

  *steps(): Generator<number, ScannedJson, void> {
    const bytes = this.#bytes;
    let told = 0;
    for (let i = spaceEnd(bytes, 0); i < bytes.length; i = spaceEnd(bytes, i + 1)) {
      if (i >= told + STEP) {
        told = i;
        yield i;
      }
      const byte = bytes[i]!;
      if (this.#inEvents && this.#depth === 2) {
        const end = this.#betweenEvents(i, byte);
        if (end > i) {
          i = end - 1;
          continue;
        }
      }
      if (byte === QUOTE) i = this.#string(i);
      else if (isOpening(byte)) this.#open(byte);
      else if (isClosing(byte)) this.#depth -= 1;
      else if (byte === COMMA) this.#count();
    }
    this.#rest.raw(bytes.subarray(this.#copied));
    const [starts, ends] = [this.#starts, this.#ends];
    return {
      rest: this.#rest.bytes,
      size: ends.length,
      event: (index) => bytes.subarray(starts[index], ends[index]),
      repeated: this.#repeated,
    };
  }

  get #isInEvent(): boolean {
    return this.#starts.length > this.#ends.length;
  }

  /** In the list of events and in none of its records: begins an event, or ends one. @returns the place after a plain one */
  #betweenEvents(at: number, byte: number): number {
    const ends = byte === COMMA || isClosing(byte);
    if (ends && this.#isInEvent) this.#end(at);
    else if (!ends && !this.#isInEvent) {
      if (this.#starts.length === MOST_EVENTS) {
        throw expected('audit log: events', `at most ${MOST_EVENTS}`, 'more');
      }
      this.#rest.copy(this.#bytes, this.#copied, at);
      this.#rest.u8(ZERO);
      this.#starts.push(at);
      this.#values = 0;
      const end = this.#plain.take(at);
      const next = end < 0 ? undefined : this.#bytes[spaceEnd(this.#bytes, end)];
      if (next !== undefined && (next === COMMA || isClosing(next))) {
        this.#plain.keep(this.#ends.length);
        this.#end(end);
        return end;
      }
    }
    if (isClosing(byte)) this.#inEvents = false;
    return at;
  }

  #end(at: number): void {
    this.#ends.push(at);
    this.#copied = at;
    this.#values = 0;
  }

  #open(byte: number): void {
    if (byte === LIST && this.#depth === 1 && this.#field === 'events') {
      this.#inEvents = true;
      this.#starts = []; // of two such lists the last is the one that is parsed
      this.#ends = [];
      this.#plain.forget();
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

  /** Looks at the string that begins here. @returns the place of its last byte */
  #string(from: number): number {
    const close = textEnd(this.#bytes, from + 1);
    const end = close < 0 ? this.#bytes.length : close;
    const next = spaceEnd(this.#bytes, end + 1);
    if (this.#bytes[next] !== COLON) return end;
    const field = fieldIn(this.#bytes.subarray(from, end + 1));
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

/** The text in quotes as `JSON.parse` would read it. */
function fieldIn(quoted: Uint8Array): string {
  const raw = utf8Text(quoted) ?? '';
  try {
    return JSON.parse(raw) as string;
  } catch {
    return raw; // no JSON: `JSON.parse` will say so of the whole
  }
}
