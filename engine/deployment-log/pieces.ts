/** A file row by row, whatever its format: cells by column of the file, or why a row has none. */

import { inWords } from '../errors.ts';
import { type CsvRecord, csvRecords } from './csv.ts';
import { type Inspection, isDirective } from './inspect.ts';
import { cellsOf, type KeyTree, keyTree } from './json-cells.ts';
import { exactNumbers, type JsonFormat, jsonElements, jsonLines, recordOf } from './json.ts';
import { RecordShapes } from './json-shapes.ts';
import { type LogSource, sizeOf, textChunks, textOf, utf8Of } from './source-text.ts';

export type Piece =
  | { readonly row: number; readonly cells: readonly string[] }
  | {
      readonly row: number;
      readonly cells: null;
      readonly column: string | null;
      readonly fault: StructureFault;
    };

export type StructureFault = readonly [what: string, came: unknown, mend: string];

/** Pieces, and between them how much of the source has been taken. */
export function* piecesOf(
  source: LogSource,
  { format, names, own }: Pick<Inspection, 'format' | 'names' | 'own'>,
): Generator<Piece | number, void, void> {
  if (format.kind === 'csv') {
    let header = true;
    for (const record of csvRecords(textChunks(source), format.delimiter)) {
      if (typeof record === 'number') yield record;
      else if (header) header = isDirective(record.cells);
      else yield csvPiece(record, names);
    }
    return;
  }
  yield* jsonPieces(source, format.kind, keyTree(names, own), names.length);
}

function* jsonPieces(
  source: LogSource,
  format: JsonFormat,
  keys: KeyTree,
  columns: number,
): Generator<Piece | number, void, void> {
  const bytes = utf8Of(source);
  const shapes = new RecordShapes(keys, columns);
  const cut = format === 'json' ? jsonElements : jsonLines;
  let row = 0;
  for (const piece of cut(bytes, shapes)) {
    if (typeof piece === 'number') {
      yield Math.round((piece / bytes.length) * sizeOf(source));
      continue;
    }
    row += 1;
    if (!(piece instanceof Uint8Array)) {
      yield { row, cells: piece };
      continue;
    }
    const text = textOf(piece);
    const record = recordOf(text);
    if (record === null) {
      yield brokenRecord(row, text);
      continue;
    }
    shapes.learn(piece);
    const { cells, exact } = cellsOf(record, keys, columns);
    if (exact) yield { row, cells };
    else yield { row, cells: cellsOf(recordOf(exactNumbers(text)) ?? record, keys, columns).cells };
  }
}

function csvPiece({ line, cells, fault }: CsvRecord, names: readonly string[]): Piece {
  if (fault !== null) {
    const column = names[fault.column] ?? null;
    return { row: line, cells: null, column, fault: quoteFaults[fault.kind] };
  }
  const extra = cells.slice(names.length).some((cell) => cell.trim() !== '');
  if (cells.length >= names.length && !extra) return { row: line, cells };
  return {
    row: line,
    cells: null,
    column: names[cells.length] ?? null,
    fault: [
      `${names.length} cells, as in the header`,
      cells.length,
      'put cells that hold the delimiter into quotes',
    ],
  };
}

const quoteFaults: Readonly<Record<'never-closed' | 'text-after-quote', StructureFault>> = {
  'never-closed': ['a closing quote', inWords('none'), 'double each quote within a quoted cell'],
  'text-after-quote': [
    'the delimiter after a closing quote',
    inWords('more text'),
    'double each quote within a quoted cell',
  ],
};

function brokenRecord(row: number, text: string): Piece {
  const mend = 'what follows a broken record may be lost with it';
  return { row, cells: null, column: null, fault: ['a JSON object', text.trim(), mend] };
}
