/** A deployment log out of a file: rows that are good, and what is wrong with the others. Nothing in a file makes it throw. */
import { inWords } from '../errors.ts';
import { plainCell } from './cells.ts';
import { fieldPlaces as at } from './fields.ts';
import { type Inspection, inspectLog } from './inspect.ts';
import { type LogRow, logOf } from './log.ts';
import type { LogMapping } from './mapping.ts';
import { piecesOf } from './pieces.ts';
import { ProblemList } from './problems.ts';
import { type LogReading, noOutcome, type PreviewRow, refusal, severalLists, tooLarge } from './reading.ts';
import { RowReader } from './row-reader.ts';
import { type LogSource, notText } from './source-text.ts';
import { isProduction } from './words.ts';

const MOST_ROWS = 1_000_000;
/** Columns that a reader can still be asked about. */
const MOST_COLUMNS = 500;
/** Rows that are shown as they are understood. */
const PREVIEW = 5;

export interface LogProgress {
  /** Bytes or characters. */
  readonly done: number;
  readonly total: number;
}

/**
 * Reads a log, chunk by chunk. A second time from its beginning where what the first rows suggested is not what all of them show.
 *
 * @param mapping null takes the one that the file suggests
 */
export function* readLogSteps(
  source: LogSource,
  mapping: LogMapping | null = null,
): Generator<LogProgress, LogReading, void> {
  const large = tooLarge(source.length);
  if (large !== null) return large;
  const other = notText(source);
  if (other !== null) return refusal('a text file, CSV or JSON', other, 'save it as CSV, in UTF-8');
  const inspection = inspectLog(source);
  if (!('names' in inspection)) return severalLists(inspection);
  if (inspection.own > MOST_COLUMNS) {
    const fix = 'leave out columns that no claim needs';
    // of a header that is longer than what is looked at first, not all are counted
    const came = inspection.own > 2 * MOST_COLUMNS ? 'over 1,000' : String(inspection.own);
    return refusal(`at most ${MOST_COLUMNS} columns`, came, fix);
  }
  const proposed = mapping ?? inspection.proposal;
  const [first, reader] = yield* readRows(source, inspection, proposed, inspection.hasProduction);
  const { environments } = first;
  const hasProduction = environments.length > 1 && environments.some(({ name }) => isProduction(name));
  const marks = inspection.exact || inspection.format.kind !== 'csv' ? null : reader?.marks.verdict();
  const decimal = decided(marks, proposed.decimal);
  const dates = decided(reader?.orders.verdict(), proposed.dates);
  const isSame = mapping !== null || (decimal === proposed.decimal && dates === proposed.dates);
  const isSamePlace = hasProduction === inspection.hasProduction || proposed.environments !== null;
  if (isSame && isSamePlace) return first;
  const settled = mapping ?? { ...proposed, decimal, dates };
  const [second] = yield* readRows(source, inspection, settled, hasProduction);
  return second;
}

/** What all rows show, else what was proposed. */
function decided<T extends string>(verdict: T | 'either' | null | undefined, proposed: T | null): T | null {
  return verdict === 'either' ? null : (verdict ?? proposed);
}

/** The reading, and its reader; null where there was nothing to read. */
type RowsRead = readonly [LogReading, RowReader | null];

function* readRows(
  source: LogSource,
  inspection: Inspection,
  mapping: LogMapping,
  hasProduction: boolean,
): Generator<LogProgress, RowsRead, void> {
  const total = source.length;
  const { names, own } = inspection;
  const { columns } = mapping;
  const outcomes = [columns[at.status], columns[at.duration], columns[at.finished], columns[at.triggered]];
  const used = outcomes.flatMap((column) => column ?? []);
  const none = (): RowsRead => {
    const empty = used.filter((column) => column < own).map((column) => names[column]!);
    return [{ ...noOutcome(names.slice(0, own), empty), inspection, mapping }, null];
  };
  if (used.length === 0) return none();
  const problems = new ProblemList();
  const reader = new RowReader(names, mapping, hasProduction, problems);
  const preview: PreviewRow[] = [];
  let rows = 0;
  /** Whether any row had cells. */
  let hasCells = false;
  for (const piece of piecesOf(source, inspection)) {
    if (typeof piece === 'number') {
      yield { done: piece, total };
      continue;
    }
    if (rows >= MOST_ROWS) {
      const fix = 'the first million is judged; cut the file into parts for the rest';
      problems.lead('file', null, ['at most 1,000,000 rows', 'more', fix]);
      break;
    }
    rows += 1;
    if (piece.cells === null) {
      const place = { kind: 'structure', row: piece.row, column: piece.column, isSkipped: true } as const;
      problems.add(place, ...piece.fault);
    } else {
      const counted = reader.read(piece.row, piece.cells);
      if (preview.length < PREVIEW) preview.push(previewOf(piece, counted, columns));
      hasCells = true;
    }
  }
  if (rows === 0) {
    const place = { kind: 'file', row: null, column: null, isSkipped: true } as const;
    problems.add(place, 'a row for each deployment', inWords('none'));
  }
  const { seen, counts } = reader;
  const isSeen = (...fields: readonly number[]): boolean => fields.some((f) => seen[f]);
  if (hasCells && counts.elsewhere + counts.setAside < rows && !isSeen(at.status, at.duration, at.triggered))
    return none();
  const stageOf = reader.finish();
  listColumns(inspection, mapping, problems);
  const kept = reader.records.rows;
  const unreadableRows = rows - kept.length - counts.setAside - counts.elsewhere - counts.folded;
  if (kept.length + unreadableRows === 0 && rows > 0) {
    const came = `${counts.setAside} that did not, and ${counts.elsewhere} of other environments`;
    const fix = 'choose another environment, or say what the words for a state mean';
    problems.lead('file', null, ['a deployment that came to an end', came, fix]);
  }
  const stage = columns[at.stage] ?? own;
  const isWithoutRollbacks = stage < own && !kept.some(({ status }) => status === 'ROLLED_BACK');
  const knows = {
    status: isSeen(at.status, at.triggered),
    duration: isSeen(at.duration) && counts.waiting.duration < kept.length,
    place: isSeen(at.caught, at.stage) || isWithoutRollbacks,
    arm: isSeen(at.arm),
  };
  const environments = reader.environments
    .list()
    .map(({ word: name, count }) => ({ name, rows: count, isChosen: reader.isWanted(name) }));
  const reading: LogReading = {
    inspection,
    mapping,
    log: logOf(kept, knows, reader.stages.words().map(stageOf)),
    rows,
    unreadableRows,
    ...counts,
    problems: problems.list(),
    preview,
    words: reader.statuses.list(),
    stages: reader.stages.list(stageOf),
    environments,
  };
  return [reading, reader];
}

function previewOf(
  { row, cells }: { readonly row: number; readonly cells: readonly string[] },
  counted: LogRow | null,
  columns: LogMapping['columns'],
): PreviewRow {
  const textAt = (f: number): string => plainCell(cells[columns[f] ?? -1] ?? '').slice(0, 60);
  return { row, id: textAt(at.id), state: textAt(at.status), counted };
}

/** Columns that are used and have another of their name beside them, and that whose unit is not what its name says. */
function listColumns(
  { format, names, unitAgainstName: unit }: Inspection,
  { columns, durationUnit }: LogMapping,
  problems: ProblemList,
): void {
  for (const column of format.kind === 'csv' ? columns : []) {
    const name = column === null ? '' : names[column]!;
    const times = names.filter((each) => each === name).length;
    if (name === '' || times < 2) continue;
    const fix = `column ${column! + 1} is read`;
    problems.lead('file', name, ['a column name that stands once', `it ${times} times`, fix]);
  }
  const name = names[columns[at.duration] ?? -1];
  if (unit === null || name === undefined || durationUnit !== unit) return;
  const fix = 'start and end are trusted; say another unit if they are wrong';
  problems.lead('contradiction', name, ['the unit of its name', `${unit}, by start and end`, fix]);
}

/** Reads a log at once, for command lines and tests. */
export function readLogFile(source: LogSource, mapping: LogMapping | null = null): LogReading {
  const steps = readLogSteps(source, mapping);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}
