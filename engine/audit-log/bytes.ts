/** Bytes one after another, little-endian: what the audit log's entries are written into and read from. */
import { Misfit } from './misfit.ts';
import { isHalfCharacter, utf8Text } from './utf8.ts';

/** Longest text, bytes of UTF-8: its length stands before it in two bytes. */
export const LONGEST_TEXT = 0xffff;

/** Writes at the end of a buffer that grows. A class because it guards that buffer. */
export class ByteWriter {
  #bytes: Uint8Array<ArrayBuffer>;
  #view: DataView<ArrayBuffer>;
  #length = 0;

  constructor(capacity = 256) {
    this.#bytes = new Uint8Array(capacity);
    this.#view = new DataView(this.#bytes.buffer);
  }

  get length(): number {
    return this.#length;
  }

  /** All that was written; holds until the next write. */
  get bytes(): Uint8Array<ArrayBuffer> {
    return this.#bytes.subarray(0, this.#length);
  }

  /** Forgets what was written after this length. */
  truncate(length: number): void {
    this.#length = length;
  }

  u8(value: number): void {
    const at = this.#grow(1);
    this.#bytes[at] = value;
  }

  u16(value: number): void {
    const at = this.#grow(2);
    this.#view.setUint16(at, value, true);
  }

  u32(value: number): void {
    const at = this.#grow(4);
    this.#view.setUint32(at, value, true);
  }

  i32(value: number): void {
    const at = this.#grow(4);
    this.#view.setInt32(at, value, true);
  }

  /** A whole number from 0 to 2⁵³ − 1, seven bits a byte, the lowest first; a byte below 128 is the last (LEB128). */
  varint(value: number): void {
    let rest = value;
    while (rest >= 128) {
      this.u8((rest % 128) + 128);
      rest = Math.floor(rest / 128);
    }
    this.u8(rest);
  }

  f64(value: number): void {
    const at = this.#grow(8);
    this.#view.setFloat64(at, value, true);
  }

  /**
   * Length in two bytes, then UTF-8.
   *
   * @throws Misfit for half characters and for more than `LONGEST_TEXT` bytes
   */
  text(text: string): void {
    const start = this.#grow(2);
    this.utf8(text);
    const length = this.#length - start - 2;
    if (length > LONGEST_TEXT) throw new Misfit(`text of at most ${LONGEST_TEXT} bytes`, text);
    this.#view.setUint16(start, length, true);
  }

  /** @throws Misfit for half characters */
  utf8(text: string): void {
    let at = this.#grow(text.length); // as if all of it were ASCII, which it mostly is
    let i = 0;
    for (; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (code >= 0x80) break;
      this.#bytes[at++] = code;
    }
    this.#length = at;
    while (i < text.length) {
      const point = text.codePointAt(i)!;
      if (isHalfCharacter(point)) throw new Misfit('text of whole characters', text);
      this.#codePoint(point);
      i += point > 0xffff ? 2 : 1;
    }
  }

  raw(bytes: Uint8Array): void {
    const at = this.#grow(bytes.length);
    this.#bytes.set(bytes, at);
  }

  /** Writes bytes[from..to): a few, for which a view would cost more than they do. */
  copy(bytes: Uint8Array, from: number, to: number): void {
    let at = this.#grow(to - from);
    for (let i = from; i < to; i++) this.#bytes[at++] = bytes[i]!;
  }

  /** Writes over two bytes that were written before. */
  putU16(at: number, value: number): void {
    this.#view.setUint16(at, value, true);
  }

  /** RFC 3629, section 3. */
  #codePoint(point: number): void {
    if (point < 0x80) return this.u8(point);
    if (point < 0x800) this.u8(0xc0 | (point >> 6));
    else {
      if (point < 0x1_0000) this.u8(0xe0 | (point >> 12));
      else {
        this.u8(0xf0 | (point >> 18));
        this.u8(0x80 | ((point >> 12) & 0x3f));
      }
      this.u8(0x80 | ((point >> 6) & 0x3f));
    }
    this.u8(0x80 | (point & 0x3f));
  }

  #grow(by: number): number {
    const at = this.#length;
    this.#length = at + by;
    if (this.#length > this.#bytes.length) {
      const larger = new Uint8Array(Math.max(2 * this.#bytes.length, this.#length));
      larger.set(this.#bytes);
      this.#bytes = larger;
      this.#view = new DataView(larger.buffer);
    }
    return at;
  }
}

/** A text in UTF-8. @throws Misfit for half characters */
export function utf8Bytes(text: string): Uint8Array<ArrayBuffer> {
  const writer = new ByteWriter(text.length);
  writer.utf8(text);
  return writer.bytes;
}

/** Reads from front to back. A class because it guards its place. */
export class ByteReader {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  #at = 0;
  #end: number;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#end = bytes.length;
  }

  get left(): number {
    return this.#end - this.#at;
  }

  /** The next byte; undefined at the end. */
  get peek(): number | undefined {
    return this.left > 0 ? this.#bytes[this.#at] : undefined;
  }

  /** Goes on at `from`, as if the bytes ended at `to`. */
  seek(from: number, to: number): this {
    this.#at = from;
    this.#end = to;
    return this;
  }

  u8(): number {
    return this.#bytes[this.#take(1)]!;
  }

  u16(): number {
    return this.#view.getUint16(this.#take(2), true);
  }

  u32(): number {
    return this.#view.getUint32(this.#take(4), true);
  }

  i32(): number {
    return this.#view.getInt32(this.#take(4), true);
  }

  /** @throws Misfit for more bytes than needed, or beyond 2⁵³ − 1 */
  varint(): number {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = this.u8();
      value += (byte % 128) * scale;
      if (!Number.isSafeInteger(value)) throw new Misfit('a whole number below 2^53', value);
      if (byte >= 128) continue;
      if (byte === 0 && scale > 1) throw new Misfit('a whole number in as few bytes as it needs', value);
      return value;
    }
  }

  f64(): number {
    return this.#view.getFloat64(this.#take(8), true);
  }

  /** @throws Misfit unless it is UTF-8 */
  text(): string {
    const length = this.u16();
    const from = this.#take(length);
    const text = utf8Text(this.#bytes.subarray(from, from + length));
    if (text === null) throw new Misfit('text in UTF-8', `bytes ${from} to ${this.#at}`);
    return text;
  }

  /** @throws Misfit where `text` does */
  passText(): void {
    const start = this.#at;
    const length = this.u16();
    const from = this.#take(length);
    for (let at = from; at < from + length; at++) {
      if (this.#bytes[at]! < 0x80) continue;
      this.#at = start;
      this.text();
      return;
    }
  }

  #take(count: number): number {
    const at = this.#at;
    if (count > this.left) throw new Misfit(`${count} more bytes`, this.left);
    this.#at = at + count;
    return at;
  }
}

export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}
