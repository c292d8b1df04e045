/** What is wrong with a file, by row and column: the first twenty in words, all of them counted. */
import { expected, inWords, type Mistake } from '../errors.ts';

export const problemKinds = [
  'file',
  'structure',
  'missing',
  'unreadable',
  'unknown-word',
  'out-of-range',
  'duplicate',
  'contradiction',
] as const;
export type ProblemKind = (typeof problemKinds)[number];

export interface LogProblem {
  readonly kind: ProblemKind;
  /** CSV: the line on which the row begins, the header's is 1. JSON: the record's number, from 1. Null: the whole file. */
  readonly row: number | null;
  /** The column's name in the file; null where it is the row as a whole. */
  readonly column: string | null;
  /** What was expected, what came, how to fix it. */
  readonly mistake: Mistake;
  /** The same as one sentence. */
  readonly message: string;
  /** Whether the row is left out because of it. */
  readonly leftOut: boolean;
}

export interface LogProblems {
  readonly first: readonly LogProblem[];
  readonly count: number;
  readonly byKind: Readonly<Record<ProblemKind, number>>;
}

/** Problems that are put into words. */
const SHOWN_PROBLEMS = 20;

/** Characters of a column's name that are told. */
const LONGEST_NAME = 60;

/** Where a problem is, and what becomes of its row. */
export type ProblemPlace = Pick<LogProblem, 'kind' | 'row' | 'column' | 'leftOut'>;

/** What was expected, what came (`inWords` where it is no value), and how to fix it. */
export type Said = readonly [what: string, came: unknown, fix?: string | undefined];

/** Guards the counts: a file may hold a million problems, and each is a sentence. */
export class ProblemList {
  readonly #first: LogProblem[] = [];
  readonly #byKind = Object.fromEntries(problemKinds.map((kind) => [kind, 0])) as Record<ProblemKind, number>;

  add(place: ProblemPlace, ...said: Said): void {
    this.#byKind[place.kind] += 1;
    if (this.#first.length < SHOWN_PROBLEMS) this.#first.push(inFull(place, said));
  }

  /** What only the whole file shows, the row kept: before the rest, and in words however many came before. */
  lead(
    kind: ProblemKind,
    column: string | null,
    [what, words, fix]: readonly [what: string, words: string, fix: string],
    row: number | null = null,
  ): void {
    this.#byKind[kind] += 1;
    this.#first.unshift(inFull({ kind, row, column, leftOut: false }, [what, inWords(words), fix]));
    this.#first.splice(SHOWN_PROBLEMS);
  }

  list(): LogProblems {
    const byKind = { ...this.#byKind };
    const count = Object.values(byKind).reduce((sum, n) => sum + n, 0);
    return { first: [...this.#first], count, byKind };
  }
}

/** Stages that are put into words at most. */
const MOST_STAGES = 5;

/** Stages of which it is not known whether they come before full traffic. @param column the column's name */
export function listUnknownStages(
  stages: readonly { readonly word: string; readonly count: number }[],
  column: string,
  problems: ProblemList,
): void {
  const what = 'a stage or its share of traffic, such as 25% or production';
  const fix = 'these rows are kept, their stage unknown; say what the stage is';
  for (const { word, count } of stages.slice(0, MOST_STAGES)) {
    const words = `“${word}” in ${count === 1 ? 'a row' : `${count} rows`}`;
    problems.lead('unknown-word', column, [what, words, fix]);
  }
}

/** Cycle times of which most are too short or too long: more likely in another unit. @param unit in which they were read */
export function listOddTimes(
  times: readonly number[],
  column: string,
  unit: string,
  problems: ProblemList,
): void {
  const isMost = (is: (minutes: number) => boolean): boolean => 2 * times.filter(is).length > times.length;
  const isShort = isMost((minutes) => minutes < 1 / 60);
  if (!isShort && !isMost((minutes) => minutes > 43_200)) return;
  const came = `${isShort ? 'less than 1 second' : 'more than 30 days'} in most rows, with the unit ${unit}`;
  const what = 'cycle times between 1 second and 30 days';
  problems.lead('out-of-range', column, [what, came, 'say which unit they are in']);
}

/** Cells that each row ought to have and some have not: listed once a column. Guards the counts, by field. */
export class Gaps {
  readonly #counted = new Map<number, { readonly first: number; rows: number }>();

  add(field: number, row: number): void {
    const counted = this.#counted.get(field);
    if (counted === undefined) this.#counted.set(field, { first: row, rows: 1 });
    else counted.rows += 1;
  }

  /** @param column the column's name in the file @param fix what becomes of such a row */
  list(field: number, column: string, fix: string, problems: ProblemList): void {
    const counted = this.#counted.get(field);
    if (counted === undefined) return;
    const { first: row, rows } = counted;
    const came = rows === 1 ? 'none' : `none in ${rows} rows, this the first`;
    problems.lead('missing', column, ['a value in each row', came, fix], row);
  }
}

function inFull({ kind, row, column: name, leftOut }: ProblemPlace, [what, came, fix]: Said): LogProblem {
  const column = name?.slice(0, LONGEST_NAME) ?? null;
  const { mistake, message } = expected(column ?? (row === null ? 'file' : 'row'), what, came, fix);
  return { kind, row, column, mistake, message, leftOut };
}
