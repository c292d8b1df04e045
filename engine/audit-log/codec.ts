/**
 * Codecs: how one kind of value stands in an audit entry's bytes and in its JSON. One table a record says both, so that
 * they cannot part.
 *
 * Each is injective: different values have different bytes and different JSON (−0 counts as 0), and `read` and `parse`
 * take nothing that `write` and `print` would not have made. JSON has no infinite numbers: they stand as the texts
 * `Infinity` and `-Infinity`.
 */
import type { JsonCursor } from '../json/index.ts';
import type { ByteReader, ByteWriter } from './bytes.ts';
import { Misfit } from './misfit.ts';

export interface Codec<T> {
  /** @throws Misfit for a value outside the codec's range */
  readonly write: (value: T, to: ByteWriter) => void;
  /** @throws Misfit for bytes of no value */
  readonly read: (from: ByteReader) => T;
  /** Passes over the bytes of a value, without making it. @throws Misfit where `read` does */
  readonly pass: (from: ByteReader) => void;
  /** Plain JSON of a value. */
  readonly print: (value: T) => unknown;
  /** @throws Misfit unless it is the JSON of a value */
  readonly parse: (json: unknown) => T;
  /**
   * From the text of a value's JSON to its bytes, without making the value. False where that cannot be done, and `parse` must
   * decide: texts that are not plain, fields in another order. What was written by then is none.
   */
  readonly copy: (from: JsonCursor, to: ByteWriter) => boolean;
}

/** A whole number between two limits. */
function whole(
  from: number,
  to: number,
  write: (value: number, writer: ByteWriter) => void,
  read: (reader: ByteReader) => number,
): Codec<number> {
  const fits = (value: unknown): value is number =>
    Number.isInteger(value) && (value as number) >= from && (value as number) <= to;
  const checked = (value: unknown): number => {
    if (fits(value)) return value;
    throw new Misfit(`a whole number from ${from} to ${to}`, value);
  };
  return {
    write: (value, writer) => write(checked(value), writer),
    read,
    pass: read,
    print: (value) => value,
    parse: (json) => checked(json) + 0,
    copy: (cursor, writer) => {
      const value = cursor.takeNumber();
      if (!fits(value)) return false;
      write(value + 0, writer);
      return true;
    },
  };
}

/** 4 bytes, unsigned. */
export const count = whole(
  0,
  0xffff_ffff,
  (value, writer) => writer.u32(value),
  (reader) => reader.u32(),
);

/** As many bytes as it needs, unsigned: for counts that are mostly small. */
export const tally = whole(
  0,
  Number.MAX_SAFE_INTEGER,
  (value, writer) => writer.varint(value),
  (reader) => reader.varint(),
);

/** 4 bytes, signed. */
export const position = whole(
  -0x8000_0000,
  0x7fff_ffff,
  (value, writer) => writer.i32(value),
  (reader) => reader.i32(),
);

/** 8 bytes, IEEE 754; infinite numbers too, but not NaN. */
export const number: Codec<number> = {
  write: (value, to) => {
    if (typeof value !== 'number' || Number.isNaN(value)) throw new Misfit('a number', value);
    to.f64(value + 0); // −0 becomes 0
  },
  read: readNumber,
  pass: readNumber,
  print: (value) => (Number.isFinite(value) ? value + 0 : String(value)),
  parse: (json) => {
    if (json === 'Infinity') return Number.POSITIVE_INFINITY;
    if (json === '-Infinity') return Number.NEGATIVE_INFINITY;
    if (typeof json !== 'number' || !Number.isFinite(json)) throw new Misfit('a number', json);
    return json + 0;
  },
  copy: (from, to) => {
    const value = from.takeNumber();
    if (!Number.isFinite(value)) return false;
    to.f64(value + 0);
    return true;
  },
};

function readNumber(from: ByteReader): number {
  const value = from.f64();
  if (Number.isNaN(value) || Object.is(value, -0)) throw new Misfit('a number, and 0 without a sign', value);
  return value;
}
