/** Which column of a file is which field, in which unit, and what its words for an outcome mean. */
import { type DurationUnit, durationUnits, numberIn } from './cells.ts';
import { bareName, fieldIndex, type LogArm, type LogField, type LogStatus, logFields } from './fields.ts';

export interface LogMapping {
  /** By field, in the order of `logFields`: the column's position in the file, or null for none. */
  readonly columns: readonly (number | null)[];
  readonly durationUnit: DurationUnit;
  /** A reader's words for a status, beside those that are known; `leave-out` takes the row out without a complaint. */
  readonly statusWords: Readonly<Record<string, LogStatus | 'leave-out'>>;
}

/** Words of other tools, as {@link bareName} leaves them. */
const knownStatuses = dictionary<LogStatus>({
  SUCCESS:
    'success successful succeeded completed complete deployed done ok passed pass finished released live',
  ROLLED_BACK: 'rolledback rollback reverted revert undone',
  FAILED: 'failed failure fail error errored blocked escaped broken',
});
const knownArms = dictionary<LogArm>({
  genops: 'genops treatment ai after new',
  traditional: 'traditional baseline control manual before legacy old',
});

/** A Map: a word of a file is no name of ours. */
function dictionary<T extends string>(words: Readonly<Record<T, string>>): ReadonlyMap<string, T> {
  return new Map(
    (Object.keys(words) as T[]).flatMap((meaning) =>
      words[meaning].split(' ').map((word) => [word, meaning] as const),
    ),
  );
}

/** Null for a word that neither the reader nor we know. */
export function statusOf(text: string, { statusWords: own }: LogMapping): LogStatus | 'leave-out' | null {
  const word = bareName(text);
  return (Object.hasOwn(own, word) ? own[word] : undefined) ?? knownStatuses.get(word) ?? null;
}

export function armOf(text: string): LogArm | null {
  return knownArms.get(bareName(text)) ?? null;
}

/** A column of these that is empty from top to bottom is none: else every row of the file would lack a value. */
const neverEmpty: readonly string[] = ['outcome.status', 'outcome.duration_minutes'];

/** What a mapping can be proposed from: the names, and some cells under each. */
export interface Columns {
  readonly names: readonly string[];
  /** By column: cells that are not empty, a few. */
  readonly samples: readonly (readonly string[])[];
  readonly decimalComma: boolean;
}

/**
 * A mapping by names: the schema's own first, then its last part, then known synonyms, each with units and case left
 * aside. A column is one field at most.
 */
export function proposeMapping({ names, samples, decimalComma }: Columns): LogMapping {
  const columns: (number | null)[] = logFields.map(() => null);
  const taken = new Set<number>();
  const anyRow = samples.some((cells) => cells.length > 0);
  const bare = names.map(bareName);
  const ways: readonly ((field: LogField) => readonly string[])[] = [
    ({ key }) => [bareName(key)],
    ({ key }) => [bareName(key.split('.').at(-1) ?? key)],
    ({ synonyms }) => synonyms,
  ];
  for (const way of ways) {
    for (const [f, field] of logFields.entries()) {
      if (columns[f] !== null) continue;
      const wanted = way(field);
      const isDuration = field.type.kind === 'duration';
      const found = bare.findIndex(
        (name, c) =>
          !taken.has(c) &&
          !(anyRow && neverEmpty.includes(field.key) && samples[c]?.length === 0) &&
          (wanted.includes(name) || (isDuration && wanted.includes(name.replace(unitEnding, '')))),
      );
      if (found < 0) continue;
      columns[f] = found;
      taken.add(found);
    }
  }
  const duration = columns[fieldIndex('outcome.duration_minutes')];
  const durationUnit =
    duration === null || duration === undefined
      ? 'minutes'
      : unitOf(names[duration] ?? '', samples[duration] ?? [], decimalComma);
  return { columns, durationUnit, statusWords: {} };
}

/** At the end of a bare name. */
const unitEnding = /(milliseconds|millis|ms|seconds|secs|sec|s|minutes|mins|min|hours|hrs|hr|h|days)$/;
const endings: Readonly<Record<Exclude<DurationUnit, 'text'>, RegExp>> = {
  milliseconds: /(?:milliseconds|millis|ms)$/,
  seconds: /(?:seconds|secs?)$|[^a-z]s$/,
  minutes: /(?:minutes|mins?)$/,
  hours: /(?:hours|hrs?)$|[^a-z]h$/,
  days: /days$/,
};

/** By the name's ending; without one, minutes if the cells are plain numbers. */
function unitOf(name: string, samples: readonly string[], decimalComma: boolean): DurationUnit {
  if (samples.some((cell) => Number.isNaN(numberIn(cell, decimalComma)))) return 'text';
  const lower = name.toLowerCase();
  return durationUnits.find((unit) => unit !== 'text' && endings[unit].test(lower)) ?? 'minutes';
}

/** Whether the file speaks the schema: every column that is used has its own name there. */
export function isExact({ names }: Columns, { columns }: LogMapping): boolean {
  return columns.every((column, f) => column === null || names[column] === logFields[f]?.key);
}
