/**
 * Codecs: how one kind of value stands in an audit entry's bytes and in its JSON. One table a record says both, so that
 * they cannot part.
 *
 * Each is injective: different values have different bytes and different JSON (−0 counts as 0), and `read` and `parse`
 * take nothing that `write` and `print` would not have made. JSON has no infinite numbers: they stand as the texts
 * `Infinity` and `-Infinity`.
 */
import { type ByteReader, type ByteWriter, LONGEST_TEXT } from './bytes.ts';
import { Misfit, within } from './misfit.ts';
import { utf8Length } from './utf8.ts';

export interface Codec<T> {
  /** @throws Misfit for a value outside the codec's range */
  readonly write: (value: T, to: ByteWriter) => void;
  /** @throws Misfit for bytes of no value */
  readonly read: (from: ByteReader) => T;
  /** Plain JSON of a value. */
  readonly print: (value: T) => unknown;
  /** @throws Misfit unless it is the JSON of a value */
  readonly parse: (json: unknown) => T;
}

/** A whole number between two limits. */
function whole(
  from: number,
  to: number,
  write: (value: number, writer: ByteWriter) => void,
  read: (reader: ByteReader) => number,
): Codec<number> {
  const checked = (value: unknown): number => {
    if (Number.isInteger(value) && (value as number) >= from && (value as number) <= to)
      return value as number;
    throw new Misfit(`a whole number from ${from} to ${to}`, value);
  };
  return {
    write: (value, writer) => write(checked(value), writer),
    read,
    print: (value) => value,
    parse: (json) => checked(json) + 0,
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

/** 1 byte: 0 or 1. */
export const yes: Codec<boolean> = {
  write: (value, to) => {
    if (typeof value !== 'boolean') throw new Misfit('true or false', value);
    to.u8(value ? 1 : 0);
  },
  read: (from) => {
    const byte = from.u8();
    if (byte > 1) throw new Misfit('a byte 0 or 1', byte);
    return byte === 1;
  },
  print: (value) => value,
  parse: (json) => {
    if (typeof json !== 'boolean') throw new Misfit('true or false', json);
    return json;
  },
};

/** 2 bytes of length, then UTF-8. */
export const text: Codec<string> = {
  write: (value, to) => {
    if (typeof value !== 'string') throw new Misfit('text', value);
    to.text(value);
  },
  read: (from) => from.text(),
  print: (value) => value,
  parse: (json) => {
    if (typeof json === 'string' && (utf8Length(json) ?? Number.NaN) <= LONGEST_TEXT) return json;
    throw new Misfit(`text of whole characters, at most ${LONGEST_TEXT} bytes`, json);
  },
};

/** 8 bytes, IEEE 754; infinite numbers too, but not NaN. */
export const number: Codec<number> = {
  write: (value, to) => {
    if (typeof value !== 'number' || Number.isNaN(value)) throw new Misfit('a number', value);
    to.f64(value + 0); // −0 becomes 0
  },
  read: (from) => {
    const value = from.f64();
    if (Number.isNaN(value) || Object.is(value, -0))
      throw new Misfit('a number, and 0 without a sign', value);
    return value;
  },
  print: (value) => (Number.isFinite(value) ? value + 0 : String(value)),
  parse: (json) => {
    if (json === 'Infinity') return Number.POSITIVE_INFINITY;
    if (json === '-Infinity') return Number.NEGATIVE_INFINITY;
    if (typeof json !== 'number' || !Number.isFinite(json)) throw new Misfit('a number', json);
    return json + 0;
  },
};

/** 1 byte: the place in a list of names, which is part of the layout. */
export function oneOf<Name extends string>(names: readonly Name[]): Codec<Name> {
  const places = new Map<unknown, number>(names.map((name, place) => [name, place]));
  const what = `one of ${names.join(', ')}`;
  return {
    write: (value, to) => {
      const place = places.get(value);
      if (place === undefined) throw new Misfit(what, value);
      to.u8(place);
    },
    read: (from) => {
      const place = from.u8();
      const name = names[place];
      if (name === undefined) throw new Misfit(`a byte from 0 to ${names.length - 1}`, place);
      return name;
    },
    print: (value) => value,
    parse: (json) => {
      if (!places.has(json)) throw new Misfit(what, json);
      return json as Name;
    },
  };
}

/** 1 byte, 0 for null, else 1 and the value. */
export function orNull<T>(codec: Codec<T>): Codec<T | null> {
  return {
    write: (value, to) => {
      to.u8(value === null ? 0 : 1);
      if (value !== null) codec.write(value, to);
    },
    read: (from) => (yes.read(from) ? codec.read(from) : null),
    print: (value) => (value === null ? null : codec.print(value)),
    parse: (json) => (json === null ? null : codec.parse(json)),
  };
}

const LONGEST_LIST = 0xffff;

/** 2 bytes of length, then the values. */
export function list<T>(codec: Codec<T>): Codec<readonly T[]> {
  return {
    write: (values, to) => {
      checkList(values);
      if (values.length > LONGEST_LIST) throw new Misfit(`at most ${LONGEST_LIST} values`, values.length);
      to.u16(values.length);
      for (const value of values) codec.write(value, to);
    },
    read: (from) => {
      const values: T[] = [];
      for (let left = from.u16(); left > 0; left--) values.push(codec.read(from));
      return values;
    },
    print: (values) => {
      checkList(values);
      return values.map(codec.print);
    },
    parse: (json) => {
      checkList(json);
      return json.map((value: unknown, i) => {
        try {
          return codec.parse(value);
        } catch (error) {
          throw within(i, error);
        }
      });
    },
  };
}

function checkList(value: unknown): asserts value is readonly unknown[] {
  if (!Array.isArray(value)) throw new Misfit('a list', value);
}
