/** Codecs of what is made of other values: a value or null, and lists. Records have a file of their own. */
import { utf8Bytes } from './bytes.ts';
import type { Codec } from './codec.ts';
import { Misfit, within } from './misfit.ts';
import { yes } from './name-codecs.ts';

const NULL = utf8Bytes('null');
const [COMMA, OPEN, CLOSE] = utf8Bytes(',[]') as unknown as [number, number, number];

/** 1 byte, 0 for null, else 1 and the value. */
export function orNull<T>(codec: Codec<T>): Codec<T | null> {
  return {
    write: (value, to) => {
      to.u8(value === null ? 0 : 1);
      if (value !== null) codec.write(value, to);
    },
    read: (from) => (yes.read(from) ? codec.read(from) : null),
    pass: (from) => {
      if (yes.read(from)) codec.pass(from);
    },
    print: (value) => (value === null ? null : codec.print(value)),
    parse: (json) => (json === null ? null : codec.parse(json)),
    copy: (from, to) => {
      const isNull = from.takeAll(NULL);
      to.u8(isNull ? 0 : 1);
      return isNull || codec.copy(from, to);
    },
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
    pass: (from) => {
      for (let left = from.u16(); left > 0; left--) codec.pass(from);
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
    copy: (from, to) => {
      if (!from.take(OPEN)) return false;
      const start = to.length;
      to.u16(0);
      let values = 0;
      while (values === 0 ? !from.take(CLOSE) : from.take(COMMA)) {
        if (!codec.copy(from, to)) return false;
        values += 1;
      }
      if (values > LONGEST_LIST || (values > 0 && !from.take(CLOSE))) return false;
      to.putU16(start, values);
      return true;
    },
  };
}

function checkList(value: unknown): asserts value is readonly unknown[] {
  if (!Array.isArray(value)) throw new Misfit('a list', value);
}
