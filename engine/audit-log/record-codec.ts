/** The codec of a record: its fields one after another, in the order of the table. */
import type { JsonCursor } from '../json/index.ts';
import { utf8Bytes } from './bytes.ts';
import type { Codec } from './codec.ts';
import { Misfit, within } from './misfit.ts';

const [COMMA, COLON, OPEN, CLOSE] = utf8Bytes(',:{}') as unknown as [number, number, number, number];

/** A codec a field, in the order in which they are written. */
export type Fields<T> = { readonly [Key in keyof T]-?: Codec<T[Key]> };

/** A record of fields; its JSON has these keys and no others. */
export function record<T extends object>(fields: Fields<T>): Codec<T> {
  const keys = Object.keys(fields) as (keyof T & string)[];
  const codecs: Codec<unknown>[] = Object.values(fields);
  /** The keys as JSON has them, and with what stands around them when it is printed. */
  const names = keys.map((key) => utf8Bytes(`"${key}"`));
  const printed = keys.map((key, at) => utf8Bytes(`${at === 0 ? '{' : ','}"${key}":`));
  /** A record of what the work makes of each field. */
  const each = (work: (codec: Codec<unknown>, key: string) => unknown): T => {
    const value: Record<string, unknown> = {};
    let at = 0;
    try {
      for (; at < codecs.length; at++) value[keys[at]!] = work(codecs[at]!, keys[at]!);
    } catch (error) {
      throw within(keys[at]!, error);
    }
    return value as T;
  };
  return {
    write: (value, to) => {
      checkRecord(value);
      let at = 0;
      try {
        for (; at < codecs.length; at++) codecs[at]!.write(value[keys[at]!], to);
      } catch (error) {
        throw within(keys[at]!, error);
      }
    },
    read: (from) => each((codec) => codec.read(from)),
    pass: (from) => {
      let at = 0;
      try {
        for (; at < codecs.length; at++) codecs[at]!.pass(from);
      } catch (error) {
        throw within(keys[at]!, error);
      }
    },
    print: (value) => {
      checkRecord(value);
      const json: Record<string, unknown> = {};
      for (const [at, key] of keys.entries()) json[key] = codecs[at]!.print(value[key]);
      return json;
    },
    parse: (json) => {
      checkKeys(json, keys);
      return each((codec, key) => codec.parse(json[key]));
    },
    copy: (from, to) => {
      for (let at = 0; at < codecs.length; at++) {
        const named = from.takeAll(printed[at]!) || takeSpaced(from, at === 0 ? OPEN : COMMA, names[at]!);
        if (!named || !codecs[at]!.copy(from, to)) return false;
      }
      return from.take(CLOSE);
    },
  };
}

/** A key with space around it. */
function takeSpaced(from: JsonCursor, before: number, name: Uint8Array): boolean {
  return from.take(before) && from.takeAll(name) && from.take(COLON);
}

function checkRecord(value: unknown): asserts value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Misfit('a record', value);
}

function checkKeys(json: unknown, keys: readonly string[]): asserts json is Record<string, unknown> {
  checkRecord(json);
  const missing = keys.find((key) => !Object.hasOwn(json, key));
  if (missing !== undefined) throw new Misfit('a value', undefined, [missing]);
  const found = Object.keys(json);
  if (found.length === keys.length) return;
  throw new Misfit(
    `no fields but ${keys.join(', ')}`,
    found.find((key) => !keys.includes(key)),
  );
}
