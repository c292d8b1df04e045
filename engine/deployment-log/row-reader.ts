/**
 * From the cells of one row to a deployment of the log. A row counts for what it tells: without a cycle time for rates, without
 * a status for cycle times. It is left out where it tells neither, where a cell that claims rest on cannot be read, or where
 * its fields contradict each other; a bad cell in any other column is reported, its row kept.
 */
import { inWords } from '../errors.ts';
import { type CellRules, type CellValue, isFault, readCell } from './cell-reader.ts';
import { isNothing, placeOfStage } from './cells.ts';
import { type Contradiction, outcomeContradictions, timeContradictions } from './contradictions.ts';
import {
  fieldPlaces as at,
  bareName,
  type FieldKind,
  judgedFields,
  type LogArm,
  type LogStatus,
  logArms,
  logFields,
} from './fields.ts';
import { IdIndex } from './id-index.ts';
import type { CatchPlace, LogBuilder } from './log.ts';
import type { ProblemKind, ProblemList } from './problems.ts';
import type { Moment } from './times.ts';
import { plainCell } from './write.ts';

const judged = logFields.map(({ key }) => judgedFields.includes(key));
/** What becomes of a row that lacks them, where others of the file have them. */
const gapMends = [
  [at.status, 'without a status a row counts for cycle times, and not for rates'],
  [at.duration, 'without a cycle time a row counts for rates, and not for cycle times'],
  [at.id, 'without an id a row is kept, and no duplicate can be seen'],
] as const;
/** Minutes: one second, and thirty days. A whole log beyond them is more likely in another unit. */
const [SHORTEST, LONGEST] = [1 / 60, 43_200];

export interface RowReaderParts extends CellRules {
  readonly names: readonly string[];
  readonly log: LogBuilder;
  readonly problems: ProblemList;
}

/** A field and where its cells are. */
interface Plan {
  readonly f: number;
  readonly column: number;
  readonly type: FieldKind;
}

/** Guards what only the whole file shows: ids seen, words not known, which columns hold anything. */
export class RowReader {
  /** By field: whether any cell held something. */
  readonly seen: boolean[] = logFields.map(() => false);
  readonly unknownStatuses = new WordCount();
  /** Rows left out by the reader's own words. */
  setAside = 0;
  /** Rows of the log that have none. */
  readonly without = { status: 0, duration: 0 };
  readonly #ids = new IdIndex();
  readonly #gaps = new Gaps();
  /** Cycle times that are implausible in any unit but the right one. */
  readonly #odd = { short: 0, long: 0 };
  readonly #values: (CellValue | null)[] = logFields.map(() => null);
  readonly #parts: RowReaderParts;
  /** The status, where the file has it: it decides whether the row is looked at. */
  readonly #status: Plan | undefined;
  readonly #others: readonly Plan[];
  #row = 0;
  #good = true;
  #badDuration = false;

  constructor(parts: RowReaderParts) {
    this.#parts = parts;
    const plans = logFields.flatMap(({ type }, f): Plan[] => {
      const column = parts.mapping.columns[f] ?? null;
      return column === null ? [] : [{ f, column, type }];
    });
    this.#status = plans.find(({ f }) => f === at.status);
    this.#others = plans.filter(({ f }) => f !== at.status);
  }

  /** @param cells by column of the file */
  read(row: number, cells: readonly string[]): void {
    this.#row = row;
    this.#good = true;
    this.#badDuration = false;
    const status = this.#status === undefined ? null : this.#value(this.#status, cells);
    if (status === 'leave-out') {
      this.setAside += 1;
      return;
    }
    const values = this.#values;
    values[at.status] = status;
    for (const plan of this.#others) values[plan.f] = this.#value(plan, cells);
    this.#contradictions(timeContradictions(values));
    if (this.#good) this.#contradictions(outcomeContradictions(values));
    if (this.#good) this.#checkId();
    if (this.#good) this.#keep();
  }

  /** Tells what only the end of the file shows. */
  finish(): void {
    const { mapping, problems } = this.#parts;
    for (const [f, mend] of gapMends) {
      if (this.seen[f] === true) this.#gaps.tell(f, this.#name(f), mend, problems);
    }
    const { status, duration } = this.without;
    this.without.status = this.seen[at.status] === true ? status : 0;
    this.without.duration = this.seen[at.duration] === true ? duration : 0;
    const half = (this.#parts.log.rows - duration) / 2;
    const odd =
      this.#odd.short > half ? 'less than 1 second' : this.#odd.long > half ? 'more than 30 days' : null;
    if (odd === null) return;
    problems.lead(
      { kind: 'out-of-range', row: null, column: this.#name(at.duration), leftOut: false },
      'cycle times between 1 second and 30 days',
      inWords(`${odd} in most rows, with the unit ${mapping.durationUnit}`),
      'say which unit they are in',
    );
  }

  #keep(): void {
    const values = this.#values;
    const row = this.#row;
    const status = (values[at.status] ?? null) as LogStatus | null;
    const minutes = (values[at.duration] ?? null) as number | null;
    if (status === null && minutes === null) {
      this.#report(at.status, 'missing', 'a status or a cycle time', inWords('neither'), undefined, true);
      return;
    }
    if (values[at.id] === null) this.#gaps.add(at.id, row);
    if (status === null) {
      this.without.status += 1;
      this.#gaps.add(at.status, row);
    }
    if (minutes === null) {
      this.without.duration += 1;
      if (!this.#badDuration) this.#gaps.add(at.duration, row);
    } else if (minutes < SHORTEST) this.#odd.short += 1;
    else if (minutes > LONGEST) this.#odd.long += 1;
    const moment = values[at.timestamp] as Moment | null;
    if (moment !== null) this.#parts.log.saw(moment.minute);
    const arm = (values[at.arm] ?? 'genops') as LogArm;
    this.#parts.log.add({ arm, status, place: this.#place(), minutes });
  }

  /** By the file's own word where it has one, else by the stage. */
  #place(): CatchPlace {
    if (this.#values[at.status] !== 'ROLLED_BACK') return 'not-rolled-back';
    const caught = this.#values[at.caught];
    if (typeof caught === 'boolean') return caught ? 'before-full-traffic' : 'at-full-traffic';
    const stage = this.#text(at.stage);
    const place = placeOfStage(stage);
    if (place === 'unknown' && stage !== '') {
      const what = 'a stage or its share of traffic, such as 25% or production';
      const mend = 'the row is kept, its stage not known';
      this.#report(at.stage, 'unreadable', what, stage, mend, false);
    }
    return place;
  }

  #value(plan: Plan, cells: readonly string[]): CellValue | null {
    const { f } = plan;
    const text = plainCell(cells[plan.column] ?? '');
    // an arm that is called none may be that without the method: a word, and no gap
    if (isNothing(text) && !(f === at.arm && /^none$/i.test(text))) return null;
    this.seen[f] = true;
    const value = readCell(plan.type, text, this.#parts);
    if (!isFault(value)) return value;
    if (f === at.status) this.unknownStatuses.add(bareName(text), text);
    if (f === at.duration) this.#badDuration = true;
    const leftOut = f === at.duration ? this.#values[at.status] === null : judged[f]!;
    this.#report(f, value.fault, value.what, text, value.mend, leftOut);
    return null;
  }

  /** Last of all, so that no row that is left out has an id; the same in both arms is two deployments. */
  #checkId(): void {
    const id = this.#values[at.id];
    if (typeof id !== 'string') return;
    const arm = logArms.indexOf((this.#values[at.arm] ?? 'genops') as LogArm);
    const first = this.#ids.claim(id, arm, this.#row);
    if (first !== null) {
      this.#report(at.id, 'duplicate', 'an id of its own', id, `row ${first} has it too`, true);
    }
  }

  #contradictions(all: readonly Contradiction[]): void {
    for (const { field, wanted, came, mend, leftOut } of all) {
      this.#report(field, 'contradiction', wanted, came, mend, leftOut);
    }
  }

  #text(f: number): string {
    const value = this.#values[f];
    return typeof value === 'string' ? value : '';
  }

  #report(
    f: number,
    kind: ProblemKind,
    what: string,
    came: unknown,
    mend: string | undefined,
    leftOut: boolean,
  ): void {
    if (leftOut) this.#good = false;
    this.#parts.problems.add({ kind, row: this.#row, column: this.#name(f), leftOut }, what, came, mend);
  }

  /** The name of a field's column in the file. */
  #name(f: number): string {
    const { mapping, names } = this.#parts;
    return names[mapping.columns[f] ?? -1] ?? logFields[f]!.key;
  }
}

/** Cells that each row ought to have and some have not: told once a column. Guards the counts, by field. */
class Gaps {
  readonly #counted = new Map<number, { readonly first: number; rows: number }>();

  add(field: number, row: number): void {
    const counted = this.#counted.get(field);
    if (counted === undefined) this.#counted.set(field, { first: row, rows: 1 });
    else counted.rows += 1;
  }

  /** @param column the column's name in the file @param mend what becomes of such a row */
  tell(field: number, column: string, mend: string, problems: ProblemList): void {
    const counted = this.#counted.get(field);
    if (counted === undefined) return;
    const { first: row, rows } = counted;
    const came = rows === 1 ? 'none' : `none in ${rows} rows, this the first`;
    problems.lead(
      { kind: 'missing', row, column, leftOut: false },
      'a value in each row',
      inWords(came),
      mend,
    );
  }
}

/** A word that a file uses and we do not know: the reader is asked what it means. */
export interface CountedWord {
  /** As the file has it first. */
  readonly word: string;
  readonly count: number;
}

/** Distinct words that are kept at most; a column with more is free text. */
const MOST = 20;

/** Guards the counts. */
class WordCount {
  readonly #counts = new Map<string, { readonly word: string; count: number }>();

  /** @param key what makes two words the same */
  add(key: string, word: string): void {
    const counted = this.#counts.get(key);
    if (counted !== undefined) counted.count += 1;
    else if (this.#counts.size < MOST) this.#counts.set(key, { word: word.slice(0, 40), count: 1 });
  }

  /** The most frequent first. */
  list(): CountedWord[] {
    return [...this.#counts.values()]
      .map(({ word, count }) => ({ word, count }))
      .sort((a, b) => b.count - a.count || (a.word < b.word ? -1 : 1));
  }
}
