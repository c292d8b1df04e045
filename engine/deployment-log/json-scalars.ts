/** Texts, numbers, true, false and null of JSON, read where they stand: as cells, of what `JSON.parse` would make of them. */
import { asciiText, numberEnd, plainTextEnd, standsAt, textEnd } from '../json/index.ts';
import { textOf, utf8Of } from './source-text.ts';

const QUOTE = 0x22;
const MINUS = 0x2d;
const ZERO = 0x30;
const NINE = 0x39;
const POINT = 0x2e;
/** A double holds every whole number of so many digits. */
const EXACT_DIGITS = 15;

const words = ['true', 'false', 'null'].map((word) => ({
  bytes: utf8Of(word),
  cell: word === 'null' ? '' : word,
}));

/** Guards what was read last. */
export class ScalarReader {
  /** A text as it is, null as nothing; a number as JavaScript prints it, but with digits that it has beyond a double's. */
  cell = '';
  /** Place after the value. */
  end = 0;

  /** False where no such value stands whole, and for a whole number that a double may not hold. */
  read(bytes: Uint8Array, at: number): boolean {
    const first = bytes[at]!;
    if (first === QUOTE) return this.#text(bytes, at);
    if (first === MINUS || (first >= ZERO && first <= NINE)) return this.#number(bytes, at);
    for (const word of words) {
      if (standsAt(word.bytes, bytes, at)) return this.#found(word.cell, at + word.bytes.length);
    }
    return false;
  }

  #text(bytes: Uint8Array, at: number): boolean {
    const end = plainTextEnd(bytes, at + 1);
    if (end >= 0) return this.#found(asciiText(bytes, at + 1, end), end + 1);
    const close = textEnd(bytes, at + 1);
    const cell = close < 0 ? null : parsedText(textOf(bytes.subarray(at, close + 1)));
    return cell !== null && this.#found(cell, close + 1);
  }

  #number(bytes: Uint8Array, at: number): boolean {
    const end = numberEnd(bytes, at);
    if (end < 0) return false;
    const token = asciiText(bytes, at, end);
    if (isPlain(bytes, at, end)) return this.#found(token, end);
    const value = Number(token);
    return Math.abs(value) <= Number.MAX_SAFE_INTEGER && this.#found(String(value), end);
  }

  #found(cell: string, end: number): boolean {
    this.cell = cell;
    this.end = end;
    return true;
  }
}

/** Below a millionth JavaScript prints an exponent: so many zeros after the point. */
const MOST_ZEROS = 5;

/** Whether a number needs no other form: without a sign, an exponent or a zero at its end, not too long to be exact, nor too small. */
function isPlain(bytes: Uint8Array, from: number, end: number): boolean {
  let point = end;
  let firstDigit = end;
  for (let at = from; at < end; at++) {
    const byte = bytes[at]!;
    if (byte === POINT) point = at;
    else if (byte < ZERO || byte > NINE) return false;
    else if (byte !== ZERO && firstDigit === end) firstDigit = at;
  }
  if (point - from > EXACT_DIGITS) return false;
  return point === end || (bytes[end - 1] !== ZERO && firstDigit - point - 1 <= MOST_ZEROS);
}

/** A text out of its quotes; null where `JSON.parse` takes it for none. */
function parsedText(quoted: string): string | null {
  try {
    return JSON.parse(quoted) as string;
  } catch {
    return null;
  }
}
