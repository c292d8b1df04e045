/** A file as text, chunk by chunk, or as UTF-8: of UTF-8 with or without its mark, and of UTF-16 as spreadsheets write it. */

/** Every host of the engine has them; the engine's types come without any host's. */
declare class TextDecoder {
  constructor(label: string, options?: { readonly ignoreBOM: boolean });
  decode(bytes?: Uint8Array, options?: { readonly stream: boolean }): string;
}
declare class TextEncoder {
  encode(text: string): Uint8Array;
}

/** What a log is read from. */
export type LogSource = string | Uint8Array;

/** Characters or bytes a chunk: a few milliseconds of work between two looks at progress. */
const CHUNK = 1 << 18;

/** A chunk of text, and how much of the source is behind it (characters or bytes). */
export interface TextChunk {
  readonly text: string;
  readonly done: number;
}

export function* textChunks(source: LogSource, chunk: number = CHUNK): Generator<TextChunk, void, void> {
  if (typeof source === 'string') {
    const start = source.startsWith('\uFEFF') ? 1 : 0;
    for (let at = start; at < source.length; at += chunk) {
      yield { text: source.slice(at, at + chunk), done: Math.min(at + chunk, source.length) };
    }
    return;
  }
  const decoder = new TextDecoder(encodingOf(source));
  for (let at = 0; at < source.length; at += chunk) {
    const end = Math.min(at + chunk, source.length);
    const text = decoder.decode(source.subarray(at, end), { stream: end < source.length });
    if (text !== '') yield { text, done: end };
  }
}

const encoder = new TextEncoder();
const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });

/** A source as UTF-8 without its mark. */
export function utf8Of(source: LogSource): Uint8Array {
  if (typeof source === 'string')
    return encoder.encode(source.startsWith('\uFEFF') ? source.slice(1) : source);
  const encoding = encodingOf(source);
  if (encoding !== 'utf-8') return encoder.encode(new TextDecoder(encoding).decode(source));
  return source[0] === 0xef && source[1] === 0xbb && source[2] === 0xbf ? source.subarray(3) : source;
}

/** The text of UTF-8; bytes that are not UTF-8 become U+FFFD. */
export const textOf = (bytes: Uint8Array): string => utf8.decode(bytes);

/** By its mark; without one, every other byte of UTF-16 is zero where the text is mostly Latin. */
function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const head = bytes.subarray(0, 1024);
  if (head.length < 4) return 'utf-8';
  const zeros = (side: number): number => head.filter((byte, i) => byte === 0 && i % 2 === side).length;
  const [even, odd] = [zeros(0), zeros(1)];
  if (odd > head.length / 4 && even === 0) return 'utf-16le';
  return even > head.length / 4 && odd === 0 ? 'utf-16be' : 'utf-8';
}

/** Its mark, or two characters of four bytes. */
const UTF_32 = /^(?:255,254,0,0,|0,0,254,255,|(?:\d\d+,0,0,0,?){2}$|(?:0,0,0,\d\d+,?){2}$)/;

/** What a file is that cannot be read as text, in words; null for text. A workbook is a ZIP archive. */
export function notText(source: LogSource): string | null {
  if (typeof source === 'string') return source.slice(0, 1024).includes('\0') ? 'a binary file' : null;
  if (UTF_32.test(source.subarray(0, 8).join())) return 'text in UTF-32';
  if (encodingOf(source) !== 'utf-8') return null;
  if (source[0] === 0x50 && source[1] === 0x4b && source[2] === 3) return 'a workbook or archive';
  return source.subarray(0, 1024).includes(0) ? 'a binary file' : null;
}
