/** In which unit, and with which decimal mark, a column of cycle times is: by start and end, by its name, by its source; else asked. */
import { type DecimalMark, MarkCount, numberIn, plainCell } from './cells.ts';
import { fieldPlaces as at } from './fields.ts';
import {
  type DateOrder,
  type DurationUnit,
  durationUnits,
  minutesIn,
  momentIn,
  namesItsUnit,
  unitOf,
} from './times.ts';

export interface CycleColumns {
  readonly names: readonly string[];
  /** The first rows of the file. */
  readonly rows: readonly (readonly string[])[];
  readonly columns: readonly (number | null)[];
  readonly dates: DateOrder | null;
  /** In JSON, and under the schema's own name, the point is the decimal mark. */
  readonly isPoint: boolean;
  /** The unit of a bare duration, where the file's source is known. */
  readonly unitOfSource: DurationUnit | null;
  /** The mark of files of which no cell shows one. */
  readonly usual: DecimalMark;
}

/** A cell with the minutes from start to end of its row. */
type Pair = readonly [text: string, minutes: number];

/** Share of the rows that have to agree. */
const MOST = 0.8;

/** `againstName`: the unit that start and end show where the column's name says another. */
export function cycleRuleOf(file: CycleColumns) {
  const { names, rows, columns, isPoint, usual, unitOfSource } = file;
  const column = columns[at.duration] ?? null;
  if (column === null) return { unit: null, decimal: isPoint ? 'point' : usual, againstName: null } as const;
  const cells = rows.map((row) => plainCell(row[column] ?? ''));
  const marks = new MarkCount();
  for (const cell of cells) marks.add(cell);
  const mark = isPoint ? 'point' : (marks.verdict() ?? usual);
  const name = names[column]!;
  const named = unitOf(name, cells) ?? unitOfSource;
  const pairs = pairsOf(file, cells);
  const fitting = (mark === 'either' ? (['point', 'comma'] as const) : [mark]).flatMap((decimal) =>
    durationUnits.flatMap((unit) => {
      const worst = unit === 'text' ? Number.NaN : misfit(pairs, unit, decimal);
      return worst <= 1 ? [{ unit, decimal, worst }] : [];
    }),
  );
  const best = fitting.find(({ unit }) => unit === named) ?? fitting.sort((a, b) => a.worst - b.worst)[0];
  if (best !== undefined && named !== 'text') {
    return { ...best, againstName: named !== null && named !== best.unit ? best.unit : null };
  }
  return { unit: named, decimal: mark === 'either' ? null : mark, againstName: null };
}

/** Bare numbers of cycle times next to the minutes from start to end. */
function pairsOf({ rows, columns, dates }: CycleColumns, cells: readonly string[]): readonly Pair[] {
  const [start, end] = [columns[at.timestamp] ?? null, columns[at.finished] ?? null];
  if (start === null || end === null) return [];
  return rows.flatMap((row, i) => {
    const text = cells[i]!;
    const [from = null, to = null] = [start, end].map((c) => momentIn(plainCell(row[c] ?? ''), dates));
    if (from === null || to === null || to.minute <= from.minute || namesItsUnit(text)) return [];
    return text === '' ? [] : [[text, to.minute - from.minute]];
  });
}

/** How far most rows are from what start and end say, as a share of what is allowed: 3%, or a second and what rounding takes. */
function misfit(pairs: readonly Pair[], unit: DurationUnit, decimal: DecimalMark): number {
  if (pairs.length === 0) return Number.NaN;
  const one = minutesIn('1', unit, false);
  const misfits = pairs.map(([text, minutes]) => {
    const value = numberIn(text, decimal === 'comma') * one;
    const rounding = /^\d+$/.test(text) && value > 2 * one ? one / 2 : 0;
    const far = Math.abs(value - minutes) / Math.max(0.03 * minutes, 1 / 60 + rounding);
    return Number.isNaN(far) ? Number.POSITIVE_INFINITY : far; // a number that cannot be read fits nothing
  });
  return misfits.sort((a, b) => a - b)[Math.ceil(MOST * misfits.length) - 1]!;
}
