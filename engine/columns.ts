/** Records of many alike kept as typed columns, made from one table of their names and types. */

export const int8 = (length: number): Int8Array<ArrayBuffer> => new Int8Array(length);
export const uint8 = (length: number): Uint8Array<ArrayBuffer> => new Uint8Array(length);
export const uint16 = (length: number): Uint16Array<ArrayBuffer> => new Uint16Array(length);
export const uint32 = (length: number): Uint32Array<ArrayBuffer> => new Uint32Array(length);
export const float32 = (length: number): Float32Array<ArrayBuffer> => new Float32Array(length);
export const float64 = (length: number): Float64Array<ArrayBuffer> => new Float64Array(length);

type Table = Readonly<Record<string, (length: number) => ArrayBufferView<ArrayBuffer>>>;

export type ColumnsOf<T extends Table> = { readonly [Name in keyof T]: ReturnType<T[Name]> };

/** Columns of zeros, in the table's order. */
export function createColumns<T extends Table>(table: T, length: number): ColumnsOf<T> {
  const made = Object.entries(table).map(([name, column]) => [name, column(length)] as const);
  return Object.fromEntries(made) as ColumnsOf<T>;
}
