/**
 * Rows of numbers as a file: a line of JSON that says what they are and how they came about, then the columns as bytes.
 * Shards of one table, in whatever order, combine to the same bytes as the whole made at once.
 */
import canonicalize from 'canonicalize';
import type { Sha256 } from '../audit-log/index.ts';
import { expected, inWords } from '../errors.ts';

/**
 * How a column's numbers are written: `count` as they are, 0 to 65,000 · `digits-4`, `digits-3` positive numbers in so many
 * significant digits · `thousandths` rounded to .001, −32 to 32 · `exact` all 64 bits. NaN can be written in each.
 */
export type ColumnKind = 'count' | 'digits-4' | 'digits-3' | 'thousandths' | 'exact';

/** Name and kind of each column, in order. */
export type TableColumns = readonly (readonly [name: string, kind: ColumnKind])[];

/** A part of a table, `index` of `of`, from 1. */
export interface Shard {
  readonly index: number;
  readonly of: number;
}

/** What a table is of. Two tables with the same subject are parts of one, or the same. */
export interface Subject {
  readonly format: string;
  /** The engine that made it: a fingerprint of what it computes. */
  readonly engine: string;
  /** The command that makes the whole of it. */
  readonly command: string;
  readonly seed: string;
  readonly scenario: string;
  readonly deployments: number;
  readonly rows: number;
  /** What else decides its numbers: comparison, priors, … */
  readonly of: Readonly<Record<string, string | number>>;
  readonly columns: TableColumns;
}

export interface Table {
  readonly subject: Subject;
  /** Null for the whole table. */
  readonly shard: Shard | null;
  /** One array a column, in order of row. */
  readonly data: Readonly<Record<string, Float64Array<ArrayBuffer>>>;
}

const NOTHING = 65_535;
/** One of the many bit patterns of NaN: which one an engine leaves behind is its own affair. */
const NAN_BITS = 0x7ff8_0000_0000_0000n;
const MOST = 65_000;
const THOUSAND = 1000;
const MIDDLE = 32_500;

/** A number as a column writes it down, 16 bits. @throws ArgumentError where the column has no place for it */
function codeOf(kind: Exclude<ColumnKind, 'exact'>, value: number): number {
  if (Number.isNaN(value)) return NOTHING;
  switch (kind) {
    case 'count':
      if (Number.isInteger(value) && value >= 0 && value <= MOST) return value;
      throw expected('table: count', `a whole number from 0 to ${MOST}`, value);
    case 'thousandths':
      return Math.round(Math.min(Math.max(value, -32), 32) * THOUSAND) + MIDDLE;
    case 'digits-4':
    case 'digits-3': {
      if (value <= 0) return 0;
      if (value === Number.POSITIVE_INFINITY) return MOST;
      const { digits, decade, lowest } = significant[kind];
      const [mantissa, exponent] = value.toExponential(digits - 1).split('e') as [string, string];
      const code = 1 + (Number(exponent) - lowest) * decade + Number(mantissa.replace('.', '')) - decade / 9;
      return Math.min(Math.max(code, 1), MOST); // beyond all decades: the ends of the last ones
    }
  }
}

/** Decades that 16 bits have room for: 10⁻² to 10⁵ with four digits, 10⁻³⁰ to 10⁴² with three. */
const significant = {
  'digits-4': { digits: 4, decade: 9000, lowest: -2 },
  'digits-3': { digits: 3, decade: 900, lowest: -30 },
} as const;

function valueOf(kind: Exclude<ColumnKind, 'exact'>, code: number): number {
  if (code === NOTHING) return Number.NaN;
  switch (kind) {
    case 'count':
      return code;
    case 'thousandths':
      return (code - MIDDLE) / THOUSAND;
    case 'digits-4':
    case 'digits-3': {
      if (code === 0) return 0;
      const { digits, decade, lowest } = significant[kind];
      const exponent = lowest + Math.floor((code - 1) / decade);
      return Number(`${decade / 9 + ((code - 1) % decade)}e${exponent - digits + 1}`);
    }
  }
}

/** The number that stays when a column has written it: live draws are read like committed ones. */
export function asWritten(kind: ColumnKind, value: number): number {
  return kind === 'exact' ? value : valueOf(kind, codeOf(kind, value));
}

/** TableColumns one after another; of each first the low bytes, then the high ones, which compress better apart. */
function bytesOf({ subject, data }: Table): Uint8Array<ArrayBuffer> {
  const parts = subject.columns.map(([name, kind]) => {
    const column = data[name]!;
    if (kind === 'exact') {
      const view = new DataView(new ArrayBuffer(8 * column.length));
      column.forEach((value, i) => {
        view.setFloat64(8 * i, value, true);
        if (Number.isNaN(value)) view.setBigUint64(8 * i, NAN_BITS, true);
      });
      return new Uint8Array(view.buffer);
    }
    const bytes = new Uint8Array(2 * column.length);
    column.forEach((value, i) => {
      const code = codeOf(kind, value);
      bytes[i] = code & 255;
      bytes[column.length + i] = code >> 8;
    });
    return bytes;
  });
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** Rows of a shard: from, up to but without to. */
export function rowsOf(rows: number, shard: Shard | null): { readonly from: number; readonly to: number } {
  if (shard === null) return { from: 0, to: rows };
  const start = (index: number): number => Math.floor((rows * (index - 1)) / shard.of);
  return { from: start(shard.index), to: start(shard.index + 1) };
}

/** The file of a table. */
export function writeTable(table: Table, sha256: Sha256): Uint8Array<ArrayBuffer> {
  const body = bytesOf(table);
  const { subject, shard } = table;
  const head = canonicalize({ ...subject, shard, digest: sha256.init().update(body).digest() });
  const line = new TextEncoder().encode(`${head}\n`);
  const file = new Uint8Array(line.length + body.length);
  file.set(line);
  file.set(body, line.length);
  return file;
}

/**
 * Reads such a file.
 * @param name for messages
 * @throws ArgumentError for another kind of file, one that was cut short or one whose bytes were changed
 */
export function readTable(file: Uint8Array, sha256: Sha256, name = 'table'): Table {
  const end = file.indexOf(10);
  const head = parsed(new TextDecoder().decode(file.subarray(0, Math.max(end, 0))));
  if (head === null) throw expected(name, 'a file of draws or replications', inWords('another file'));
  const { shard, digest, ...subject } = head;
  const body = new Uint8Array(file.subarray(end + 1)); // a copy: a Buffer's own slice would share its pool
  const { from, to } = rowsOf(subject.rows, shard);
  const count = to - from;
  const width = subject.columns.reduce((sum, [, kind]) => sum + (kind === 'exact' ? 8 : 2), 0);
  if (body.length !== width * count) throw expected(name, `${width * count} bytes of numbers`, body.length);
  if (sha256.init().update(body).digest() !== digest) {
    throw expected(name, 'numbers with the digest that the file names', inWords('others'), 'make it again');
  }
  const data: Record<string, Float64Array<ArrayBuffer>> = {};
  const view = new DataView(body.buffer);
  let at = 0;
  for (const [column, kind] of subject.columns) {
    data[column] = Float64Array.from({ length: count }, (_, i) =>
      kind === 'exact'
        ? view.getFloat64(at + 8 * i, true)
        : valueOf(kind, body[at + i]! | (body[at + count + i]! << 8)),
    );
    at += count * (kind === 'exact' ? 8 : 2);
  }
  return { subject, shard, data };
}

type Head = Subject & { readonly shard: Shard | null; readonly digest: string };

function parsed(line: string): Head | null {
  try {
    const head: unknown = JSON.parse(line);
    const fits =
      typeof head === 'object' && head !== null && 'columns' in head && 'digest' in head && 'rows' in head;
    return fits ? (head as Head) : null;
  } catch {
    return null;
  }
}

/**
 * Combines all shards of a table, in whatever order they come.
 * @throws ArgumentError for a shard of another table or engine, one that came twice, and one that is missing: it is named
 */
export function mergeTables(tables: readonly Table[]): Table {
  const [first] = tables;
  if (first === undefined) throw expected('merge', 'at least one file', 'none');
  const of = first.shard?.of ?? 1;
  const byIndex = new Map<number, Table>();
  for (const table of tables) {
    const differs = Object.entries(table.subject).find(
      ([key, value]) => canonicalize(value) !== canonicalize(first.subject[key as keyof Subject]),
    );
    const { index, of: others } = table.shard ?? { index: 1, of: 1 };
    if (differs !== undefined || others !== of) {
      const [what, came] = differs ?? ['shards', others];
      const wanted = differs === undefined ? of : first.subject[what as keyof Subject];
      throw expected(
        `merge: shard ${index} of ${others}`,
        `the ${what} of the first file, ${JSON.stringify(wanted)}`,
        JSON.stringify(came),
        'make all shards with one version and one command',
      );
    }
    if (byIndex.has(index))
      throw expected('merge', 'each shard once', inWords(`shard ${index} of ${of} twice`));
    byIndex.set(index, table);
  }
  const missing = Array.from({ length: of }, (_, k) => k + 1).filter((index) => !byIndex.has(index));
  if (missing.length > 0) {
    throw expected('merge', `all ${of} shards`, inWords(`none of number ${missing.join(', ')}`));
  }
  const { rows, columns } = first.subject;
  const data = Object.fromEntries(columns.map(([name]) => [name, new Float64Array(rows)]));
  for (const { shard, data: part } of byIndex.values()) {
    for (const [name, column] of Object.entries(data)) column.set(part[name]!, rowsOf(rows, shard).from);
  }
  return { subject: first.subject, shard: null, data };
}
