/** The codec of a record: its fields one after another, in the order of the table. */
import type { Codec } from './codec.ts';
import { Misfit, within } from './misfit.ts';

/** A codec a field, in the order in which they are written. */
export type Fields<T> = { readonly [Key in keyof T]-?: Codec<T[Key]> };

/** A record of fields; its JSON has these keys and no others. */
export function record<T extends object>(fields: Fields<T>): Codec<T> {
  const entries = Object.entries(fields) as [keyof T & string, Codec<unknown>][];
  const keys = entries.map(([key]) => key);
  return {
    write: (value, to) => {
      for (const [key, codec] of entries) within(key, () => codec.write(value[key], to));
    },
    read: (from) => {
      const value: Record<string, unknown> = {};
      for (const [key, codec] of entries) value[key] = within(key, () => codec.read(from));
      return value as T;
    },
    print: (value) => {
      const json: Record<string, unknown> = {};
      for (const [key, codec] of entries) json[key] = codec.print(value[key]);
      return json;
    },
    parse: (json) => {
      checkKeys(json, keys);
      const value: Record<string, unknown> = {};
      for (const [key, codec] of entries) value[key] = within(key, () => codec.parse(json[key]));
      return value as T;
    },
  };
}

function checkKeys(json: unknown, keys: readonly string[]): asserts json is Record<string, unknown> {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) throw new Misfit('a record', json);
  const missing = keys.find((key) => !Object.hasOwn(json, key));
  if (missing !== undefined) throw new Misfit('a value', undefined, [missing]);
  const found = Object.keys(json);
  if (found.length === keys.length) return;
  throw new Misfit(
    `no fields but ${keys.join(', ')}`,
    found.find((key) => !keys.includes(key)),
  );
}
