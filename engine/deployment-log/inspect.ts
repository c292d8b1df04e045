/** A first look at a file: its format, its columns with some of their cells, and the mapping that they suggest. */
import { csvRecords, type Delimiter, delimiterOf } from './csv.ts';
import { optionalFields } from './fields.ts';
import {
  flattened,
  type JsonFormat,
  jsonElements,
  jsonFormatOf,
  jsonLines,
  recordOf,
} from './json-records.ts';
import { isExact, type LogMapping, proposeMapping } from './mapping.ts';
import { type LogSource, type TextChunk, textChunks } from './source-text.ts';

export type LogFormat =
  | { readonly kind: 'csv'; readonly delimiter: Delimiter }
  | { readonly kind: JsonFormat };

export interface Inspection {
  readonly format: LogFormat;
  /** Column names as the file has them; of JSON, names joined with dots. */
  readonly names: readonly string[];
  /** By column: the first cells that hold something, three at most. */
  readonly samples: readonly (readonly string[])[];
  readonly decimalComma: boolean;
  readonly proposal: LogMapping;
  /** The file speaks the schema: there is nothing to ask. */
  readonly exact: boolean;
}

const SAMPLES = 3;
/** Characters of a sample that are kept. */
const SAMPLE_LENGTH = 60;
/** Records that are looked at; names of JSON that come later are known only if they are the schema's. */
const RECORDS = 500;

/** Null where there is nothing but space. */
export function inspectLog(source: LogSource): Inspection | null {
  const first = textChunks(source).next();
  const head = first.done === true ? '' : first.value.text;
  if (head.trim() === '') return null;
  const json = jsonFormatOf(head);
  const chunk: TextChunk = { text: head, done: 0 };
  const seen = new Map<string, string[]>();
  const see = (name: string, cell: string): void => {
    const cells = seen.get(name) ?? [];
    seen.set(name, cells);
    if (cells.length < SAMPLES && cell.trim() !== '') cells.push(cell.trim().slice(0, SAMPLE_LENGTH));
  };
  const format: LogFormat = json === null ? { kind: 'csv', delimiter: delimiterOf(head) } : { kind: json };
  let names: readonly string[];
  if (format.kind === 'csv') {
    const { header, rows } = csvHead([chunk], format.delimiter);
    names = header;
    for (const cells of rows) for (const [c, name] of names.entries()) see(name, cells[c] ?? '');
  } else {
    const pieces = format.kind === 'json' ? jsonElements([chunk]) : jsonLines([chunk]);
    for (const cells of jsonHead(pieces)) for (const [name, cell] of cells) see(name, cell);
    names = [...new Set([...seen.keys(), ...optionalFields])];
  }
  const samples = names.map((name) => seen.get(name) ?? []);
  const decimalComma = format.kind === 'csv' && format.delimiter === ';';
  const columns = { names, samples, decimalComma };
  const proposal = proposeMapping(columns);
  return { format, ...columns, proposal, exact: isExact(columns, proposal) };
}

function csvHead(
  chunks: readonly TextChunk[],
  delimiter: Delimiter,
): { readonly header: readonly string[]; readonly rows: readonly (readonly string[])[] } {
  const rows: string[][] = [];
  for (const record of csvRecords(chunks, delimiter)) {
    if (typeof record === 'number' || isDirective(record.cells)) continue;
    rows.push([...record.cells]);
    if (rows.length > RECORDS) break;
  }
  const [header = [], ...rest] = rows;
  return { header: header.map((name) => name.trim()), rows: rest };
}

/** Spreadsheets may begin with a line that names the delimiter. */
export const isDirective = (cells: readonly string[]): boolean => (cells[0] ?? '').startsWith('sep=');

function jsonHead(pieces: Iterable<string | number>): Map<string, string>[] {
  const found: Map<string, string>[] = [];
  for (const piece of pieces) {
    const record = typeof piece === 'number' ? null : recordOf(piece);
    if (record !== null) found.push(flattened(record));
    if (found.length >= RECORDS) break;
  }
  return found;
}
