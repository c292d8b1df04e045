/** UTF-8 without TextDecoder, which the engine has not: one text, one sequence of bytes (RFC 3629). */

/** Half of a surrogate pair: a code point that has no bytes of its own. */
export function isHalfCharacter(point: number): boolean {
  return point >= 0xd800 && point <= 0xdfff;
}

/** Bytes of a text; null where it holds half a character. */
export function utf8Length(text: string): number | null {
  let length = text.length;
  for (let i = 0; i < text.length; i++) {
    if (text.charCodeAt(i) < 0x80) continue;
    const point = text.codePointAt(i)!;
    if (isHalfCharacter(point)) return null;
    length += point < 0x800 ? 1 : 2; // a pair of half characters counts as two already
    if (point > 0xffff) i += 1;
  }
  return length;
}

/** Least code point that needs this many bytes more: a longer form than needed would give a text two encodings. */
const LEAST = [0, 0x80, 0x800, 0x1_0000] as const;

const SHORT = 64;
/** Texts met before, by a hash of their bytes: a log repeats the same few hundred names a million times. */
const met: string[] = Array.from({ length: 1024 }, () => '');

/** The text of a few bytes of ASCII; null for others. */
function shortText(bytes: Uint8Array): string | null {
  const { length } = bytes;
  if (length > SHORT) return null;
  let hash = length;
  for (let i = 0; i < length; i++) {
    const byte = bytes[i]!;
    if (byte >= 0x80) return null;
    hash = (31 * hash + byte) | 0;
  }
  const slot = hash & (met.length - 1);
  const text = met[slot]!;
  let same = text.length === length;
  for (let i = 0; same && i < length; i++) same = text.charCodeAt(i) === bytes[i];
  return same ? text : (met[slot] = String.fromCharCode(...bytes));
}

/** The text of well-formed UTF-8; null for anything else. */
export function utf8Text(bytes: Uint8Array): string | null {
  return shortText(bytes) ?? longText(bytes);
}

function longText(bytes: Uint8Array): string | null {
  let text = '';
  for (let i = 0; i < bytes.length; i++) {
    const first = bytes[i]!;
    if (first < 0x80) {
      text += String.fromCharCode(first);
      continue;
    }
    const more = first < 0xe0 ? 1 : first < 0xf0 ? 2 : 3;
    if (first < 0xc0 || first > 0xf7) return null;
    let point = first & (0x3f >> more);
    for (let k = 0; k < more; k++) {
      i += 1;
      const byte = bytes[i] ?? 0;
      if ((byte & 0xc0) !== 0x80) return null;
      point = (point << 6) | (byte & 0x3f);
    }
    if (point < LEAST[more] || point > 0x10_ffff || isHalfCharacter(point)) return null;
    text += String.fromCodePoint(point);
  }
  return text;
}
