/** Which column of a file is which field, in which unit, and what its words for an outcome mean. */

import {
  armOf,
  choiceIn,
  isOutcome,
  isStage,
  numberIn,
  type StatusWords,
  switchIn,
  weekdayIn,
} from './cells.ts';
import { bareName, fieldIndex, type LogField, logFields } from './fields.ts';
import { type DurationUnit, unitOf, withoutUnit } from './times.ts';

export interface LogMapping {
  /** By field, in the order of `logFields`: the column's position in the file, or null for none. */
  readonly columns: readonly (number | null)[];
  /** Of bare numbers: a cell that names its own unit is read by that. */
  readonly durationUnit: DurationUnit;
  readonly statusWords: StatusWords;
}

/** What a mapping can be proposed from: the names, and some cells under each. */
export interface Columns {
  readonly names: readonly string[];
  /** By column: different cells that hold something, as many as are needed to tell what it is. */
  readonly words: readonly (readonly string[])[];
  readonly decimalComma: boolean;
}

/** The ways of a name to a field, the surest first. */
const ways = ['own', 'last-part', 'synonym'] as const;

/**
 * A mapping by names: the schema's own first, then its last part, then known synonyms, each with units and case left
 * aside. A column is one field at most; one that holds something goes before one that is empty, and a synonym whose cells
 * are no such field is none.
 */
export function proposeMapping({ names, words, decimalComma }: Columns): LogMapping {
  const columns: (number | null)[] = logFields.map(() => null);
  const taken = new Set<number>();
  const bare = names.map(bareName);
  const anyRow = words.some((cells) => cells.length > 0);
  const wordsOf = (c: number): readonly string[] => words[c] ?? [];
  const pass = (allows: (field: LogField, c: number, way: (typeof ways)[number]) => boolean): void => {
    for (const way of ways) {
      for (const [f, field] of logFields.entries()) {
        if (columns[f] !== null) continue;
        const found = bare.findIndex(
          (name, c) => !taken.has(c) && isNamed(name, field, way) && allows(field, c, way),
        );
        if (found < 0) continue;
        columns[f] = found;
        taken.add(found);
      }
    }
  };
  // the schema's own names are trusted; `status` alone is not, since some tools have their outcomes beside it
  const fits = (field: LogField, c: number, way: (typeof ways)[number]): boolean =>
    !anyRow ||
    way === 'own' ||
    (way === 'last-part' && field.type.kind !== 'status') ||
    !isUnfit(field, wordsOf(c));
  pass((field, c, way) => (!anyRow || wordsOf(c).length > 0) && fits(field, c, way));
  // a status in words that are not known is asked about, and a column that is empty at first may fill later
  pass((field, c, way) => field.type.kind === 'status' || fits(field, c, way));
  const duration = columns[fieldIndex('outcome.duration_minutes')] ?? null;
  const durationUnit =
    duration === null ? 'minutes' : unitOf(names[duration] ?? '', wordsOf(duration), decimalComma);
  return { columns, durationUnit, statusWords: {} };
}

function isNamed(bare: string, { key, type, synonyms }: LogField, way: (typeof ways)[number]): boolean {
  const wanted =
    way === 'own' ? [bareName(key)] : way === 'synonym' ? synonyms : [bareName(key.split('.').at(-1) ?? key)];
  return wanted.includes(bare) || (type.kind === 'duration' && wanted.includes(withoutUnit(bare)));
}

/** Whether the file speaks the schema: every column that is used has its own name there. */
export function isExact({ names }: Pick<Columns, 'names'>, { columns }: LogMapping): boolean {
  return columns.every((column, f) => column === null || names[column] === logFields[f]?.key);
}

/**
 * Whether the cells of a column are no such field as its name suggests: a `stage` of environments, a `group` of teams.
 *
 * @param words different cells of the column; without any, only a name of the schema's own is trusted where rows hang on it
 */
function isUnfit({ key, type }: LogField, words: readonly string[]): boolean {
  switch (type.kind) {
    case 'arm':
      return words.length === 0 || words.some((word) => armOf(word) === null);
    case 'switch':
      return words.length === 0 || words.some((word) => switchIn(word) === null);
    case 'status':
      return !words.some(isOutcome);
    case 'choice':
      return words.some((word) => choiceIn(word, type.options) === null);
    case 'weekday':
      return words.some((word) => weekdayIn(word) === null);
    case 'number':
      return words.some((word) => Number.isNaN(numberIn(word, true)));
    case 'text':
      if (key === 'outcome.rollback_stage') return words.length === 0 || !words.every(isStage);
      return key === 'outcome.failure_reason' && words.some((word) => switchIn(word) !== null);
    case 'id':
    case 'duration':
    case 'time':
      return false;
  }
}
