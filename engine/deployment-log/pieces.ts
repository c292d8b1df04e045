/** A file row by row, whatever its format: cells by column of the file, or why a row has none. */
import { inWords } from '../errors.ts';
import { type CsvRecord, csvRecords, type QuoteFault } from './csv.ts';
import { type Inspection, isDirective } from './inspect.ts';
import { flattened, jsonPieces, recordOf } from './json.ts';
import { type LogSource, sizeOf, textChunks, textOf, utf8Of } from './source-text.ts';

export type Piece =
  | { readonly row: number; readonly cells: readonly string[] }
  | {
      readonly row: number;
      readonly cells: null;
      readonly column: string | null;
      readonly fault: StructureFault;
    };

type StructureFault = readonly [what: string, came: unknown, mend: string];
type Columns = Pick<Inspection, 'format' | 'names' | 'own'>;

/** Rows, and between them how much of the source has been read. */
export function* piecesOf(source: LogSource, columns: Columns): Generator<Piece | number, void, void> {
  const { format, names } = columns;
  if (format.kind === 'csv') {
    let header = true;
    for (const record of csvRecords(textChunks(source), format.delimiter)) {
      if (typeof record === 'number') yield record;
      else if (header) header = isDirective(record.cells);
      else yield csvRow(record, names);
    }
    return;
  }
  const bytes = utf8Of(source);
  const cellsOf = cellReader(columns);
  let row = 0;
  for (const piece of jsonPieces(bytes, format.kind)) {
    if (typeof piece === 'number') yield Math.round((piece / bytes.length) * sizeOf(source));
    else yield jsonRow((row += 1), textOf(piece), cellsOf);
  }
}

function csvRow({ line: row, cells, fault }: CsvRecord, names: readonly string[]): Piece {
  if (fault !== null) {
    return { row, cells: null, column: names[fault.column] ?? null, fault: quoteFaults[fault.kind] };
  }
  const hasExtra = cells.slice(names.length).some((cell) => cell.trim() !== '');
  if (cells.length >= names.length && !hasExtra) return { row, cells };
  const mend = 'put cells that hold the delimiter into quotes';
  const column = names[cells.length] ?? null;
  return { row, cells: null, column, fault: [`${names.length} cells, as in the header`, cells.length, mend] };
}

const doubleQuotes = 'double each quote within a quoted cell';
const quoteFaults: Readonly<Record<QuoteFault['kind'], StructureFault>> = {
  'never-closed': ['a closing quote', inWords('none'), doubleQuotes],
  'text-after-quote': ['the delimiter after a closing quote', inWords('more text'), doubleQuotes],
};

type CellsOf = (cells: ReadonlyMap<string, string>) => readonly string[];

function jsonRow(row: number, text: string, cellsOf: CellsOf): Piece {
  const record = recordOf(text);
  if (record !== null) return { row, cells: cellsOf(flattened(record)) };
  const mend = 'what follows a broken record may be lost with it';
  return { row, cells: null, column: null, fault: ['a JSON object', text.trim(), mend] };
}

/** By column. One of the schema that no record had at first is also found by its last part alone. */
function cellReader({ names, own }: Columns): CellsOf {
  const short = names.map((name, c) => {
    const last = name.split('.').at(-1) ?? name;
    return c < own || names.includes(last) ? name : last;
  });
  return (cells) => names.map((name, c) => cells.get(name) ?? cells.get(short[c]!) ?? '');
}
