/** What comes of reading a log; of a file that is not read at all, a reading of nothing, since a file is no mistake of a caller. */
import { inWords } from '../errors.ts';
import type { Inspection } from './inspect.ts';
import { type DeploymentLog, type LogRow, logOf } from './log.ts';
import type { LogMapping } from './mapping.ts';
import { type LogProblems, ProblemList } from './problems.ts';
import type { CountedWord, StageMeaning } from './words.ts';

/** Rows that are not in the log as they stand, by why. */
export interface LogCounts {
  /** Left out because their state says that they never came to an end, or since they are the rollback of another. */
  setAside: number;
  /** Left out since they are of another environment than those that were chosen. */
  elsewhere: number;
  /** Earlier events of a deployment that a later one replaces. */
  folded: number;
  /** Rows whose id came before, of plain duplicates; they are among those that were left out. */
  duplicates: number;
  /** Rows whose cycle time waits for an answer: of its unit or decimal mark, or of the order of dates. */
  readonly waiting: { duration: number; dates: number };
  /** Deployments whose cycle time comes from their events. */
  timed: number;
  /** Rows of the log without a status, and without a cycle time, where the file has them at all: they count for the other. */
  readonly without: { status: number; duration: number };
}

export const noCounts = (): LogCounts => ({
  setAside: 0,
  elsewhere: 0,
  folded: 0,
  duplicates: 0,
  timed: 0,
  waiting: { duration: 0, dates: 0 },
  without: { status: 0, duration: 0 },
});

export interface LogReading extends Readonly<LogCounts> {
  /** Null where the file could not be read at all. */
  readonly inspection: Inspection | null;
  /** As read: the proposal, or what the reader made of it. */
  readonly mapping: LogMapping | null;
  readonly log: DeploymentLog;
  /** Rows of the file; its header, blank lines, comments and footers not counted. */
  readonly rows: number;
  /** Left out because of a problem. */
  readonly unreadableRows: number;
  readonly problems: LogProblems;
  /** The first rows, as they are understood. */
  readonly preview: readonly PreviewRow[];
  /** Every word for a state, with its count and meaning; null means that it is not known. */
  readonly words: readonly CountedWord[];
  /** Stages of rollbacks. */
  readonly stages: readonly CountedWord<StageMeaning>[];
  /** Environments, with the rows of each, and whether those count. */
  readonly environments: readonly {
    readonly name: string;
    readonly rows: number;
    readonly isChosen: boolean;
  }[];
}

/** A row as it is understood. */
export interface PreviewRow {
  readonly row: number;
  /** Its cells as the file has them. */
  readonly id: string;
  readonly state: string;
  /** Null where it does not count. */
  readonly counted: LogRow | null;
}

/** Bytes, or characters of a text. */
export const MOST_BYTES = 200_000_000;
/** The reading of a file that is too large to be opened; null for others. @param size bytes */
export function tooLarge(size: number): LogReading | null {
  if (size <= MOST_BYTES) return null;
  const came = `${Math.round(size / 1_000_000)} MB`;
  return refusal('at most 200 MB', came, 'leave out columns that no claim needs, or cut it into parts');
}

/** The reading of a JSON file in which each of several lists may hold the records, or of an empty file. */
export function severalLists(lists: readonly string[]): LogReading {
  const [first] = lists;
  if (first === undefined)
    return refusal('a CSV or JSON file', 'an empty one', 'the template has the columns');
  const way = first.replaceAll('.[]', '[]').replaceAll('.{}', '[]');
  const came = `several lists: ${lists.slice(0, 8).join(', ')}`;
  return refusal('one list of deployments', came, `keep the one with the deployments, such as jq '.${way}'`);
}

/** No column has anything of the status or of the cycle time. @param names the file's columns @param empty those that should */
export function noOutcome(names: readonly string[], empty: readonly string[]): LogReading {
  const list = (of: readonly string[]): string => of.slice(0, 8).join(', ');
  return refusal(
    'a column with the status or the cycle time of each deployment',
    empty.length > 0 ? `nothing in ${list(empty)}` : list(names) || 'none',
    'say which column is the status, which the cycle time',
  );
}

/** The reading of a file that is not read. */
export function refusal(what: string, came: string, fix: string): LogReading {
  const problems = new ProblemList();
  problems.add({ kind: 'file', row: null, column: null, isSkipped: true }, what, inWords(came), fix);
  return {
    inspection: null,
    mapping: null,
    log: logOf([], { status: false, duration: false, place: false, arm: false }),
    ...noCounts(),
    rows: 0,
    unreadableRows: 0,
    problems: problems.list(),
    preview: [],
    words: [],
    stages: [],
    environments: [],
  };
}
