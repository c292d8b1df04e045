/** Files that are not read at all, and why: as readings of nothing, since a file is no mistake of a caller. */
import { inWords } from '../errors.ts';
import { LogBuilder } from './log.ts';
import { ProblemList } from './problems.ts';
import type { LogReading } from './read.ts';
import { type LogSource, notText } from './source-text.ts';

/** Bytes, or characters of a text. */
export const MOST_BYTES = 200_000_000;

/** The reading of a file that is too large to be opened; null for others. @param size bytes */
export function tooLarge(size: number): LogReading | null {
  if (size <= MOST_BYTES) return null;
  const came = `${Math.round(size / 1_000_000)} MB`;
  return refused('at most 200 MB', came, 'leave out columns that no claim needs, or cut it into parts');
}

/** Columns that a reader can still be asked about. */
const MOST_COLUMNS = 500;

/** The reading of a file with too many columns; null for others. */
export function tooWide(columns: number): LogReading | null {
  return columns <= MOST_COLUMNS
    ? null
    : refused('at most 500 columns', String(columns), 'leave out columns that no claim needs');
}

/** The reading of a file that is no text; null for others. */
export function noText(source: LogSource): LogReading | null {
  const came = notText(source);
  return came === null ? null : refused('a text file, CSV or JSON', came, 'save it as CSV, in UTF-8');
}

export function emptyFile(): LogReading {
  return refused('a CSV or JSON file', 'an empty one', 'the template has the columns');
}

/** No column has anything of the status or of the cycle time. @param names the file's columns @param empty those that should */
export function noOutcome(names: readonly string[], empty: readonly string[]): LogReading {
  const list = (of: readonly string[]): string => of.slice(0, 8).join(', ');
  return refused(
    'a column with the status or the cycle time of each deployment',
    empty.length > 0 ? `nothing in ${list(empty)}` : list(names) || 'none',
    'say which column is the status, which the cycle time',
  );
}

function refused(what: string, came: string, mend: string): LogReading {
  const problems = new ProblemList();
  problems.add({ kind: 'file', row: null, column: null, leftOut: true }, what, inWords(came), mend);
  const knows = { status: false, duration: false, place: false, arm: false };
  return {
    inspection: null,
    mapping: null,
    log: new LogBuilder().finish(knows),
    rows: 0,
    leftOut: 0,
    setAside: 0,
    without: { status: 0, duration: 0 },
    problems: problems.list(),
    unknownStatuses: [],
  };
}
