/** Which column of a file is which field, and a reader's answers about units, marks, words, environments and duplicates. */

import { choiceIn, type DecimalMark, numberIn, switchIn, weekdayIn } from './cells.ts';
import { bareName, fieldIndex, isLeadTime, type LogField, logFields } from './fields.ts';
import { type DurationUnit, withoutUnit } from './times.ts';
import {
  armOf,
  isEnvironment,
  isMereEnd,
  isOutcome,
  isStage,
  type StageWords,
  type StatusWords,
  statusOf,
} from './words.ts';

export interface LogMapping {
  /** The id of the tool that wrote the file; null for none that is known. */
  readonly preset: string | null;
  /** By field, in the order of `logFields`: the column's position in the file, or null for none. */
  readonly columns: readonly (number | null)[];
  /** Of bare numbers: a cell that names its own unit is read by that. Null where nothing settles it: the cycle times wait for an answer. */
  readonly durationUnit: DurationUnit | null;
  /** Of numbers; null where each cycle time may be thousands as well: they wait for an answer. */
  readonly decimal: DecimalMark | null;
  readonly statusWords: StatusWords;
  readonly stageWords: StageWords;
  /** Null: those of production where there are any, else all. */
  readonly environments: 'all' | readonly string[] | null;
  /** Which of several records of one id counts; null: of an event log the last, of plain duplicates the first. */
  readonly duplicates: 'first' | 'last' | null;
}

/** What columns can be proposed from: their names, and cells under each. */
export interface Columns {
  readonly names: readonly string[];
  /** By column: its first cells that hold something. */
  readonly cells: readonly (readonly string[])[];
}

/** The ways of a name to a field, the surest first. */
const ways = ['own', 'last-part', 'synonym', 'nested'] as const;
type Way = (typeof ways)[number];

/** Parts of a nested name that only wrap others. */
const WRAPPER = /^(?:node|_source|attributes|fields|subject\.content|subject)\./;
/** Last parts that only say how a value is written. */
const WRITTEN_AS = /\.(?:name|value|display_?value|slug)$/i;
/** A nested name without what only wraps a record's own names. */
export const unwrapped = (name: string): string => name.replace(WRAPPER, '');

/** Kinds of fields that are also found by the last part of a nested name: `status.phase`, `deployable.finished_at`. */
const nested: ReadonlySet<string> = new Set(['status', 'duration', 'time', 'environment']);

/** A name in the forms in which fields are looked for. */
interface NameForms {
  readonly bare: string;
  /** Without what only wraps a nested name; null where it is not nested. */
  readonly inner: string | null;
  readonly last: string | null;
}

function formsOf(name: string): NameForms {
  const inner = unwrapped(name).replace(WRITTEN_AS, '');
  const isNested = inner !== name || name.includes('.');
  return {
    bare: bareName(name),
    inner: isNested ? bareName(inner) : null,
    last: isNested ? bareName(inner.split('.').at(-1)!) : null,
  };
}

/** By field: its names and their ranks, for each way. */
const fieldNames = logFields.map(({ key, type, synonyms }) => {
  const ranked = (names: readonly string[]): ReadonlyMap<string, number> =>
    new Map(names.map((name, rank) => [name, rank]));
  const last = bareName(key.split('.').at(-1)!);
  const byWay = { own: ranked([bareName(key)]), 'last-part': ranked([last]), synonym: ranked(synonyms) };
  return {
    ...byWay,
    nested: ranked([last, ...synonyms]),
    isDuration: type.kind === 'duration',
    kind: type.kind,
  };
});

/** The rank of a name among those of a field; −1 where it is none of them. */
function rankOf({ bare, inner, last }: NameForms, f: number, way: Way): number {
  const field = fieldNames[f]!;
  const rank = (name: string | null): number => {
    if (name === null) return -1;
    return field[way].get(name) ?? (field.isDuration ? field[way].get(withoutUnit(name)) : undefined) ?? -1;
  };
  if (way !== 'nested') return rank(bare);
  const whole = rank(inner);
  return whole < 0 && nested.has(field.kind) ? rank(last) : whole;
}

/** Names that any of some fields is known by, for a quick look. */
const namesOf = (fields: readonly (typeof fieldNames)[number][]) => ({
  any: new Set(fields.flatMap(({ own, nested: inner }) => [...own.keys(), ...inner.keys()])),
  last: new Set(fields.flatMap(({ kind, nested: inner }) => (nested.has(kind) ? [...inner.keys()] : []))),
});
const allNames = namesOf(fieldNames);
const outcomeNames = namesOf(
  ['outcome.status', 'outcome.duration_minutes', 'finished_at'].map((key) => fieldNames[fieldIndex(key)]!),
);
const durationNames = namesOf(fieldNames.filter(({ isDuration }) => isDuration)).any;

function isNameOf(name: string, { any, last: lastNames }: ReturnType<typeof namesOf>): boolean {
  const { bare, inner, last } = formsOf(name);
  const isIn = (each: string | null, of: ReadonlySet<string>): boolean => each !== null && of.has(each);
  const isDuration = (each: string | null): boolean => each !== null && durationNames.has(withoutUnit(each));
  return (
    isIn(bare, any) ||
    isIn(inner, any) ||
    isIn(last, lastNames) ||
    isDuration(bare) ||
    isDuration(last) ||
    isLeadTime(name)
  );
}

/** Names are longer than this only where a file has no header. */
const LONGEST_NAME = 100;

/** Whether a name is one that some field is known by. */
export const isFieldName = (name: string): boolean => name.length <= LONGEST_NAME && isNameOf(name, allNames);

/** Whether a name is one of a state, a length of time or an end. */
export const isOutcomeName = (name: string): boolean =>
  name.length <= LONGEST_NAME && isNameOf(name, outcomeNames);

/**
 * Columns by names: the schema's own first, then its last part, known synonyms, and the last part of nested names, each with units and
 * case left aside. A column is one field at most; one that holds something goes before one that is empty, and one whose cells are no such
 * field is none. Of several columns that may be the status, the one with most outcomes in it.
 */
export function proposeColumns({ names, cells }: Columns): (number | null)[] {
  const columns: (number | null)[] = logFields.map(() => null);
  const taken = new Set<number>();
  const take = (f: number, c: number): void => {
    columns[f] = c;
    taken.add(c);
  };
  const forms = names.map(formsOf);
  const anyRow = cells.some((each) => each.length > 0);
  const cellsOf = (c: number): readonly string[] => cells[c] ?? [];
  const pass = (allows: (field: LogField, c: number, way: Way) => boolean): void => {
    for (const way of ways) {
      for (const [f, field] of logFields.entries()) {
        if (columns[f] !== null) continue;
        const found = forms
          .map((each, c) => ({ c, rank: rankOf(each, f, way) }))
          .filter(({ c, rank }) => rank >= 0 && !taken.has(c) && allows(field, c, way))
          .sort((a, b) => a.rank - b.rank || a.c - b.c)[0];
        if (found !== undefined) take(f, found.c);
      }
    }
  };
  const status = statusColumn(names, cells);
  if (status !== null) take(fieldIndex('outcome.status'), status);
  // the schema's own names are trusted
  const fits = (field: LogField, c: number, way: Way): boolean =>
    !anyRow ||
    way === 'own' ||
    (way === 'last-part' && !isEnvironmentField(field)) ||
    !isUnfit(field, cellsOf(c));
  pass((field, c, way) => (!anyRow || cellsOf(c).length > 0) && fits(field, c, way));
  // a column that is empty at first may fill later
  pass(fits);
  return columns;
}

const isEnvironmentField = ({ type }: LogField): boolean => type.kind === 'environment';

/**
 * The column of the status: the schema's own, else the one with most outcomes in its cells; of equals the first by name. Columns that say
 * only that something ended come last: next to them another holds the outcome, though its words may be unknown.
 */
function statusColumn(names: readonly string[], cells: readonly (readonly string[])[]): number | null {
  const field = fieldIndex('outcome.status');
  const scored = names.flatMap((name, c) => {
    const forms = formsOf(name);
    const way = ways.findIndex((each) => rankOf(forms, field, each) >= 0);
    if (way < 0) return [];
    const own = cells[c] ?? [];
    const outcomes = own.filter((cell) => isOutcome(cell)).length;
    const clear = own.filter((cell) => statusOf(cell, {}) !== null && !isMereEnd(cell)).length;
    const ends = own.filter((cell) => isMereEnd(cell)).length;
    const score =
      own.length === 0
        ? 0
        : outcomes > 0
          ? 2 + (clear >= own.length / 2 ? 1 : clear / own.length)
          : ends >= own.length / 2
            ? 0.5
            : 1;
    return [{ c, way, score: way === 0 ? 9 : score, rank: rankOf(forms, field, ways[way]!) }];
  });
  const depth = (c: number): number => names[c]!.split('.').length;
  scored.sort(
    (a, b) => b.score - a.score || a.way - b.way || depth(a.c) - depth(b.c) || a.rank - b.rank || a.c - b.c,
  );
  if (scored[0] !== undefined) return scored[0].c;
  // without names the cells alone show it
  const unnamed = names.findIndex(
    (name, c) => isNumbered(name) && cells[c]?.length !== 0 && cells[c]?.every(isOutcome),
  );
  return unnamed < 0 ? null : unnamed;
}

/** What columns are called where a file does not name them. */
export const numberedName = (c: number): string => `column ${c + 1}`;
const isNumbered = (name: string): boolean => /^column \d+$/.test(name);

/** Whether the file speaks the schema: every column that is used has its own name there. */
export function isExact(names: readonly string[], columns: LogMapping['columns']): boolean {
  return columns.every((column, f) => column === null || names[column] === logFields[f]?.key);
}

/**
 * Whether the cells of a column are no such field as its name suggests: a `stage` of environments, a `group` of teams.
 *
 * @param cells of the column; without any, only a name of the schema's own is trusted where rows hang on it
 */
function isUnfit({ key, type }: LogField, cells: readonly string[]): boolean {
  switch (type.kind) {
    case 'arm':
      return cells.length === 0 || cells.some((cell) => armOf(cell) === null);
    case 'switch':
      return cells.length === 0 || cells.some((cell) => switchIn(cell) === null);
    case 'choice':
      return cells.some((cell) => choiceIn(cell, type.options) === null);
    case 'weekday':
      return cells.some((cell) => weekdayIn(cell) === null);
    case 'number':
      return cells.some((cell) => Number.isNaN(numberIn(cell, true)));
    case 'environment':
      return cells.length === 0 || !cells.some(isEnvironment);
    case 'text':
      if (key === 'outcome.rollback_stage') return cells.length === 0 || !cells.every(isStage);
      return key === 'outcome.failure_reason' && cells.some((cell) => switchIn(cell) !== null);
    case 'status':
    case 'id':
    case 'duration':
    case 'time':
      return false;
  }
}
