/** The codec of a record: its fields one after another, in the order of the table. */
import type { Codec } from './codec.ts';
import { Misfit, within } from './misfit.ts';

/** A codec a field, in the order in which they are written. */
export type Fields<T> = { readonly [Key in keyof T]-?: Codec<T[Key]> };

/** A record of fields; its JSON has these keys and no others. */
export function record<T extends object>(fields: Fields<T>): Codec<T> {
  const keys = Object.keys(fields) as (keyof T & string)[];
  const codecs: Codec<unknown>[] = Object.values(fields);
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
  };
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
