/** Base64 with padding (RFC 4648, section 4), which the engine's language has not: one text, one sequence of bytes. */

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const NONE = 64;
/** The value of each letter by its code: a head's tiles have seven million of them. */
const VALUES = Uint8Array.from({ length: 128 }, (_, code) => {
  const value = ALPHABET.indexOf(String.fromCharCode(code));
  return value < 0 ? NONE : value;
});

export function base64(bytes: Uint8Array): string {
  const letters: string[] = [];
  for (let i = 0; i < bytes.length; i += 3) {
    const bits = (bytes[i]! << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
    letters.push(ALPHABET[bits >> 18]!, ALPHABET[(bits >> 12) & 63]!);
    letters.push(i + 1 < bytes.length ? ALPHABET[(bits >> 6) & 63]! : '=');
    letters.push(i + 2 < bytes.length ? ALPHABET[bits & 63]! : '=');
  }
  return letters.join('');
}

/** The bytes of a text that `base64` would have made; null for any other. */
export function base64Bytes(text: string): Uint8Array<ArrayBuffer> | null {
  if (text.length % 4 !== 0) return null;
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  const letters = text.length - padding;
  const bytes = new Uint8Array((3 * text.length) / 4 - padding);
  let at = 0;
  for (let i = 0; i < letters; i += 4) {
    let bits = 0;
    for (let k = i; k < i + 4; k++) {
      const value = k < letters ? (VALUES[text.charCodeAt(k)] ?? NONE) : 0;
      if (value === NONE) return null;
      bits = (bits << 6) | value;
    }
    for (let shift = 16; shift >= 0; shift -= 8) {
      const byte = (bits >> shift) & 255;
      if (at < bytes.length) bytes[at++] = byte;
      else if (byte !== 0) return null; // bits that no byte holds
    }
  }
  return bytes;
}
