/**
 * The kinds of values that an audit event is made of, as valibot schemas: each says in a few words what it expects. A record's
 * fields come out in the order of their names, which makes the JSON of what comes out canonical (RFC 8785).
 */
import * as v from 'valibot';
import { expected, inWords } from '../errors.ts';

export const truth = v.boolean('true or false');

// one function a value: a pipe of valibot's own checks takes twice as long

/** No JSON has any other number. */
export const finite = v.custom<number>(Number.isFinite, 'a finite number');

export function whole(from = Number.MIN_SAFE_INTEGER) {
  return v.custom<number>(
    (value) => Number.isSafeInteger(value) && (value as number) >= from,
    `a whole number from ${from} to ${Number.MAX_SAFE_INTEGER}`,
  );
}

export const text = v.string('text');

export function oneOf<const Names extends readonly string[]>(names: Names) {
  return v.picklist(names, `one of ${names.join(', ')}`);
}

export function list<Item extends v.GenericSchema>(item: Item) {
  return v.array(item, 'a list');
}

/** These fields and no others. */
export function record<Fields extends v.ObjectEntries>(fields: Fields) {
  const names = Object.keys(fields).toSorted();
  const sorted = Object.fromEntries(names.map((name) => [name, fields[name]])) as Fields;
  return v.strictObject(sorted, ({ expected: due }) =>
    due === 'Object' ? 'a record' : due === 'never' ? `no fields but ${names.join(', ')}` : 'a value',
  );
}

/** What a schema makes of a value, not to be written over. */
export type OutputOf<Schema extends v.GenericSchema> = DeepReadonly<v.InferOutput<Schema>>;

type DeepReadonly<T> = T extends readonly (infer Item)[]
  ? readonly DeepReadonly<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: DeepReadonly<T[Key]> }
    : T;

/** What the schema makes of a value. @throws ArgumentError with the place of the first thing that is wrong */
export function readAs<Schema extends v.GenericSchema>(
  schema: Schema,
  value: unknown,
  where: string,
): OutputOf<Schema> {
  const result = v.safeParse(schema, value, { abortEarly: true });
  if (result.success) return result.output as OutputOf<Schema>;
  const [{ path, message, input }] = result.issues;
  throw expected([where, ...(path ?? []).map(({ key }) => String(key))].join('.'), message, plainly(input));
}

/** A value for a message: records and lists by their kind, since what came from outside may not let itself be printed. */
export function plainly(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  return inWords(Array.isArray(value) ? 'a list' : 'a record');
}

/** The JSON of a text. @throws ArgumentError where it has none */
export function parsedJson(json: string, where: string): unknown {
  try {
    return JSON.parse(json) as unknown;
  } catch {
    throw expected(where, 'JSON', json);
  }
}
