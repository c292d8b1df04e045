/** A first look at a file: its format, its columns with some of their cells, and the mapping that they suggest. */

import { type DecimalMark, plainCell } from './cells.ts';
import { type CsvLayout, csvLayoutOf } from './csv-layout.ts';
import { cycleRuleOf } from './cycle-time.ts';
import { fieldPlaces as at, isLeadTime, logFields } from './fields.ts';
import { type JsonShape, jsonShapeOf } from './json-shape.ts';
import { isFieldName, type LogMapping, numberedName, proposeColumns } from './mapping.ts';
import { piecesOf } from './pieces.ts';
import { presetColumns, presetOf } from './presets.ts';
import { type LogSource, textChunks } from './source-text.ts';
import { type DurationUnit, OrderCount } from './times.ts';
import { isNothing, isProduction } from './words.ts';

export type LogFormat = CsvLayout | JsonShape;

export interface Inspection {
  readonly format: LogFormat;
  /** Column names as the file has them; of JSON, names joined with dots. */
  readonly names: readonly string[];
  /** So many of the names stand in the file; the rest are the schema's, for records of JSON that come to have them later. */
  readonly own: number;
  /** By column: the first cells that hold something, three at most. */
  readonly samples: readonly (readonly string[])[];
  readonly proposal: LogMapping;
  /** The file speaks the schema: there is nothing to ask. */
  readonly exact: boolean;
  /** The unit that start and end show where the column's name says another; else null. */
  readonly unitAgainstName: DurationUnit | null;
  /** Columns of lead times, from commit to production, which are not taken for cycle times. */
  readonly leadTimes: readonly string[];
  /** Whether the first rows name an environment of production, and another. */
  readonly hasProduction: boolean;
}

const SAMPLES = 3;
/** Characters of a cell that are kept. */
const SAMPLE_LENGTH = 60;
/** Records that are looked at; names of JSON that come later are known only if they are the schema's. */
const RECORDS = 500;

/** Where several lists of a JSON file may hold the records, or there is nothing but space: those lists. */
export function inspectLog(source: LogSource): Inspection | readonly string[] {
  const [first] = textChunks(source);
  const head = first?.text ?? '';
  if (head.trim() === '') return [];
  const shape = jsonShapeOf(head);
  if (shape?.kind === 'several-lists') return shape.lists;
  if (shape !== null) return inspected(shape, jsonHead(shape, shape.kind === 'json-columns' ? source : head));
  const { layout, names } = csvLayoutOf(head);
  return inspected(layout, { names, rows: rowsOf(head, layout, names) });
}

interface Head {
  readonly names: readonly string[];
  /** The first rows, by column. */
  readonly rows: readonly (readonly string[])[];
}

function inspected(format: LogFormat, { names, rows }: Head): Inspection {
  const plain = (c: number) => rows.map((row) => plainCell(row[c] ?? '').slice(0, SAMPLE_LENGTH));
  const cells = names.map((_, c) => plain(c).filter((cell) => !isNothing(cell)));
  const preset = presetOf(names);
  const found = presetColumns(preset, names, proposeColumns(names, cells));
  const isOwn = (column: number | null, f: number) => column === null || names[column] === logFields[f]!.key;
  const exact = found.every(isOwn) && [at.status, at.duration].some((f) => found[f] !== null);
  const isPoint = format.kind !== 'csv' || names[found[at.duration] ?? -1] === logFields[at.duration]!.key;
  const usual: DecimalMark = format.kind === 'csv' && format.delimiter === ';' ? 'comma' : 'point';
  const cellsOf = (f: number): readonly string[] => cells[found[f] ?? -1] ?? [];
  const orders = new OrderCount();
  for (const cell of [...cellsOf(at.timestamp), ...cellsOf(at.finished)]) orders.add(cell);
  const order = orders.verdict();
  const dates = order === 'either' ? null : (order ?? 'day-first');
  const file = { names, rows, columns: found, dates, isPoint, usual, unitOfSource: preset?.unit ?? null };
  const { unit, decimal, againstName } = cycleRuleOf(file);
  const environments = new Set(cellsOf(at.environment));
  // records of JSON need not all have the same names: the schema's are listened for in any
  const isLater = (f: number) => format.kind !== 'csv' && found[f] === null;
  const later = logFields.filter(({ key }, f) => isLater(f) && !names.includes(key));
  const all = [...names, ...later.map(({ key }) => key)];
  const columns = found.map((column, f) => {
    const late = all.indexOf(logFields[f]!.key, names.length);
    return column ?? (late < 0 ? null : late);
  });
  return {
    format,
    names: all,
    own: names.length,
    samples: all.map((_, c) => (cells[c] ?? []).slice(0, SAMPLES)),
    proposal: {
      preset: preset?.id ?? null,
      columns,
      durationUnit: found[at.duration] === null ? 'minutes' : unit,
      decimal,
      dates,
      statusWords: preset?.words ?? {},
      stageWords: preset?.stages ?? {},
      environments: null,
      duplicates: null,
    },
    exact,
    unitAgainstName: againstName,
    leadTimes: names.filter(isLeadTime),
    hasProduction: environments.size > 1 && [...environments].some(isProduction),
  };
}

function rowsOf(
  source: LogSource,
  format: LogFormat,
  names: readonly string[],
  heard: ((name: string) => void) | null = null,
): (readonly string[])[] {
  const rows: (readonly string[])[] = [];
  for (const piece of piecesOf(source, { format, names, own: names.length }, heard)) {
    if (typeof piece === 'number' || piece.cells === null) continue;
    rows.push(piece.cells);
    if (rows.length >= RECORDS) break;
  }
  return rows;
}

/** Names as they come in the first records, or in a header. */
function jsonHead(shape: JsonShape, source: LogSource): Head {
  const heard = new Set<string>();
  const first = rowsOf(source, shape, [], (name) => heard.add(name));
  const header = shape.kind === 'json-rows' ? (shape.names ?? first[0] ?? []) : [...heard];
  const isNamed = shape.kind !== 'json-rows' || header.some(isFieldName);
  const names = isNamed ? header : header.map((_, c) => numberedName(c));
  return { names, rows: rowsOf(source, shape, names) };
}
