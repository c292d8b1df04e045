/** A file row by row, whatever its format: cells by column of the file, or why a row has none. */
import { inWords } from '../errors.ts';
import { type CsvRecord, csvRecords, type QuoteFault } from './csv.ts';
import { type CsvLayout, isNoRow } from './csv-layout.ts';
import { cellOf, flattened, isObject, jsonLines, jsonPieces, jsonValue } from './json.ts';
import type { JsonShape } from './json-shape.ts';
import { isFieldName } from './mapping.ts';
import type { ProblemWords } from './problems.ts';
import { type LogSource, textChunks, textOf, utf8Of } from './source-text.ts';

export type Piece =
  | { readonly row: number; readonly cells: readonly string[] }
  | {
      readonly row: number;
      readonly cells: null;
      readonly column: string | null;
      readonly fault: ProblemWords;
    };

interface Columns {
  readonly format: CsvLayout | JsonShape;
  readonly names: readonly string[];
  /** So many of the names stand in the file. */
  readonly own: number;
}

/** Rows, and between them how much of the source has been read. @param heard called with every name of an object's cells */
export function* piecesOf(
  source: LogSource,
  columns: Columns,
  heard: ((name: string) => void) | null = null,
): Generator<Piece | number, void, void> {
  const { format, names } = columns;
  if (format.kind === 'csv') {
    for (const record of csvRecords(textChunks(source), format.delimiter, format.quoting)) {
      if (typeof record === 'number') yield record;
      else if (record.line > format.lastBefore && !isNoRow(record.cells, names)) yield csvRow(record, names);
    }
    return;
  }
  const bytes = utf8Of(source);
  if (format.kind === 'json-columns') {
    yield* columnRows(jsonValue(textOf(bytes)), columns, heard);
    return;
  }
  const cellsOf = format.kind === 'json-rows' ? listCells : objectCells(columns, heard);
  let isHeader = format.kind === 'json-rows' && format.names === null && names.some(isFieldName);
  let row = 0;
  for (const piece of format.kind === 'json-lines' ? jsonLines(bytes) : jsonPieces(bytes, format.path)) {
    if (typeof piece === 'number') yield Math.round((piece / bytes.length) * source.length);
    else if (isHeader) isHeader = false;
    else {
      const text = textOf(piece);
      const cells = cellsOf(jsonValue(text));
      row += 1;
      yield cells === null ? { row, cells, column: null, fault: noRecord(text) } : { row, cells };
    }
  }
}

/** A row that ends early has empty cells: many tools leave them out. */
function csvRow({ line: row, cells, fault }: CsvRecord, names: readonly string[]): Piece {
  if (fault !== null) {
    return { row, cells: null, column: names[fault.column] ?? null, fault: quoteFaults[fault.kind] };
  }
  if (cells.slice(names.length).every((cell) => cell.trim() === '')) return { row, cells };
  const fix = 'put cells that hold the delimiter into quotes';
  const extra = [`${names.length} cells, as in the header`, cells.length, fix] as const;
  return { row, cells: null, column: null, fault: extra };
}

const doubleQuotes = 'double each quote within a quoted cell';
const quoteFaults: Readonly<Record<QuoteFault['kind'], ProblemWords>> = {
  'never-closed': ['a closing quote', inWords('none'), doubleQuotes],
  'text-after-quote': ['the delimiter after a closing quote', inWords('more text'), doubleQuotes],
};
const noRecord = (text: string): ProblemWords => [
  'a JSON object',
  text.trim(),
  'what follows a broken record may be lost with it',
];

type CellsOf = (value: unknown) => readonly string[] | null;

const listCells: CellsOf = (value) => (Array.isArray(value) ? value.map((cell) => cellOf(cell) ?? '') : null);

/** By column. One of the schema that no record had at first is also found by its last part alone. */
function objectCells({ names, own }: Columns, heard: ((name: string) => void) | null): CellsOf {
  const short = names.map((name, c) => {
    const last = name.split('.').at(-1) ?? name;
    return c < own || names.includes(last) ? name : last;
  });
  return (value) => {
    if (!isObject(value)) return null;
    const cells = flattened(value);
    if (heard !== null) for (const name of cells.keys()) heard(name);
    return names.map((name, c) => cells.get(name) ?? cells.get(short[c]!) ?? '');
  };
}

/** Rows of a document that has one list or object a column. */
function* columnRows(
  document: unknown,
  { names }: Columns,
  heard: ((name: string) => void) | null,
): Generator<Piece, void, void> {
  if (!isObject(document)) return;
  for (const name of Object.keys(document)) heard?.(name);
  const lists = names
    .map((name) => document[name])
    .map((list) => (Array.isArray(list) || isObject(list) ? list : []));
  const keys = Object.keys(lists[0] ?? []);
  for (const [i, key] of keys.entries()) {
    yield { row: i + 1, cells: lists.map((list) => cellOf((list as Record<string, unknown>)[key]) ?? '') };
  }
}
