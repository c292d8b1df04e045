/**
 * From the cells of one row to a deployment of the log. A row counts for what it shows: without a cycle time for rates, without
 * a status for cycle times. It is left out where it shows neither, or where its state or arm is a word that is not known; a bad cell
 * in any other column is listed, its row kept.
 */
import { inWords } from '../errors.ts';
import { type CellValue, isFault, readCell } from './cell-reader.ts';
import { MarkCount, plainCell, switchIn } from './cells.ts';
import { fieldPlaces as at, bareName, gapFixes, type LogArm, logFields } from './fields.ts';
import type { CatchPlace, ReadRow } from './log.ts';
import { type LogMapping, toolColumns } from './mapping.ts';
import { rowOutcome, timeContradictions } from './outcome.ts';
import type { ProblemKind, ProblemList, ProblemWords } from './problems.ts';
import { noCounts } from './reading.ts';
import { DeploymentRecords, keyOf } from './records.ts';
import { type Moment, momentIn, OrderCount } from './times.ts';
import {
  armOf,
  flagMeaning,
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

const [MS_PER_MINUTE, MOST_STAGES_SAID] = [60_000, 5];

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
  /** By field: the rows that ought to have it and have not. */
  readonly #gaps = logFields.map(() => ({ first: 0, rows: 0 }));
  readonly #values: (CellValue | null)[] = logFields.map(() => null);
  readonly #names: readonly string[];
  readonly #mapping: LogMapping;
  readonly #problems: ProblemList;
  /** Whether the rows of an environment count. */
  readonly isWanted: (environment: string) => boolean;
  readonly #places: ReturnType<typeof toolColumns>;
  /** The deployments that were undone. */
  readonly #undoneKeys: string[] = [];
  /** Fields that have a column, but state and environment. */
  readonly #others: readonly number[];
  readonly #name = (f: number): string => this.#names[this.#mapping.columns[f] ?? -1] ?? logFields[f]!.key;
  #row = 0;
  #isGood = true;
  #isBadDuration = false;

  /** @param hasProduction whether only rows of production count, where the reader has not chosen */
  constructor(names: readonly string[], mapping: LogMapping, hasProduction: boolean, problems: ProblemList) {
    [this.#names, this.#mapping, this.#problems] = [names, mapping, problems];
    const { columns, environments: chosen } = mapping;
    this.records = new DeploymentRecords(mapping.duplicates);
    this.#others = logFields.flatMap((_, f) =>
      (columns[f] ?? null) === null || f === at.status || f === at.environment ? [] : [f],
    );
    this.#places = toolColumns(names, columns);
    const status = names[columns[at.status] ?? -1] ?? '';
    this.statuses = new WordCount((text) => statusOf(text, mapping.statusWords) ?? flagMeaning(status, text));
    const wanted = Array.isArray(chosen) ? new Set(chosen.map(bareName)) : null;
    if (wanted !== null) this.isWanted = (name) => wanted.has(bareName(name));
    else this.isWanted = chosen === null && hasProduction ? isProduction : () => true;
  }

  /** Gives what the row became; null where it does not count. @param cells by column of the file */
  read(row: number, cells: readonly string[]): ReadRow | null {
    this.#row = row;
    this.#isGood = true;
    this.#isBadDuration = false;
    const values = this.#values;
    const environment = this.#text(at.environment, cells);
    if ((this.#mapping.columns[at.environment] ?? null) !== null) {
      const name = environment === '' ? '(none)' : environment;
      this.environments.add(name);
      if (!this.isWanted(name)) {
        this.counts.elsewhere += 1;
        return null;
      }
    }
    const undone = plainCell(cells[this.#places.undone] ?? '');
    if (!isNothing(undone) || plainCell(cells[this.#places.creator] ?? '') === 'codeDeployRollback') {
      this.#undoneKeys.push(this.#keyOf(undone, cells, environment));
      this.counts.setAside += 1;
      return null;
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
    for (const { field, words } of timeContradictions(values)) this.#list(field, 'contradiction', words);
    return this.#isGood ? this.#kept(meaning, environment) : null;
  }

  /** An event of a deployment that has not ended. */
  #open(word: string, cells: readonly string[], environment: string): void {
    const id = this.#cell(at.id, cells);
    if (isNothing(id)) return;
    const moment = momentIn(this.#cell(at.timestamp, cells), this.#mapping.dates);
    this.records.open(this.#keyOf(id, cells, environment), moment?.minute ?? Number.NaN, isStart(word));
  }

  #keyOf(id: string, cells: readonly string[], environment: string): string {
    return keyOf(id, environment, armOf(this.#cell(at.arm, cells)) ?? 'genops');
  }

  /** The row's word for a state; where its outcome is missing, that of another column that says why. */
  #word(cells: readonly string[]): string {
    const word = this.#text(at.status, cells);
    if (word !== '' || this.#places.second < 0) return word;
    const text = plainCell(cells[this.#places.second] ?? '');
    // Jenkins only says whether a build goes on
    const other = switchIn(text) === true ? 'building' : text;
    const meaning = statusOf(other, this.#mapping.statusWords);
    return meaning === 'UNFINISHED' || meaning === 'leave-out' ? other : '';
  }

  /** @returns the meaning of each stage */
  finish(): (stage: string) => StageMeaning {
    const [mapping, problems] = [this.#mapping, this.#problems];
    const { rows } = this.records;
    for (const key of this.#undoneKeys) this.records.undo(key);
    const hasTimes = this.seen[at.duration] === true;
    for (const [f, fix] of gapFixes) {
      const { first, rows: n } = this.#gaps[f]!;
      if (this.seen[f] !== true || n === 0) continue;
      const came = n === 1 ? 'none' : `none in ${n} rows, this the first`;
      problems.lead('missing', this.#name(f), ['a value in each row', came, fix], first);
    }
    this.counts.timed = this.counts.waiting.duration > 0 ? 0 : this.records.timeEvents();
    if (this.counts.timed > 0) this.seen[at.duration] = true;
    const times = rows.flatMap(({ minutes }) => minutes ?? []);
    if (this.seen[at.status] === true)
      this.counts.without.status = rows.filter(({ status }) => status === null).length;
    if (this.seen[at.duration] === true) this.counts.without.duration = rows.length - times.length;
    const meaningOf = stagesOf(this.stages.words(), mapping.stageWords);
    const isAnswered = (word: string): boolean => Object.hasOwn(mapping.stageWords, bareName(word));
    const unknown = this.stages.list(meaningOf).filter(({ meaning }) => meaning === 'unknown');
    for (const { word, count } of unknown
      .filter((each) => !isAnswered(each.word))
      .slice(0, MOST_STAGES_SAID)) {
      const what = 'a stage or its share of traffic, such as 25% or production';
      const came = `“${word}” in ${count === 1 ? 'a row' : `${count} rows`}`;
      const fix = 'these rows are kept, their stage unknown; say what the stage is';
      problems.lead('unknown-word', this.#name(at.stage), [what, came, fix]);
    }
    if (hasTimes) this.#listOddTimes(times);
    return meaningOf;
  }

  /** Cycle times of which most are too short or too long are more likely in another unit. */
  #listOddTimes(times: readonly number[]): void {
    const isMost = (is: (minutes: number) => boolean): boolean => 2 * times.filter(is).length > times.length;
    const isShort = isMost((minutes) => minutes < 1 / 60);
    if (!isShort && !isMost((minutes) => minutes > 43_200)) return;
    const unit = this.#mapping.durationUnit ?? 'of start and end';
    const came = `${isShort ? 'less than 1 second' : 'more than 30 days'} in most rows, with the unit ${unit}`;
    const words = ['cycle times between 1 second and 30 days', came, 'say which unit they are in'] as const;
    this.#problems.lead('out-of-range', this.#name(at.duration), words);
  }

  #gap(f: number): void {
    const { first, rows } = this.#gaps[f]!;
    this.#gaps[f] = { first: rows === 0 ? this.#row : first, rows: rows + 1 };
  }

  #kept(meaning: StatusMeaning | null, environment: string): ReadRow | null {
    const values = this.#values;
    const row = this.#row;
    const ended = values[at.stage];
    const word = typeof ended === 'string' ? ended : null;
    // a stage of rows that were not rolled back may be written 0 or false
    if (word !== null && switchIn(word) === false) values[at.stage] = null;
    const isStage = word !== null && values[at.stage] !== null;
    const isEarly =
      isStage && meaningOfStage(word, this.#mapping.stageWords, false) === 'before-full-traffic';
    const { status, caught, contradiction } = rowOutcome(meaning, values, isEarly);
    if (contradiction !== null) this.#list(contradiction.field, 'contradiction', contradiction.words);
    if (this.#places.isLastEvent && meaning === 'SUPERSEDED') values[at.finished] = null;
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
        if (word !== null) stage = this.stages.add(word).n;
      } else place = caught ? 'before-full-traffic' : 'at-full-traffic';
    }
    if (isStage) this.seen[at.stage] = true;
    const arm = (values[at.arm] ?? 'genops') as LogArm;
    const minute = this.#moment(at.timestamp)?.minute ?? Number.NaN;
    const added = { arm, status, place, minutes, row, minute, isWeak: meaning === 'SUPERSEDED', stage };
    const id = typeof values[at.id] === 'string' ? (values[at.id] as string) : null;
    const repeated = this.records.put(added, id, environment);
    if (repeated?.isEvent === true) this.counts.folded += 1;
    else if (repeated !== null) {
      this.counts.duplicates += 1;
      const fix = `row ${repeated.row} has it too, and the ${repeated.counts} of them counts`;
      this.#leaveOut(at.id, 'duplicate', ['an id of its own', id, fix]);
    }
    if (id === null) this.#gap(at.id);
    if (status === null && contradiction === null) this.#gap(at.status);
    if (isWaiting) this.counts.waiting.duration += 1;
    else if (isDateWaiting) this.counts.waiting.dates += 1;
    else if (minutes === null && !this.#isBadDuration) this.#gap(at.duration);
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

  #cell(f: number, cells: readonly string[]): string {
    return plainCell(cells[this.#mapping.columns[f] ?? -1] ?? '');
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
    const value = readCell(logFields[f]!, text, this.#mapping);
    if (!isFault(value)) return value;
    if (f === at.duration) this.#isBadDuration = true;
    const words = [value.what, text, value.fix] as const;
    if (f === at.arm) this.#leaveOut(f, value.fault, words);
    else this.#list(f, value.fault, words);
    return null;
  }

  #leaveOut(f: number, kind: ProblemKind, words: ProblemWords): void {
    this.#isGood = false;
    this.#list(f, kind, words, true);
  }

  #list(f: number, kind: ProblemKind, words: ProblemWords, isSkipped = false): void {
    this.#problems.add({ kind, row: this.#row, column: this.#name(f), isSkipped }, ...words);
  }
}
