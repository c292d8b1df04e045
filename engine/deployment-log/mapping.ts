/** Which column of a file is which field, and a reader's answers about units, marks, words, environments and duplicates. */

import { type CellRules, isFault, readCell } from './cell-reader.ts';
import { switchIn } from './cells.ts';
import { fieldPlaces as at, bareName, isLeadTime, type LogField, logFields } from './fields.ts';
import { withoutUnit } from './times.ts';
import {
  flagMeaning,
  isEnvironment,
  isMereEnd,
  isOutcome,
  isStage,
  type StageWords,
  type StatusWords,
  statusOf,
} from './words.ts';

export interface LogMapping extends CellRules {
  /** The id of the tool that wrote the file; null for none that is known. */
  readonly preset: string | null;
  /** By field, in the order of `logFields`: the column's position in the file, or null for none. */
  readonly columns: readonly (number | null)[];
  readonly statusWords: StatusWords;
  readonly stageWords: StageWords;
  /** Null: those of production where there are any, else all. */
  readonly environments: 'all' | readonly string[] | null;
  /** Which of several records of one id counts; null: of an event log the last, of plain duplicates the first. */
  readonly duplicates: 'first' | 'last' | null;
}

/** Parts of a nested name that only wrap others. */
const WRAPPER = /^(?:node|_source|attributes|fields|subject\.content|subject)\./;
/** Last parts that only say how a value is written. */
const WRITTEN_AS = /\.(?:name|value|display_?value|slug)$/i;
/** A nested name without what only wraps a record's own names. */
export const unwrapped = (name: string): string => name.replace(WRAPPER, '');

/** Kinds of fields that are also found by the last part of a nested name: `status.phase`, `deployable.finished_at`. */
const nested: ReadonlySet<string> = new Set(['status', 'duration', 'time', 'environment']);

/** A field that a name may be of. Ranks, the surest first: the field's own name, its last part, synonyms, and all of them nested. */
interface Match {
  readonly f: number;
  readonly rank: number;
}
const [OWN, LAST_PART, NESTED] = [0, 1, 1000];
const wayOf = ({ rank }: Match): number => (rank <= LAST_PART ? rank : rank < NESTED ? 2 : 3);

/** By bare name. */
const matchesByName = new Map<string, Match[]>();
for (const [f, { key, synonyms }] of logFields.entries()) {
  for (const [rank, name] of [bareName(key), bareName(key.split('.').at(-1)!), ...synonyms].entries()) {
    matchesByName.set(name, [...(matchesByName.get(name) ?? []), { f, rank }]);
  }
}

function matchesOf(name: string): Match[] {
  const of = (bare: string, from: number, isLast = false): Match[] => {
    const plain = withoutUnit(bare);
    const timed = plain === bare ? [] : (matchesByName.get(plain) ?? []).filter(({ f }) => f === at.duration);
    return [...(matchesByName.get(bare) ?? []), ...timed]
      .filter(({ f }) => !isLast || nested.has(logFields[f]!.type.kind))
      .map(({ f, rank }) => ({ f, rank: from + rank }));
  };
  const inner = unwrapped(name).replace(WRITTEN_AS, '');
  const whole = of(bareName(name), OWN);
  if (inner === name && !name.includes('.')) return whole;
  return [...whole, ...of(bareName(inner), NESTED), ...of(bareName(inner.split('.').at(-1)!), NESTED, true)];
}

/** Names are longer than this only where a file has no header. */
const LONGEST_NAME = 100;
const isNameOf = (name: string, isWanted: (f: number) => boolean): boolean =>
  name.length <= LONGEST_NAME && (matchesOf(name).some(({ f }) => isWanted(f)) || isLeadTime(name));

/** Whether a name is one that some field is known by. */
export const isFieldName = (name: string): boolean => isNameOf(name, () => true);

const outcomes: ReadonlySet<number> = new Set([at.status, at.duration, at.finished]);
/** Whether a name is one of a state, a length of time or an end. */
export const isOutcomeName = (name: string): boolean => isNameOf(name, (f) => outcomes.has(f));

/**
 * Columns by names: the schema's own first, then its last part, known synonyms, and the last part of nested names, each with units and
 * case left aside. A column is one field at most; one that holds something goes before one that is empty, and one whose cells are no such
 * field is none. Of several columns that may be the status, the one with most outcomes in it.
 *
 * @param cells by column: its first cells that hold something
 */
export function proposeColumns(
  names: readonly string[],
  cells: readonly (readonly string[])[],
): (number | null)[] {
  const columns: (number | null)[] = logFields.map(() => null);
  const anyRow = cells.some((each) => each.length > 0);
  const matches = names
    .flatMap((name, c) => matchesOf(name).map((match) => ({ ...match, c })))
    .sort((a, b) => wayOf(a) - wayOf(b) || a.f - b.f || a.rank - b.rank || a.c - b.c);
  columns[at.status] = statusColumn(names, cells, matches);
  // a column that is empty at first may fill later
  for (const takesEmpty of [false, true]) {
    for (const { f, c, rank } of matches) {
      if (columns[f] !== null || columns.includes(c)) continue;
      const own = cells[c] ?? [];
      // the schema's own names are trusted
      const isTrusted = !anyRow || rank === OWN || (rank === LAST_PART && f !== at.environment);
      if (!takesEmpty && anyRow && own.length === 0) continue;
      if (isTrusted || !isUnfit(logFields[f]!, own)) columns[f] = c;
    }
  }
  return columns;
}

/**
 * The column of the status: the schema's own, else the one with most outcomes in its cells; of equals the first by name. Columns that say
 * only that something ended come last: next to them another holds the outcome, though its words may be unknown.
 */
function statusColumn(
  names: readonly string[],
  cells: readonly (readonly string[])[],
  matches: readonly (Match & { readonly c: number })[],
): number | null {
  const scoreOf = (own: readonly string[]): number => {
    const share = (is: (cell: string) => boolean): number => own.filter(is).length / own.length;
    if (own.length === 0) return 0;
    if (own.some(isOutcome)) {
      const clear = share((cell) => statusOf(cell, {}) !== null && !isMereEnd(cell));
      return 2 + (clear >= 0.5 ? 1 : clear);
    }
    return share(isMereEnd) >= 0.5 ? 0.5 : 1;
  };
  const depth = (c: number): number => names[c]!.split('.').length;
  const [best] = matches
    .filter(({ f }) => f === at.status)
    .map((match) => ({ ...match, score: match.rank === OWN ? 9 : scoreOf(cells[match.c] ?? []) }))
    .sort((a, b) => b.score - a.score || wayOf(a) - wayOf(b) || depth(a.c) - depth(b.c));
  const columnOf = (is: (own: readonly string[], name: string) => boolean): number =>
    names.findIndex((name, c) => (cells[c] ?? []).length > 0 && is(cells[c]!, name));
  // of yes and no, under a name such as `success`
  const flag = columnOf((own, name) => own.every((cell) => flagMeaning(name, cell) !== null));
  if (best !== undefined && (best.score > 1 || flag < 0)) return best.c;
  if (flag >= 0) return flag;
  // without a name that is known the cells alone show it
  const unnamed = columnOf((own) => own.some(isOutcome) && own.every((cell) => statusOf(cell, {}) !== null));
  return unnamed < 0 ? null : unnamed;
}

/** What columns are called where a file does not name them. */
export const numberedName = (c: number): string => `column ${c + 1}`;

/** So many cells show whether they are ids: one deployment has fewer events than that on average. */
const [MANY_IDS, MOST_EVENTS] = [20, 8];

/** The kinds of fields that a column without any cell is not taken for, unless its name is the schema's own: rows hang on them. */
const shown: ReadonlySet<string> = new Set(['arm', 'switch', 'environment']);
const anyRules: CellRules = { dates: 'day-first', decimal: 'comma', durationUnit: 'text' };

/** Whether the cells of a column are no such field as its name suggests: a `stage` of environments, a `group` of teams. */
function isUnfit(field: LogField, cells: readonly string[]): boolean {
  const { key, type } = field;
  const isStages = key === 'outcome.rollback_stage';
  if (cells.length === 0) return isStages || shown.has(type.kind);
  if (isStages) return !cells.every(isStage);
  if (key === 'outcome.failure_reason') return cells.some((cell) => switchIn(cell) !== null);
  if (type.kind === 'environment') return !cells.some(isEnvironment);
  // a name of a few services, say
  if (type.kind === 'id') return cells.length >= MANY_IDS && new Set(cells).size < cells.length / MOST_EVENTS;
  if (type.kind === 'duration' || type.kind === 'time') return false;
  return cells.some((cell) => isFault(readCell(field, cell, anyRules)));
}

/** Columns by what tools call them, whatever field they have; −1 for none. */
export function toolColumns(names: readonly string[], columns: LogMapping['columns']) {
  const columnOf = (pattern: RegExp): number => names.findIndex((name) => pattern.test(name));
  const second = columnOf(/^(?:status|state|building|context\.type)$/i);
  return {
    /** A second column of states, where the first holds outcomes only: it says which rows have not ended. */
    second: (columns[at.status] ?? second) === second ? -1 : second,
    /** Of a rollback that is a deployment of its own (CodeDeploy): which it undid, and who made it. */
    undone: columnOf(/rollbackTriggeringDeploymentId$/i),
    creator: columnOf(/(?:^|\.)creator$/i),
    /** Whether the end is that of the last event, which may be that another took its place. */
    isLastEvent: /^latest/i.test(names[columns[at.finished] ?? -1] ?? ''),
  };
}
