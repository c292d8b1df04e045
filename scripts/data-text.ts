/** How a log was understood, as lines of text and as plain data. */
import {
  type durationUnits,
  type Inspection,
  type LogReading,
  logFields,
  presetNamed,
  type stageMeanings,
  type statusMeanings,
} from '../engine/deployment-log/index.ts';
import { type LogQuestion, questionsOf, shortNames } from '../engine/own-data/index.ts';

/** What the options call units and meanings. */
export const unitNames: Readonly<Record<string, (typeof durationUnits)[number]>> = {
  ns: 'nanoseconds',
  us: 'microseconds',
  ms: 'milliseconds',
  s: 'seconds',
  min: 'minutes',
  h: 'hours',
  d: 'days',
  text: 'text',
};
export const meaningNames: Readonly<Record<string, (typeof statusMeanings)[number]>> = {
  success: 'SUCCESS',
  'rolled-back': 'ROLLED_BACK',
  failed: 'FAILED',
  superseded: 'SUPERSEDED',
  unfinished: 'UNFINISHED',
  'leave-out': 'leave-out',
};
export const stageNames: Readonly<Record<string, (typeof stageMeanings)[number]>> = {
  before: 'before-full-traffic',
  full: 'at-full-traffic',
  unknown: 'unknown',
};

/** The option that answers a question. */
function flagOf({ kind, about, answers }: LogQuestion): string {
  switch (kind) {
    case 'columns':
      return '--map status="COLUMN" --map cycle-time="COLUMN"';
    case 'unit':
      return `--unit ${Object.keys(unitNames).join('|')}`;
    case 'decimal':
      return '--decimal point|comma';
    case 'dates':
      return '--dates day-first|month-first';
    case 'lead-time':
      return `--map cycle-time="${about}"`;
    case 'status-word':
      return `--word "${about}"=${Object.keys(meaningNames).join('|')}`;
    case 'stage-word':
      return `--stage "${about}"=${Object.keys(stageNames).join('|')}`;
    case 'environment':
      return `--environment "${answers.map(({ answer }) => answer || 'all').join('"|"')}"`;
    case 'duplicates':
      return '--duplicates first|last';
  }
}

/** Open questions, each with the option that answers it. */
export const openFlags = (reading: LogReading): string[] =>
  questionsOf(reading)
    .filter(({ taken }) => taken === null)
    .map((each) => `${each.text} ${flagOf(each)}`);

const formatNames = {
  csv: 'CSV',
  json: 'JSON',
  'json-rows': 'JSON',
  'json-columns': 'JSON',
  'json-lines': 'JSON Lines',
};
const delimiterNames = { ',': 'commas', ';': 'semicolons', '\t': 'tabs', '|': 'bars' };

function formatText({ format }: Inspection): string {
  const name = formatNames[format.kind];
  return format.kind === 'csv' ? `${name}, separated by ${delimiterNames[format.delimiter]}` : name;
}

/** What `--json` says of a log: plain data. */
export function dataJson(reading: LogReading): object {
  const { inspection, mapping, words, stages, environments, problems } = reading;
  const { rows, log, unreadableRows, setAside, elsewhere, folded } = reading;
  const columns = logFields.flatMap(({ key }, f) => {
    const column = mapping?.columns[f] ?? null;
    return column === null || inspection === null || column >= inspection.own
      ? []
      : [[key, inspection.names[column]]];
  });
  const chosen = environments.filter(({ isChosen }) => isChosen).map(({ name }) => name);
  return {
    preset: mapping?.preset ?? null,
    format: inspection === null ? null : formatText(inspection),
    rows,
    kept: log.rows,
    leftOut: unreadableRows,
    setAside,
    elsewhere,
    folded,
    columns: Object.fromEntries(columns),
    unit: log.knows.duration && mapping !== null && hasColumn(reading) ? mapping.durationUnit : null,
    words,
    stages,
    environment: chosen.length === 0 ? null : chosen.join(', '),
    environments,
    problems: { count: problems.count, first: problems.first.map(({ message }) => message) },
    questions: questionsOf(reading).map((each) => ({ ...each, option: flagOf(each) })),
  };
}

/** Whether the file itself has a column of cycle times. */
function hasColumn({ inspection, mapping }: LogReading): boolean {
  const column = mapping?.columns[shortNames['cycle-time']!] ?? null;
  return column !== null && inspection !== null && column < inspection.own;
}

/** The name that an option has for a meaning. */
const nameOf = (names: Readonly<Record<string, string>>, meaning: string | null): string =>
  Object.keys(names).find((name) => names[name] === meaning) ?? 'not known';

/** How a log was understood, a line each. */
export function dataText(file: string, reading: LogReading): string {
  const { inspection, mapping, words, stages, environments, problems } = reading;
  if (inspection === null || mapping === null) return '';
  const { rows, log, unreadableRows, setAside, elsewhere, folded } = reading;
  const columns = logFields.flatMap(({ key }, f) => {
    const column = mapping.columns[f] ?? null;
    const name = column === null || column >= inspection.own ? undefined : inspection.names[column];
    return name === undefined ? [] : [name === key ? key : `${name} → ${key}`];
  });
  const preset = presetNamed(mapping.preset);
  const apart = [
    [unreadableRows, 'left out'],
    [setAside, 'not finished, never carried out, or the rollback of another'],
    [elsewhere, 'of other environments'],
    [folded, 'earlier records of the same deployment'],
  ] as const;
  const counted = words.map(
    ({ word, count, meaning }) => `${word} ${count} = ${nameOf(meaningNames, meaning)}`,
  );
  const line = (name: string, text: string): string[] => (text === '' ? [] : [`  ${name.padEnd(13)}${text}`]);
  const reasons = problems.first.filter((each) => each.isSkipped).slice(0, 3);
  const unit = log.knows.duration
    ? hasColumn(reading)
      ? (mapping.durationUnit ?? '')
      : 'from start to end'
    : 'none';
  return [
    `Your log: ${file}`,
    ...line('format', `${formatText(inspection)}${preset === null ? '' : `, ${preset.name}`}`),
    ...line(
      'rows',
      `${rows} read, ${log.rows} kept${apart.flatMap(([n, what]) => (n === 0 ? [] : `, ${n} ${what}`)).join('')}`,
    ),
    ...line('columns', columns.join(', ')),
    ...line('cycle times', unit),
    ...line('words', counted.join(', ')),
    ...line(
      'stages',
      stages
        .map(({ word, count, meaning }) => `${word} ${count} = ${nameOf(stageNames, meaning)}`)
        .join(', '),
    ),
    ...line(
      'environment',
      environments
        .map(({ name, rows: n, isChosen }) => `${name} ${n}${isChosen ? '' : ' (not counted)'}`)
        .join(', '),
    ),
    ...reasons.flatMap(({ row, message }) =>
      line('left out', `${row === null ? '' : `row ${row}: `}${message}`),
    ),
    ...openFlags(reading).flatMap((text) => line('question', text)),
  ].join('\n');
}
