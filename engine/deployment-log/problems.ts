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
  readonly isSkipped: boolean;
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
export type ProblemPlace = Pick<LogProblem, 'kind' | 'row' | 'column' | 'isSkipped'>;

/** What was expected, what came (`inWords` where it is no value), and how to fix it. */
export type ProblemWords = readonly [what: string, came: unknown, fix?: string | undefined];

/** Guards the counts: a file may hold a million problems, and each is a sentence. */
export class ProblemList {
  readonly #first: LogProblem[] = [];
  readonly #byKind = Object.fromEntries(problemKinds.map((kind) => [kind, 0])) as Record<ProblemKind, number>;

  add(place: ProblemPlace, ...words: ProblemWords): void {
    this.#byKind[place.kind] += 1;
    if (this.#first.length < SHOWN_PROBLEMS) this.#first.push(inFull(place, words));
  }

  /** What only the whole file shows, the row kept: before the rest, and in words however many came before. */
  lead(
    kind: ProblemKind,
    column: string | null,
    [what, words, fix]: readonly [what: string, words: string, fix: string],
    row: number | null = null,
  ): void {
    this.#byKind[kind] += 1;
    this.#first.unshift(inFull({ kind, row, column, isSkipped: false }, [what, inWords(words), fix]));
    this.#first.splice(SHOWN_PROBLEMS);
  }

  list(): LogProblems {
    const byKind = { ...this.#byKind };
    const count = Object.values(byKind).reduce((sum, n) => sum + n, 0);
    return { first: [...this.#first], count, byKind };
  }
}

function inFull(
  { kind, row, column: name, isSkipped }: ProblemPlace,
  [what, came, fix]: ProblemWords,
): LogProblem {
  const column = name?.slice(0, LONGEST_NAME) ?? null;
  const { mistake, message } = expected(column ?? (row === null ? 'file' : 'row'), what, came, fix);
  return { kind, row, column, mistake, message, isSkipped };
}
