/**
 * From the cells of one row to a deployment of the log. A row counts for what it shows: without a cycle time for rates, without
 * a status for cycle times. It is left out where it shows neither, or where its state or arm is a word that is not known; a bad cell
 * in any other column is listed, its row kept.
 */
import { inWords } from '../errors.ts';
import { type CellValue, isFault, readCell } from './cell-reader.ts';
import { MarkCount, plainCell, switchIn } from './cells.ts';
import { fieldPlaces as at, bareName, type LogArm, logFields } from './fields.ts';
import type { CatchPlace, ReadRow } from './log.ts';
import type { LogMapping } from './mapping.ts';
import { rowOutcome, timeContradictions } from './outcome.ts';
import {
  Gaps,
  listOddTimes,
  listUnknownStages,
  type ProblemKind,
  type ProblemList,
  type Said,
} from './problems.ts';
import { noCounts } from './reading.ts';
import { DeploymentRecords, keyOf } from './records.ts';
import { type Moment, momentIn, OrderCount } from './times.ts';
import {
  armOf,
  isNothing,
  isProduction,
  isStart,
  meaningOfStage,
  type StageMeaning,
  type StatusMeaning,
  stagesOf,
  statusOf,
  WordCount,
} from './words.ts';

/** What becomes of a row that lacks them, where others of the file have them. */
const gapFixes = [
  [at.status, 'without a status a row counts for cycle times, and not for rates'],
  [at.duration, 'without a cycle time a row counts for rates, and not for cycle times'],
  [at.id, 'without an id a row is kept, and no duplicate can be seen'],
] as const;
const MS_PER_MINUTE = 60_000;

export interface RowReaderParts {
  readonly names: readonly string[];
  readonly mapping: LogMapping;
  /** Whether only rows of production count, where the reader has not chosen. */
  readonly hasProduction: boolean;
  readonly problems: ProblemList;
}

/** Guards what only the whole file shows: words and their counts, ids, which columns hold anything. */
export class RowReader {
  /** By field: whether any cell held something. */
  readonly seen: boolean[] = logFields.map(() => false);
  readonly statuses: WordCount<StatusMeaning>;
  readonly environments = new WordCount<'counted'>(() => 'counted');
  /** Of rollbacks; what numbers among them mean shows only when all are known. */
  readonly stages = new WordCount<StageMeaning>(() => null);
  /** Of the cycle times, whatever their unit. */
  readonly marks = new MarkCount();
  /** Of the dates. */
  readonly orders = new OrderCount();
  readonly counts = noCounts();
  readonly records: DeploymentRecords;
  readonly #gaps = new Gaps();
  readonly #values: (CellValue | null)[] = logFields.map(() => null);
  readonly #parts: RowReaderParts;
  /** Whether the rows of an environment count. */
  readonly isWanted: (environment: string) => boolean;
  /** A second column of states, where the first holds outcomes only: it says which rows have not ended. −1 for none. */
  readonly #second: number;
  /** Whether the end is that of the last event, which may be that another took its place. */
  readonly #isLastEvent: boolean;
  /** Fields that have a column, but state and environment. */
  readonly #others: readonly number[];
  #row = 0;
  #isGood = true;
  #isBadDuration = false;

  constructor(parts: RowReaderParts) {
    this.#parts = parts;
    this.records = new DeploymentRecords(parts.mapping.duplicates);
    const { mapping } = parts;
    const { columns } = mapping;
    this.#others = logFields.flatMap((_, f) =>
      (columns[f] ?? null) === null || f === at.status || f === at.environment ? [] : [f],
    );
    const second = parts.names.findIndex((name) => /^(?:status|state|building|context\.type)$/i.test(name));
    this.#second = (columns[at.status] ?? second) === second ? -1 : second;
    this.#isLastEvent = /^latest/i.test(parts.names[columns[at.finished] ?? -1] ?? '');
    this.statuses = new WordCount((text) => statusOf(text, mapping.statusWords));
    const { environments: chosen } = mapping;
    const names = new Set(Array.isArray(chosen) ? chosen.map(bareName) : []);
    if (chosen === null) this.isWanted = parts.hasProduction ? isProduction : () => true;
    else this.isWanted = chosen === 'all' ? () => true : (name) => names.has(bareName(name));
  }

  /** Gives what the row became; null where it does not count. @param cells by column of the file */
  read(row: number, cells: readonly string[]): ReadRow | null {
    this.#row = row;
    this.#isGood = true;
    this.#isBadDuration = false;
    const values = this.#values;
    const environment = this.#text(at.environment, cells);
    if ((this.#parts.mapping.columns[at.environment] ?? null) !== null) {
      const name = environment === '' ? '(none)' : environment;
      this.environments.add(name);
      if (!this.isWanted(name)) {
        this.counts.elsewhere += 1;
        return null;
      }
    }
    const word = this.#word(cells);
    values[at.status] = word === '' ? null : word;
    const meaning = word === '' ? null : this.statuses.add(word).meaning;
    if (meaning === 'leave-out' || meaning === 'UNFINISHED') {
      this.counts.setAside += 1;
      if (meaning === 'UNFINISHED') this.#open(word, cells, environment);
      return null;
    }
    if (word !== '' && meaning === null) {
      const fix = 'write one of these, or say what the word means';
      this.#leaveOut(at.status, 'unknown-word', ['SUCCESS, ROLLED_BACK or FAILED', word, fix]);
    }
    for (const f of this.#others) values[f] = this.#value(f, cells);
    for (const { field, said } of timeContradictions(values)) this.#list(field, 'contradiction', said);
    return this.#isGood ? this.#kept(meaning, environment) : null;
  }

  /** An event of a deployment that has not ended. */
  #open(word: string, cells: readonly string[], environment: string): void {
    const id = this.#cell(at.id, cells);
    if (isNothing(id)) return;
    const moment = momentIn(this.#cell(at.timestamp, cells), this.#parts.mapping.dates);
    const arm = armOf(this.#cell(at.arm, cells)) ?? 'genops';
    this.records.open(keyOf(id, environment, arm), moment?.minute ?? Number.NaN, isStart(word));
  }

  /** The row's word for a state; where its outcome is missing, that of another column that says why. */
  #word(cells: readonly string[]): string {
    const word = this.#text(at.status, cells);
    if (word !== '' || this.#second < 0) return word;
    const text = plainCell(cells[this.#second] ?? '');
    // Jenkins only says whether a build goes on
    const other = switchIn(text) === true ? 'building' : text;
    const meaning = statusOf(other, this.#parts.mapping.statusWords);
    return meaning === 'UNFINISHED' || meaning === 'leave-out' ? other : '';
  }

  /** @returns the meaning of each stage */
  finish(): (stage: string) => StageMeaning {
    const { mapping, problems } = this.#parts;
    const { rows } = this.records;
    const hasTimes = this.seen[at.duration] === true;
    for (const [f, fix] of gapFixes) {
      if (this.seen[f] === true) this.#gaps.list(f, this.#name(f), fix, problems);
    }
    this.counts.timed = this.counts.waiting.duration > 0 ? 0 : this.records.timeEvents();
    if (this.counts.timed > 0) this.seen[at.duration] = true;
    const times = rows.flatMap(({ minutes }) => minutes ?? []);
    if (this.seen[at.status] === true)
      this.counts.without.status = rows.filter(({ status }) => status === null).length;
    if (this.seen[at.duration] === true) this.counts.without.duration = rows.length - times.length;
    const meaningOf = stagesOf(this.stages.words(), mapping.stageWords);
    const isAnswered = (word: string): boolean => Object.hasOwn(mapping.stageWords, bareName(word));
    const open = this.stages
      .list(meaningOf)
      .filter((each) => each.meaning === 'unknown' && !isAnswered(each.word));
    listUnknownStages(open, this.#name(at.stage), problems);
    if (hasTimes)
      listOddTimes(times, this.#name(at.duration), mapping.durationUnit ?? 'of start and end', problems);
    return meaningOf;
  }

  #kept(meaning: StatusMeaning | null, environment: string): ReadRow | null {
    const values = this.#values;
    const row = this.#row;
    // a stage of rows that were not rolled back may be written 0 or false
    const word = values[at.stage];
    if (typeof word === 'string' && switchIn(word) === false) values[at.stage] = null;
    const stageText = typeof values[at.stage] === 'string' ? word : null;
    const isEarly =
      typeof stageText === 'string' &&
      meaningOfStage(stageText, this.#parts.mapping.stageWords, false) === 'before-full-traffic';
    const { status, caught, contradiction } = rowOutcome(meaning, values, isEarly);
    if (contradiction !== null) this.#list(contradiction.field, 'contradiction', contradiction.said);
    if (this.#isLastEvent && meaning === 'SUPERSEDED') values[at.finished] = null;
    const minutes = this.#minutes();
    const isWaiting = minutes === null && Number.isNaN(values[at.duration]);
    const isDateWaiting = [at.timestamp, at.finished].some((f) => Number.isNaN(values[f]));
    if (status === null && minutes === null && contradiction === null && !isWaiting && !isDateWaiting) {
      this.#leaveOut(at.status, 'missing', ['a status or a cycle time', inWords('neither')]);
      return null;
    }
    let place: CatchPlace = 'not-rolled-back';
    let stage = -1;
    if (status === 'ROLLED_BACK') {
      if (caught === null) {
        place = 'unknown';
        if (typeof word === 'string') stage = this.stages.add(word).n;
      } else place = caught ? 'before-full-traffic' : 'at-full-traffic';
    }
    if (values[at.stage] !== null) this.seen[at.stage] = true;
    const arm = (values[at.arm] ?? 'genops') as LogArm;
    const minute = this.#moment(at.timestamp)?.minute ?? Number.NaN;
    const added = { arm, status, place, minutes, row, minute, isWeak: meaning === 'SUPERSEDED', stage };
    this.#put(added, environment);
    if (values[at.id] === null) this.#gaps.add(at.id, row);
    if (status === null && contradiction === null) this.#gaps.add(at.status, row);
    if (isWaiting) this.counts.waiting.duration += 1;
    else if (isDateWaiting) this.counts.waiting.dates += 1;
    else if (minutes === null && !this.#isBadDuration) this.#gaps.add(at.duration, row);
    return added;
  }

  /** The cell's, else the time from start to end. */
  #minutes(): number | null {
    const value = this.#values[at.duration];
    if (typeof value === 'number' && !Number.isNaN(value)) return value;
    const [start, end] = [this.#moment(at.timestamp), this.#moment(at.finished)];
    if (start === null || end === null) return null;
    const minutes = Math.round((end.minute - start.minute) * MS_PER_MINUTE) / MS_PER_MINUTE;
    if (minutes >= 0) {
      this.seen[at.duration] = true;
      return minutes;
    }
    const fix = 'the row is kept, without a cycle time';
    this.#list(at.finished, 'contradiction', ['an end after the start', inWords('one before it'), fix]);
    return null;
  }

  /** Null where the row has none, or one that waits for an answer. */
  #moment(f: number): Moment | null {
    const value = this.#values[f];
    return typeof value === 'object' ? value : null;
  }

  #put(added: ReadRow, environment: string): void {
    const id = this.#values[at.id];
    const repeated = this.records.put(added, typeof id === 'string' ? id : null, environment);
    if (repeated?.isEvent === true) this.counts.folded += 1;
    if (repeated === null || repeated.isEvent) return;
    this.counts.duplicates += 1;
    const fix = `row ${repeated.row} has it too, and the ${repeated.counts} of them counts`;
    this.#leaveOut(at.id, 'duplicate', ['an id of its own', id, fix]);
  }

  #cell(f: number, cells: readonly string[]): string {
    return plainCell(cells[this.#parts.mapping.columns[f] ?? -1] ?? '');
  }

  #text(f: number, cells: readonly string[]): string {
    const text = this.#cell(f, cells);
    if (isNothing(text)) return '';
    this.seen[f] = true;
    return text;
  }

  #value(f: number, cells: readonly string[]): CellValue | null {
    const text = this.#cell(f, cells);
    // an arm that is called none may be that without the method: a word, and no gap
    if (isNothing(text) && !(f === at.arm && /^none$/i.test(text))) return null;
    if (f !== at.stage) this.seen[f] = true;
    if (f === at.duration) this.marks.add(text);
    else if (f === at.timestamp || f === at.finished) this.orders.add(text);
    const value = readCell(logFields[f]!, text, this.#parts.mapping);
    if (!isFault(value)) return value;
    if (f === at.duration) this.#isBadDuration = true;
    const said = [value.what, text, value.fix] as const;
    if (f === at.arm) this.#leaveOut(f, value.fault, said);
    else this.#list(f, value.fault, said);
    return null;
  }

  #leaveOut(f: number, kind: ProblemKind, said: Said): void {
    this.#isGood = false;
    this.#list(f, kind, said, true);
  }

  #list(f: number, kind: ProblemKind, said: Said, leftOut = false): void {
    this.#parts.problems.add({ kind, row: this.#row, column: this.#name(f), leftOut }, ...said);
  }

  #name(f: number): string {
    const { mapping, names } = this.#parts;
    return names[mapping.columns[f] ?? -1] ?? logFields[f]!.key;
  }
}
