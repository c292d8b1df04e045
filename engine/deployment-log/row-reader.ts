/**
 * From the cells of one row to a deployment of the log. A row is left out where a cell that claims rest on is missing or
 * cannot be read, or where its fields contradict each other; a bad cell in any other column is reported, its row kept.
 */
import { type CellFault, type CellRules, type CellValue, isFault, readCell } from './cell-reader.ts';
import { weekdays } from './cells.ts';
import {
  bareName,
  type FieldKind,
  fieldIndex,
  judgedFields,
  type LogArm,
  type LogStatus,
  logFields,
} from './fields.ts';
import { IdIndex } from './id-index.ts';
import type { CatchPlace, LogBuilder } from './log.ts';
import type { Moment } from './moments.ts';
import { inWords, type ProblemKind, type ProblemList } from './problems.ts';
import { WordCount } from './word-count.ts';
import { plainCell } from './write.ts';

const at = {
  id: fieldIndex('id'),
  timestamp: fieldIndex('timestamp'),
  weekday: fieldIndex('context.day_of_week'),
  hour: fieldIndex('context.time_of_day_hour'),
  status: fieldIndex('outcome.status'),
  duration: fieldIndex('outcome.duration_minutes'),
  triggered: fieldIndex('outcome.rollback_triggered'),
  stage: fieldIndex('outcome.rollback_stage'),
  caught: fieldIndex('outcome.canary_caught'),
  failure: fieldIndex('outcome.failure_reason'),
  arm: fieldIndex('arm'),
} as const;
const judged = logFields.map(({ key }) => judgedFields.includes(key));
/** A row cannot do without these where the file has their column. */
const needed = new Set([at.id, at.status, at.duration]);
const wordKinds: ReadonlySet<string> = new Set(['status', 'arm', 'choice', 'switch', 'weekday']);
const LONGEST_WORD = 12;
const MOST_WORDS = 1000;
const BOTH = 'which of the two is right cannot be known from here';

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
  /** What was made of words that came before; a short one is its own copy, a long one would keep the chunk it is cut from. */
  readonly words: Map<string, CellValue | CellFault> | null;
}

/** Guards what only the whole file shows: ids seen, words not known, which columns hold anything. */
export class RowReader {
  /** By field: whether any cell held something. */
  readonly seen: boolean[] = logFields.map(() => false);
  readonly unknownStatuses = new WordCount();
  /** Rows left out by the reader's own words. */
  setAside = 0;
  readonly #ids = new IdIndex();
  readonly #values: (CellValue | null)[] = logFields.map(() => null);
  readonly #parts: RowReaderParts;
  /** The status, where the file has it: it decides whether the row is looked at. */
  readonly #status: Plan | undefined;
  readonly #others: readonly Plan[];
  #row = 0;
  #good = true;

  constructor(parts: RowReaderParts) {
    this.#parts = parts;
    const plans = logFields.flatMap(({ type }, f): Plan[] => {
      const column = parts.mapping.columns[f] ?? null;
      return column === null ? [] : [{ f, column, type, words: wordKinds.has(type.kind) ? new Map() : null }];
    });
    this.#status = plans.find(({ f }) => f === at.status);
    this.#others = plans.filter(({ f }) => f !== at.status);
  }

  /** @param cells by column of the file */
  read(row: number, cells: readonly string[]): void {
    this.#row = row;
    this.#good = true;
    const status = this.#status === undefined ? null : this.#value(this.#status, cells);
    if (status === 'leave-out') {
      this.setAside += 1;
      return;
    }
    for (const plan of this.#others) this.#values[plan.f] = this.#value(plan, cells);
    this.#values[at.status] = status;
    this.#checkId();
    this.#checkTimes();
    if (this.#good) this.#checkOutcome();
    if (!this.#good) return;
    const values = this.#values;
    const moment = values[at.timestamp] as Moment | null;
    if (moment !== null) this.#parts.log.saw(moment.minute);
    this.#parts.log.add(
      (values[at.arm] ?? 'genops') as LogArm,
      (status ?? 'SUCCESS') as LogStatus,
      placeOf(status, values[at.caught] ?? null, this.#text(at.stage)),
      (values[at.duration] ?? 0) as number,
    );
  }

  #value(plan: Plan, cells: readonly string[]): CellValue | null {
    const { f } = plan;
    const text = plainCell(cells[plan.column] ?? '');
    if (text === '') {
      if (needed.has(f)) this.#report(f, 'missing', 'a value', inWords('none'), undefined, f !== at.id);
      return null;
    }
    this.seen[f] = true;
    const value = this.#read(plan, text);
    if (!isFault(value)) return value;
    if (f === at.status) this.unknownStatuses.add(bareName(text), text);
    this.#report(f, value.fault, value.what, text, value.mend, judged[f]!);
    return null;
  }

  #read({ type, words }: Plan, text: string): CellValue | CellFault {
    if (words === null || text.length > LONGEST_WORD) return readCell(type, text, this.#parts);
    const before = words.get(text);
    if (before !== undefined) return before;
    const value = readCell(type, text, this.#parts);
    if (words.size < MOST_WORDS) words.set(text, value);
    return value;
  }

  #checkId(): void {
    const id = this.#values[at.id];
    if (typeof id !== 'string') return;
    const first = this.#ids.claim(id, this.#row);
    if (first !== null) {
      this.#report(at.id, 'duplicate', 'an id of its own', id, `row ${first} has it too`, true);
    }
  }

  /** Weekday and hour against the timestamp: reported, the row kept, since no claim rests on them. */
  #checkTimes(): void {
    const moment = this.#values[at.timestamp];
    if (typeof moment !== 'object' || moment === null) return;
    const weekday = this.#values[at.weekday];
    if (typeof weekday === 'number' && weekday !== moment.weekday) {
      const what = `${weekdays[moment.weekday]}, the weekday of the timestamp`;
      this.#report(at.weekday, 'contradiction', what, weekdays[weekday], undefined, false);
    }
    const hour = this.#values[at.hour];
    if (typeof hour === 'number' && moment.hour !== null && hour !== moment.hour) {
      const what = `${moment.hour}, the hour of the timestamp`;
      this.#report(at.hour, 'contradiction', what, hour, undefined, false);
    }
  }

  /** A status against the fields that speak of the same. */
  #checkOutcome(): void {
    const values = this.#values;
    const status = values[at.status];
    if (status === 'ROLLED_BACK' && values[at.triggered] === false) this.#contradicts(at.triggered, 'true');
    if (status !== 'SUCCESS') return;
    if (values[at.triggered] === true) this.#contradicts(at.triggered, 'false');
    else if (values[at.stage] !== null) this.#contradicts(at.stage, 'nothing');
    else if (values[at.caught] === true) this.#contradicts(at.caught, 'false');
    else if (values[at.failure] !== null) this.#contradicts(at.failure, 'nothing');
  }

  #contradicts(f: number, wanted: string): void {
    const what = `${wanted} with the status ${this.#text(at.status)}`;
    this.#report(f, 'contradiction', what, this.#values[f], BOTH, true);
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
    const { mapping, names, problems } = this.#parts;
    const column = names[mapping.columns[f] ?? -1] ?? logFields[f]!.key;
    problems.add({ kind, row: this.#row, column, leftOut }, what, came, mend);
  }
}

/** By the file's own word where it has one, else by the stage: 100 %, full or production is full traffic. */
function placeOf(status: CellValue | null, caught: CellValue | null, stage: string): CatchPlace {
  if (status !== 'ROLLED_BACK') return 'not-rolled-back';
  if (typeof caught === 'boolean') return caught ? 'before-full-traffic' : 'at-full-traffic';
  if (stage === '') return 'unknown';
  return /full|production|(?<![\d.])100(?![\d.])/i.test(stage) ? 'at-full-traffic' : 'before-full-traffic';
}
