/**
 * Tokens of JSON read from its bytes, without making a text of them first: the plain ones, which nearly all are. Whatever is
 * not plain is for `JSON.parse`.
 */

const SPACE = 0x20;
const QUOTE = 0x22;
const PLUS = 0x2b;
const MINUS = 0x2d;
const POINT = 0x2e;
const ZERO = 0x30;
const LARGE_E = 0x45;
const BACKSLASH = 0x5c;
const SMALL_E = 0x65;
const DELETE = 0x7f;

/** Place of the first byte from here that is no space of JSON. */
export function spaceEnd(bytes: Uint8Array, from: number): number {
  let at = from;
  for (
    let byte = bytes[at];
    byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
    byte = bytes[at]
  )
    at += 1;
  return at;
}

/** Whether these bytes stand here. */
export function standsAt(part: Uint8Array, bytes: Uint8Array, at: number): boolean {
  if (at + part.length > bytes.length) return false; // reading past an end is slow, where it happens once
  for (let i = 0; i < part.length; i++) if (bytes[at + i] !== part[i]) return false;
  return true;
}

/**
 * Place of the quote that ends a text.
 *
 * @param from after its first quote
 * @returns −1 for a text that is not plain: with escapes, control characters, bytes beyond ASCII, or without an end
 */
export function plainTextEnd(bytes: Uint8Array, from: number): number {
  for (let at = from; at < bytes.length; at++) {
    const byte = bytes[at]!;
    if (byte === QUOTE) return at;
    if (byte < SPACE || byte > DELETE || byte === BACKSLASH) return -1;
  }
  return -1;
}

/** Place of the quote that ends a text, whatever is in it; −1 where there is none. */
export function textEnd(bytes: Uint8Array, from: number): number {
  for (let at = from; at < bytes.length; at++) {
    if (bytes[at] === QUOTE) return at;
    if (bytes[at] === BACKSLASH) at += 1;
  }
  return -1;
}

const isDigit = (byte: number | undefined): boolean => byte !== undefined && byte >= ZERO && byte <= ZERO + 9;

function digitsEnd(bytes: Uint8Array, from: number): number {
  let at = from;
  while (isDigit(bytes[at])) at += 1;
  return at;
}

/** Place after the number that begins here; −1 where none does. RFC 8259, section 6. */
export function numberEnd(bytes: Uint8Array, from: number): number {
  const whole = bytes[from] === MINUS ? from + 1 : from;
  let at = digitsEnd(bytes, whole);
  if (at === whole || (bytes[whole] === ZERO && at > whole + 1)) return -1;
  if (bytes[at] === POINT) {
    const fraction = at + 1;
    at = digitsEnd(bytes, fraction);
    if (at === fraction) return -1;
  }
  if (bytes[at] === SMALL_E || bytes[at] === LARGE_E) {
    const sign = bytes[at + 1];
    const exponent = sign === PLUS || sign === MINUS ? at + 2 : at + 1;
    at = digitsEnd(bytes, exponent);
    if (at === exponent) return -1;
  }
  return at;
}

/** Powers of ten that a double holds exactly. */
const powersOfTen = Array.from({ length: 23 }, (_, k) => Number(`1e${k}`));
/** More characters have too many digits for it in any case. */
const LONGEST_EXACT = 18;

/** What `Number` gives for the number that stands here. */
export function numberAt(bytes: Uint8Array, from: number, end: number): number {
  // two whole numbers that a double holds, one of them a power of ten: dividing rounds once, as it must (Clinger 1990)
  if (end - from > LONGEST_EXACT) return Number(asciiText(bytes, from, end));
  let digits = 0;
  let places = -1;
  for (let at = from; at < end; at++) {
    const byte = bytes[at]!;
    if (byte === POINT) places = 0;
    else if (isDigit(byte)) {
      digits = 10 * digits + (byte - ZERO);
      if (places >= 0) places += 1;
    } else if (byte !== MINUS || at > from) return Number(asciiText(bytes, from, end));
  }
  if (digits > Number.MAX_SAFE_INTEGER) return Number(asciiText(bytes, from, end));
  const value = places > 0 ? digits / powersOfTen[places]! : digits;
  return bytes[from] === MINUS ? -value : value;
}

/** Longest text that is looked for among those met before: longer ones seldom come twice. */
const SHORT = 12;
/** By a hash of their bytes: a log repeats the same few hundred texts a million times. */
const met: string[] = Array.from({ length: 1024 }, () => '');
/** A list of codes for each length: to spread a list is much quicker than to spread bytes. */
const codes = Array.from({ length: 33 }, (_, length) => Array.from({ length }, () => 0));
const LONGEST = codes.length - 1;

/** The text of bytes of ASCII. */
export function asciiText(bytes: Uint8Array, from: number, end: number): string {
  const length = end - from;
  if (length > LONGEST) return longText(bytes, from, end);
  const list = codes[length]!;
  for (let i = 0; i < length; i++) list[i] = bytes[from + i]!;
  if (length > SHORT) return String.fromCharCode(...list);
  let hash = length;
  for (let i = 0; i < length; i++) hash = (31 * hash + list[i]!) | 0;
  const slot = (hash ^ (hash >>> 10)) & (met.length - 1);
  const text = met[slot]!;
  let same = text.length === length;
  for (let i = 0; same && i < length; i++) same = text.charCodeAt(i) === list[i];
  return same ? text : (met[slot] = String.fromCharCode(...list));
}

function longText(bytes: Uint8Array, from: number, end: number): string {
  const parts: string[] = [];
  for (let at = from; at < end; at += LONGEST) parts.push(asciiText(bytes, at, Math.min(at + LONGEST, end)));
  return parts.join('');
}
