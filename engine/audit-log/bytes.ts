/** Bytes and texts: UTF-8, base64, hexadecimal digits. */
import { hex as base16, base64 as rfc4648 } from '@scure/base';

/** Every host of the engine has these two; the engine's types come without any host's. */
declare class TextEncoder {
  encode(text: string): Uint8Array<ArrayBuffer>;
  encodeInto(text: string, to: Uint8Array): { readonly written: number };
}
declare class TextDecoder {
  constructor(label: string, options: { readonly fatal: boolean; readonly ignoreBOM: boolean });
  decode(bytes: Uint8Array): string;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** A text in UTF-8; half a character becomes U+FFFD. */
export function utf8Bytes(text: string): Uint8Array<ArrayBuffer> {
  return encoder.encode(text);
}

/** Writes a text's UTF-8. @param to with room for three bytes a letter @returns how many bytes it has */
export function putUtf8(text: string, to: Uint8Array): number {
  return encoder.encodeInto(text, to).written;
}

/** The text of well-formed UTF-8; null for anything else. */
export function utf8Text(bytes: Uint8Array): string | null {
  try {
    return decoder.decode(bytes);
  } catch {
    return null;
  }
}

/** Whether a text has no half of a surrogate pair, which has no bytes of its own. */
export function isWellFormed(text: string): boolean {
  return !/\p{Surrogate}/u.test(text);
}

export function base64(bytes: Uint8Array): string {
  return rfc4648.encode(bytes);
}

/** The bytes of a text that `base64` would have made; null for any other. */
export function base64Bytes(text: string): Uint8Array<ArrayBuffer> | null {
  try {
    return rfc4648.decode(text) as Uint8Array<ArrayBuffer>;
  } catch {
    return null;
  }
}

export function hex(bytes: Uint8Array): string {
  return base16.encode(bytes);
}

export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}
