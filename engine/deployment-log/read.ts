/** A deployment log out of a file: rows that are good, and what is wrong with the others. Nothing in a file makes it throw. */
import { inWords } from '../errors.ts';
import { fieldIndex } from './fields.ts';
import { type Inspection, inspectLog } from './inspect.ts';
import { type DeploymentLog, LogBuilder } from './log.ts';
import type { LogMapping } from './mapping.ts';
import { piecesOf } from './pieces.ts';
import { type LogProblems, ProblemList } from './problems.ts';
import { type CountedWord, RowReader } from './row-reader.ts';
import { type LogSource, notText, sizeOf } from './source-text.ts';

export const MOST_ROWS = 1_000_000;

/** A row needs one of them. */
const outcomeFields = [fieldIndex('outcome.status'), fieldIndex('outcome.duration_minutes')];

export interface LogReading {
  /** Null where the file could not be read at all. */
  readonly inspection: Inspection | null;
  /** As read: the proposal, or what the reader made of it. */
  readonly mapping: LogMapping | null;
  readonly log: DeploymentLog;
  /** Rows of the file, the header and blank ones not counted. */
  readonly rows: number;
  /** Left out because of a problem. */
  readonly leftOut: number;
  /** Left out by the reader's own words for a status. */
  readonly setAside: number;
  /** Rows of the log without a status, and without a cycle time, where the file has them at all: they count for the other. */
  readonly without: { readonly status: number; readonly duration: number };
  readonly problems: LogProblems;
  /** Words for a status that are not known. */
  readonly unknownStatuses: readonly CountedWord[];
}

export interface LogProgress {
  /** Bytes or characters. */
  readonly done: number;
  readonly total: number;
}

/**
 * Reads a log, chunk by chunk.
 *
 * @param mapping null takes the one that the names suggest
 */
export function* readLogSteps(
  source: LogSource,
  mapping: LogMapping | null = null,
): Generator<LogProgress, LogReading, void> {
  const total = sizeOf(source);
  const refused = tooLarge(total) ?? noText(source);
  if (refused !== null) return refused;
  const inspection = inspectLog(source);
  if (inspection === null) return emptyFile();
  const { names, own, format } = inspection;
  const wide = tooWide(own);
  if (wide !== null) return wide;
  const used = mapping ?? inspection.proposal;
  const outcomes = outcomeFields.flatMap((f) => used.columns[f] ?? []);
  const noneOf = (): LogReading => {
    const empty = outcomes.filter((column) => column < own).map((column) => names[column]!);
    return { ...noOutcome(names.slice(0, own), empty), inspection, mapping: used };
  };
  if (outcomes.length === 0) return noneOf();
  const problems = new ProblemList();
  const log = new LogBuilder();
  const reader = new RowReader({ ...inspection, mapping: used, log, problems });
  let rows = 0;
  /** Whether any row had cells. */
  let told = false;
  for (const piece of piecesOf(source, inspection)) {
    if (typeof piece === 'number') {
      yield { done: piece, total };
      continue;
    }
    if (rows >= MOST_ROWS) {
      const mend = 'the first million is judged; cut the file into parts for the rest';
      problems.lead(
        { kind: 'file', row: null, column: null, leftOut: false },
        'at most 1,000,000 rows',
        inWords('more'),
        mend,
      );
      break;
    }
    rows += 1;
    if (piece.cells === null) {
      problems.add(
        { kind: 'structure', row: piece.row, column: piece.column, leftOut: true },
        ...piece.fault,
      );
    } else {
      reader.read(piece.row, piece.cells);
      told = true;
    }
  }
  if (rows === 0) {
    problems.add(
      { kind: 'file', row: null, column: null, leftOut: true },
      'a row for each deployment',
      inWords('none'),
    );
  }
  const { seen, setAside, without } = reader;
  if (told && !outcomeFields.some((f) => seen[f])) return noneOf();
  reader.finish();
  if (format.kind === 'csv') tellDoubleNames(names, used, problems);
  const known = (key: string): boolean => seen[fieldIndex(key)] === true;
  return {
    inspection,
    mapping: used,
    log: log.finish({
      status: known('outcome.status'),
      duration: known('outcome.duration_minutes'),
      place: known('outcome.canary_caught') || known('outcome.rollback_stage'),
      arm: known('arm'),
    }),
    rows,
    leftOut: rows - log.rows - setAside,
    setAside,
    without,
    problems: problems.list(),
    unknownStatuses: reader.unknownStatuses.list(),
  };
}

/** A column that is used and has another of its name beside it. */
function tellDoubleNames(names: readonly string[], { columns }: LogMapping, problems: ProblemList): void {
  for (const column of columns) {
    const name = column === null ? '' : names[column]!;
    const times = names.filter((each) => each === name).length;
    if (name === '' || times < 2) continue;
    problems.lead(
      { kind: 'file', row: null, column: name, leftOut: false },
      'a column name that stands once',
      inWords(`it ${times} times`),
      `column ${column! + 1} is read`,
    );
  }
}

/** Reads a log at once, for command lines and tests. */
export function readLogFile(source: LogSource, mapping: LogMapping | null = null): LogReading {
  const steps = readLogSteps(source, mapping);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

// Files that are not read at all, and why: as readings of nothing, since a file is no mistake of a caller.

/** Bytes, or characters of a text. */
export const MOST_BYTES = 200_000_000;

/** The reading of a file that is too large to be opened; null for others. @param size bytes */
export function tooLarge(size: number): LogReading | null {
  if (size <= MOST_BYTES) return null;
  const came = `${Math.round(size / 1_000_000)} MB`;
  return refusal('at most 200 MB', came, 'leave out columns that no claim needs, or cut it into parts');
}

/** Columns that a reader can still be asked about. */
const MOST_COLUMNS = 500;

/** The reading of a file with too many columns; null for others. */
function tooWide(columns: number): LogReading | null {
  return columns <= MOST_COLUMNS
    ? null
    : refusal('at most 500 columns', String(columns), 'leave out columns that no claim needs');
}

/** The reading of a file that is no text; null for others. */
function noText(source: LogSource): LogReading | null {
  const came = notText(source);
  return came === null ? null : refusal('a text file, CSV or JSON', came, 'save it as CSV, in UTF-8');
}

function emptyFile(): LogReading {
  return refusal('a CSV or JSON file', 'an empty one', 'the template has the columns');
}

/** No column has anything of the status or of the cycle time. @param names the file's columns @param empty those that should */
function noOutcome(names: readonly string[], empty: readonly string[]): LogReading {
  const list = (of: readonly string[]): string => of.slice(0, 8).join(', ');
  return refusal(
    'a column with the status or the cycle time of each deployment',
    empty.length > 0 ? `nothing in ${list(empty)}` : list(names) || 'none',
    'say which column is the status, which the cycle time',
  );
}

function refusal(what: string, came: string, mend: string): LogReading {
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
