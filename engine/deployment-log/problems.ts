/** What is wrong with a file, by row and column: the first twenty in words, all of them counted. */
import { expected, type Mistake } from '../errors.ts';

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
export const SHOWN_PROBLEMS = 20;

/** Characters of a column's name that are told. */
const LONGEST_NAME = 60;

/** Where a problem is, and what becomes of its row. */
export type ProblemPlace = Pick<LogProblem, 'kind' | 'row' | 'column' | 'leftOut'>;

/** Guards the counts: a file may hold a million problems, and each is a sentence. */
export class ProblemList {
  readonly #first: LogProblem[] = [];
  readonly #byKind = Object.fromEntries(problemKinds.map((kind) => [kind, 0])) as Record<ProblemKind, number>;

  /** @param what what was expected @param came what came; `inWords` where it is no value @param mend how to mend it */
  add(place: ProblemPlace, what: string, came: unknown, mend?: string): void {
    this.#byKind[place.kind] += 1;
    if (this.#first.length < SHOWN_PROBLEMS) this.#first.push(inFull(place, what, came, mend));
  }

  /** What only the whole file shows: before the rest, and in words however many came before. */
  lead(place: ProblemPlace, what: string, came: unknown, mend?: string): void {
    this.#byKind[place.kind] += 1;
    this.#first.unshift(inFull(place, what, came, mend));
    this.#first.splice(SHOWN_PROBLEMS);
  }

  list(): LogProblems {
    const byKind = { ...this.#byKind };
    return {
      first: [...this.#first],
      count: Object.values(byKind).reduce((sum, n) => sum + n, 0),
      byKind,
    };
  }
}

function inFull(
  { kind, row, column: name, leftOut }: ProblemPlace,
  what: string,
  came: unknown,
  mend: string | undefined,
): LogProblem {
  const column = name?.slice(0, LONGEST_NAME) ?? null;
  const { mistake, message } = expected(column ?? (row === null ? 'file' : 'row'), what, came, mend);
  return { kind, row, column, mistake, message, leftOut };
}
