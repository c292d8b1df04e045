/** A file as text, chunk by chunk: UTF-8 with or without its mark, and UTF-16 as spreadsheets write it. */

/** Every host of the engine has it; the engine's types come without any host's. */
declare class TextDecoder {
  constructor(label: string);
  decode(bytes?: Uint8Array, options?: { readonly stream: boolean }): string;
}

/** What a log is read from. */
export type LogSource = string | Uint8Array;

/** Characters or bytes a chunk: a few milliseconds of work between two looks at progress. */
const CHUNK = 1 << 18;

/** A chunk of text, and how much of the source is behind it (characters or bytes, as `sizeOf`). */
export interface TextChunk {
  readonly text: string;
  readonly done: number;
}

/** Size in characters or bytes. */
export const sizeOf = (source: LogSource): number => source.length;

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

function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return 'utf-8';
}

/** What a file is that is not text, in words; null for text. A workbook is a ZIP archive. */
export function notText(source: LogSource): string | null {
  if (typeof source === 'string') return source.slice(0, 1024).includes('\0') ? 'a binary file' : null;
  if (encodingOf(source) !== 'utf-8') return null;
  if (source[0] === 0x50 && source[1] === 0x4b && source[2] === 3) return 'a workbook or archive';
  return source.subarray(0, 1024).includes(0) ? 'a binary file' : null;
}
