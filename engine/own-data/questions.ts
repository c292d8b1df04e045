/** What the reader of a log can decide: each question with its answers and the one that is taken. */
import { fieldPlaces as at, bareName } from '../deployment-log/fields.ts';
import type { Inspection } from '../deployment-log/inspect.ts';
import type { LogMapping } from '../deployment-log/mapping.ts';
import type { LogReading } from '../deployment-log/reading.ts';
import {
  type DurationUnit,
  durationUnits,
  minutesIn,
  momentIn,
  needsOrder,
} from '../deployment-log/times.ts';
import {
  isEnvironment,
  type StageMeaning,
  type StatusMeaning,
  stageMeanings,
  statusMeanings,
} from '../deployment-log/words.ts';
import { dateOfDay } from '../domain/calendar.ts';
import { MINUTES_PER_DAY } from '../domain/clock.ts';

type QuestionKind =
  | 'columns'
  | 'unit'
  | 'decimal'
  | 'dates'
  | 'lead-time'
  | 'status-word'
  | 'stage-word'
  | 'environment'
  | 'duplicates';

/** The quantities that an answer changes, by the start of their names; all of them: which rows count. */
const changed: Readonly<Record<QuestionKind, readonly string[] | 'all'>> = {
  columns: 'all',
  unit: ['medianCycle', 'cycleTime'],
  decimal: ['medianCycle', 'cycleTime'],
  dates: ['medianCycle', 'cycleTime'],
  'lead-time': ['medianCycle', 'cycleTime'],
  'status-word': ['success', 'rollback', 'failure'],
  'stage-word': ['canaryCatch'],
  environment: 'all',
  duplicates: 'all',
};

/** Whether an answer changes a quantity; null asks whether it changes all. */
export function changesQuantity({ kind }: Pick<LogQuestion, 'kind'>, quantity: string | null): boolean {
  const names = changed[kind];
  return names === 'all' ? quantity === null : names.some((name) => quantity?.startsWith(name) === true);
}

export interface LogQuestion {
  readonly kind: QuestionKind;
  /** What it is about: a column's name, or a word of the file. */
  readonly about: string;
  readonly text: string;
  /** Rows that depend on it. */
  readonly rows: number;
  /** None where columns have to be named: those are chosen by field. */
  readonly answers: readonly { readonly answer: string; readonly label: string }[];
  /** The answer that is taken now; null while it is open, and what depends on it waits. */
  readonly taken: string | null;
}

const unitLabels: Readonly<Record<DurationUnit, string>> = {
  nanoseconds: 'nanoseconds',
  microseconds: 'microseconds',
  milliseconds: 'milliseconds',
  seconds: 'seconds',
  minutes: 'minutes',
  hours: 'hours',
  days: 'days',
  text: 'written in each cell, else minutes',
};
const statusLabels: Readonly<Record<StatusMeaning, string>> = {
  SUCCESS: 'success',
  ROLLED_BACK: 'rolled back',
  FAILED: 'failed',
  SUPERSEDED: 'success that a later deployment replaced',
  UNFINISHED: 'not finished: do not count',
  'leave-out': 'never carried out: do not count',
};
const stageLabels: Readonly<Record<StageMeaning, string>> = {
  'before-full-traffic': 'before full traffic',
  'at-full-traffic': 'at full traffic',
  unknown: 'unknown',
};

/** Open questions first; of the others those that change what is counted. */
export function questionsOf(reading: LogReading): LogQuestion[] {
  const { inspection, mapping, rows, words, stages, environments, folded, duplicates } = reading;
  if (inspection === null || mapping === null) return [];
  const questions = [
    ...columnQuestion(inspection, mapping),
    ...(rows === 0 ? [] : cycleQuestions(inspection, mapping, reading.waiting)),
    ...words.map(
      ({ word, count, meaning }): LogQuestion => ({
        kind: 'status-word',
        about: word,
        text: `What does “${word}” mean?`,
        rows: count,
        answers: statusMeanings.map((answer) => ({ answer, label: statusLabels[answer] })),
        taken: meaning,
      }),
    ),
    ...stages.map(
      ({ word, count, meaning }): LogQuestion => ({
        kind: 'stage-word',
        about: word,
        text: `Was a rollback at “${word}” before full traffic?`,
        rows: count,
        answers: stageMeanings.map((answer) => ({ answer, label: stageLabels[answer] })),
        taken: meaning === 'unknown' && !Object.hasOwn(mapping.stageWords, bareName(word)) ? null : meaning,
      }),
    ),
    ...(environments.length < 2 ? [] : [environmentQuestion(environments, mapping)]),
    ...(folded + duplicates === 0 ? [] : [duplicateQuestion(reading, mapping)]),
  ];
  return [
    ...questions.filter(({ taken }) => taken === null),
    ...questions.filter(({ taken }) => taken !== null),
  ];
}

/** Asked where a file has no header, or no column that is known. */
function columnQuestion({ format, names, proposal }: Inspection, { columns }: LogMapping): LogQuestion[] {
  const hasHeader = format.kind !== 'csv' || format.headerLine > 0;
  const isAnswered = hasHeader || columns.some((column, f) => column !== proposal.columns[f]);
  if (isAnswered && [at.status, at.duration].some((f) => columns[f] !== null)) return [];
  const text = `${hasHeader ? '' : 'The file has no header. '}Which column is the status, which the cycle time?`;
  return [{ kind: 'columns', about: names.join(', '), text, rows: 0, answers: [], taken: null }];
}

function cycleQuestions(
  { names, samples, leadTimes }: Inspection,
  { columns, durationUnit, decimal, dates }: LogMapping,
  waiting: LogReading['waiting'],
): LogQuestion[] {
  const [column = null, start = null, end = null] = [at.duration, at.timestamp, at.finished].map(
    (f) => columns[f],
  );
  const [leadTime] = leadTimes;
  const dated = [start, end].find((c) => c !== null && samples[c]?.some(needsOrder) === true) ?? null;
  const questions: LogQuestion[] = [];
  if (dated !== null) {
    // one that shows the difference
    const cells = samples[dated]!.filter(needsOrder);
    const differs = (cell: string): boolean =>
      momentIn(cell, 'day-first')?.minute !== momentIn(cell, 'month-first')?.minute;
    const sample = cells.find(differs) ?? cells[0]!;
    questions.push({
      kind: 'dates',
      about: names[dated]!,
      text: `Which date is ${sample} in ${names[dated]!}?`,
      rows: waiting.dates,
      answers: dateOrders.map((answer) => ({ answer, label: dateLabel(sample, answer) })),
      taken: dates,
    });
  }
  if (column === null) {
    if (leadTime === undefined || end !== null) return questions;
    const text = `${leadTime} looks like a lead time, from commit to production. Is it the time from start to end of a rollout?`;
    const answers = [
      { answer: 'cycle-time', label: 'yes: use it as the cycle time' },
      { answer: 'none', label: 'no' },
    ];
    return [...questions, { kind: 'lead-time', about: leadTime, text, rows: 0, answers, taken: 'none' }];
  }
  const name = names[column]!;
  const cells = samples[column] ?? [];
  const sample = cells.find((cell) => /[.,]/.test(cell)) ?? cells[0] ?? '';
  if (decimal === null) {
    questions.push({
      kind: 'decimal',
      about: name,
      text: `How is ${sample} in ${name} to be read?`,
      rows: waiting.duration,
      answers: (['point', 'comma'] as const).map((answer) => ({
        answer,
        label: `as ${minutesIn(sample, 'minutes', answer === 'comma')}: the ${answer} is the decimal mark`,
      })),
      taken: decimal,
    });
  }
  if (durationUnit === null && waiting.duration === 0) return questions; // start and end say it
  return [
    ...questions,
    {
      kind: 'unit',
      about: name,
      text: `In which unit is ${name}?`,
      rows: waiting.duration,
      answers: durationUnits.map((answer) => ({ answer, label: unitLabels[answer] })),
      taken: durationUnit,
    },
  ];
}

const dateOrders = ['day-first', 'month-first'] as const;

function dateLabel(sample: string, order: (typeof dateOrders)[number]): string {
  const day = Math.floor((momentIn(sample, order)?.minute ?? 0) / MINUTES_PER_DAY);
  return `${dateOfDay(day)}: the ${order === 'day-first' ? 'day' : 'month'} comes first`;
}

/** Between the names of several environments that count together. */
export const AND = ' + ';

function environmentQuestion(environments: LogReading['environments'], mapping: LogMapping): LogQuestion {
  const chosen = environments.filter(({ isChosen }) => isChosen);
  const areAll = chosen.length === environments.length;
  const together = chosen.map(({ name }) => name).join(AND);
  const rows = chosen.reduce((sum, each) => sum + each.rows, 0);
  // none of production, and usual names of others: which is it?
  const isOpen = mapping.environments === null && areAll && chosen.some(({ name }) => isEnvironment(name));
  return {
    kind: 'environment',
    about: chosen.map(({ name }) => name).join(', '),
    text: 'Which environment counts?',
    rows,
    answers: [
      ...(areAll || chosen.length < 2 ? [] : [{ answer: together, label: `${together} (${rows})` }]),
      ...environments.map(({ name, rows: own }) => ({ answer: name, label: `${name} (${own})` })),
      { answer: '', label: 'all of them' },
    ],
    taken: isOpen || chosen.length === 0 ? null : areAll ? '' : together,
  };
}

function duplicateQuestion(
  { folded, duplicates }: Pick<LogReading, 'folded' | 'duplicates'>,
  mapping: LogMapping,
): LogQuestion {
  return {
    kind: 'duplicates',
    about: 'id',
    text: 'Several rows have the same id. Which one counts?',
    rows: folded + duplicates,
    answers: [
      { answer: 'last', label: 'the last: its final state' },
      { answer: 'first', label: 'the first' },
    ],
    taken: mapping.duplicates ?? (folded > 0 ? 'last' : 'first'),
  };
}

/** Words are questions of their own; of every other kind a file has one. */
export const questionKey = ({ kind, about }: LogQuestion): string =>
  kind.endsWith('-word') ? `${kind} ${about}` : kind;
