/** A deployment log out of a file: rows that are good, and what is wrong with the others. Nothing in a file makes it throw. */
import { inWords } from '../errors.ts';
import { plainCell } from './cells.ts';
import { fieldPlaces as at, bareName, isLeadTime } from './fields.ts';
import { type Inspection, inspectLog, listsOf } from './inspect.ts';
import { LogBuilder, type LogCaveats, type LogRow } from './log.ts';
import type { LogMapping } from './mapping.ts';
import { piecesOf } from './pieces.ts';
import { ProblemList } from './problems.ts';
import { columnQuestion, questionsOf } from './questions.ts';
import {
  type EnvironmentCount,
  type LogReading,
  noOutcome,
  noText,
  type PreviewRow,
  severalLists,
  tooLarge,
  tooWide,
} from './reading.ts';
import { RowReader } from './row-reader.ts';
import { type LogSource, sizeOf } from './source-text.ts';
import { isProduction } from './words.ts';

const MOST_ROWS = 1_000_000;
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
  const refused = tooLarge(sizeOf(source)) ?? noText(source);
  if (refused !== null) return refused;
  const inspection = inspectLog(source);
  if (inspection === null) return severalLists(listsOf(source));
  const wide = tooWide(inspection.own);
  if (wide !== null) return wide;
  const first = yield* readRows(source, inspection, mapping ?? inspection.proposal, inspection.hasProduction);
  const { environments, marks } = first;
  const hasProduction = environments.length > 1 && environments.some(({ name }) => isProduction(name));
  const decimal = inspection.format.kind === 'csv' ? marks : null;
  const proposed = first.reading.mapping?.decimal ?? null;
  const isOtherMark =
    mapping === null && !inspection.exact && decimal !== null && decimal !== (proposed ?? 'either');
  const isOtherPlace =
    hasProduction !== inspection.hasProduction && first.reading.mapping?.environments === null;
  if (!isOtherMark && !isOtherPlace) return first.reading;
  const settled = mapping ?? {
    ...inspection.proposal,
    ...(isOtherMark ? { decimal: decimal === 'either' ? null : decimal } : {}),
  };
  const again = yield* readRows(source, inspection, settled, hasProduction);
  return again.reading;
}

interface RowsRead {
  readonly reading: LogReading;
  readonly environments: readonly EnvironmentCount[];
  /** The decimal mark that all cycle times show. */
  readonly marks: 'point' | 'comma' | 'either' | null;
}

function* readRows(
  source: LogSource,
  inspection: Inspection,
  mapping: LogMapping,
  hasProduction: boolean,
): Generator<LogProgress, RowsRead, void> {
  const total = sizeOf(source);
  const { names, own, format } = inspection;
  const { columns } = mapping;
  const outcomes = [columns[at.status], columns[at.duration], columns[at.finished], columns[at.triggered]];
  const used = outcomes.flatMap((column) => column ?? []);
  const none = (): RowsRead => {
    const empty = used.filter((column) => column < own).map((column) => names[column]!);
    const reading = {
      ...noOutcome(names.slice(0, own), empty),
      inspection,
      mapping,
      questions: columnQuestion(inspection, mapping),
    };
    return { reading, environments: [], marks: null };
  };
  if (used.length === 0) return none();
  const problems = new ProblemList();
  const log = new LogBuilder();
  const reader = new RowReader({ names, mapping, hasProduction, log, problems });
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
      problems.lead(wholeFile, 'at most 1,000,000 rows', inWords('more'), fix);
      break;
    }
    rows += 1;
    if (piece.cells === null) {
      const place = { kind: 'structure', row: piece.row, column: piece.column, leftOut: true } as const;
      problems.add(place, ...piece.fault);
    } else {
      const counted = reader.read(piece.row, piece.cells);
      if (preview.length < PREVIEW) preview.push(previewOf(piece, counted, columns));
      hasCells = true;
    }
  }
  if (rows === 0) problems.add({ ...wholeFile, leftOut: true }, 'a row for each deployment', inWords('none'));
  const { seen, apart, without } = reader;
  const isSeen = (f: number): boolean => seen[f] === true;
  const elsewhere = apart.elsewhere === rows;
  if (hasCells && !elsewhere && !isSeen(at.status) && !isSeen(at.duration) && !isSeen(at.triggered))
    return none();
  reader.finish();
  if (format.kind === 'csv') listDoubleNames(names, mapping, problems);
  listUnitAgainstName(inspection, mapping, problems);
  const leftOut = rows - log.rows - apart.setAside - apart.elsewhere - apart.folded;
  if (log.rows + leftOut === 0 && rows > 0) {
    const came = `${apart.setAside} that did not, and ${apart.elsewhere} of other environments`;
    const fix = 'choose another environment, or say what the words for a state mean';
    problems.lead(wholeFile, 'a deployment that came to an end', inWords(came), fix);
  }
  const caveats: LogCaveats = {
    unread: leftOut - apart.duplicates,
    of: rows - apart.elsewhere,
    ...cycleCaveats(inspection, mapping, reader.waiting),
  };
  const knows = {
    status: isSeen(at.status) || isSeen(at.triggered),
    duration: isSeen(at.duration) && reader.waiting < log.rows,
    place: isSeen(at.caught) || isSeen(at.stage),
    arm: isSeen(at.arm),
  };
  const words = reader.statuses.list();
  const chosen = mapping.environments;
  const environments = reader.environments.list().map(({ word: name, count }) => ({
    name,
    rows: count,
    isChosen:
      chosen === null
        ? !hasProduction || isProduction(name)
        : chosen === 'all' || chosen.some((each) => bareName(each) === bareName(name)),
  }));
  const stages = reader.stages.list(mapping.stageWords);
  const reading: LogReading = {
    inspection,
    mapping,
    log: log.finish(knows, caveats, reader.stages.places(mapping.stageWords)),
    rows,
    leftOut,
    setAside: apart.setAside,
    elsewhere: apart.elsewhere,
    folded: apart.folded,
    without,
    problems: problems.list(),
    preview,
    words,
    unknownStatuses: words.filter(({ meaning }) => meaning === null),
    stages,
    environments,
    questions: questionsOf({
      inspection,
      mapping,
      words,
      stages,
      environments,
      waiting: reader.waiting,
      apart,
    }),
  };
  return { reading, environments, marks: reader.marks.verdict() };
}

function previewOf(
  { row, cells }: { readonly row: number; readonly cells: readonly string[] },
  counted: LogRow | null,
  columns: LogMapping['columns'],
): PreviewRow {
  const textAt = (f: number): string => plainCell(cells[columns[f] ?? -1] ?? '').slice(0, 60);
  return { row, id: textAt(at.id), state: textAt(at.status), counted };
}

const wholeFile = { kind: 'file', row: null, column: null, leftOut: false } as const;

/** What cycle times wait for, and what they are where they are no time from start to end. */
function cycleCaveats(
  { names, leadTimes, samples }: Inspection,
  { columns, durationUnit, decimal }: LogMapping,
  waiting: number,
): Pick<LogCaveats, 'noCycleTime' | 'cycleTime'> {
  const column = columns[at.duration] ?? null;
  const name = column === null ? null : names[column]!;
  if (name !== null && waiting > 0) {
    const sample = samples[column!]?.[0] ?? '';
    const noCycleTime =
      decimal === null
        ? `the numbers in ${name} may be thousands or decimals (${sample}), so they wait for your answer`
        : durationUnit === null
          ? `the unit of ${name} is not known, so its numbers (${sample}) wait for your answer`
          : null;
    return { noCycleTime, cycleTime: null };
  }
  if (name !== null && isLeadTime(name)) {
    return {
      noCycleTime: null,
      cycleTime: `${name} is a lead time, from commit to production, and longer than a rollout`,
    };
  }
  const start = columns[at.timestamp] ?? null;
  const end = columns[at.finished] ?? null;
  if (name === null && (start === null || end === null) && leadTimes.length > 0) {
    const noCycleTime = `your log has a lead time (${leadTimes[0]}, from commit to production), which is not the cycle time, from start to end of a rollout`;
    return { noCycleTime, cycleTime: null };
  }
  const isCreation = name === null && start !== null && end !== null && /creat|queue/i.test(names[start]!);
  return {
    noCycleTime: null,
    cycleTime: isCreation ? `cycle times run from ${names[start]} to ${names[end]}, waiting included` : null,
  };
}

/** A column that is used and has another of its name beside it. */
function listDoubleNames(names: readonly string[], { columns }: LogMapping, problems: ProblemList): void {
  for (const column of columns) {
    const name = column === null ? '' : names[column]!;
    const times = names.filter((each) => each === name).length;
    if (name === '' || times < 2) continue;
    const what = 'a column name that stands once';
    const fix = `column ${column! + 1} is read`;
    problems.lead({ ...wholeFile, column: name }, what, inWords(`it ${times} times`), fix);
  }
}

function listUnitAgainstName(
  { names, unitAgainstName }: Inspection,
  mapping: LogMapping,
  problems: ProblemList,
): void {
  const column = mapping.columns[at.duration] ?? null;
  if (unitAgainstName === null || column === null || mapping.durationUnit !== unitAgainstName) return;
  const place = { ...wholeFile, kind: 'contradiction', column: names[column]! } as const;
  const fix = 'start and end are trusted; say another unit if they are wrong';
  problems.lead(place, 'the unit of its name', inWords(`${unitAgainstName}, by start and end`), fix);
}

/** Reads a log at once, for command lines and tests. */
export function readLogFile(source: LogSource, mapping: LogMapping | null = null): LogReading {
  const steps = readLogSteps(source, mapping);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}
