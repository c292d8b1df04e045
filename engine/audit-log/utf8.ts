/** UTF-8: one text, one sequence of bytes (RFC 3629). */
import { asciiText } from '../json/index.ts';

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

/** Every host of the engine has it; the engine's types come without any host's. */
declare class TextDecoder {
  constructor(label: string, options: { readonly fatal: boolean; readonly ignoreBOM: boolean });
  decode(bytes: Uint8Array): string;
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Bytes of which the decoder's way in and out takes longer than they do. */
const SHORT = 64;

/** The text of well-formed UTF-8; null for anything else. */
export function utf8Text(bytes: Uint8Array): string | null {
  if (bytes.length <= SHORT && isAscii(bytes)) return asciiText(bytes, 0, bytes.length);
  try {
    return decoder.decode(bytes);
  } catch {
    return null;
  }
}

function isAscii(bytes: Uint8Array): boolean {
  for (let i = 0; i < bytes.length; i++) if (bytes[i]! >= 0x80) return false;
  return true;
}
