/** A reader's deployment log in the terminal: the options that say how to read it. */
import { bareName } from '../engine/deployment-log/fields.ts';
import {
  type Inspection,
  type LogMapping,
  type LogReading,
  logPresets,
  presetNamed,
  readLogFile,
  unitOf,
} from '../engine/deployment-log/index.ts';
import { expected, inWords } from '../engine/errors.ts';
import { fieldNamed, mappingFrom, measureLog, shortNames, withPreset } from '../engine/own-data/index.ts';
import { meaningNames, openFlags, stageNames, unitNames } from './data-text.ts';
import { readInput } from './files.ts';

/** As parseArgs takes them. */
export const dataOptions = {
  data: { type: 'string' },
  preset: { type: 'string' },
  mapping: { type: 'string' },
  map: { type: 'string', multiple: true },
  unit: { type: 'string' },
  decimal: { type: 'string' },
  dates: { type: 'string' },
  word: { type: 'string', multiple: true },
  stage: { type: 'string', multiple: true },
  environment: { type: 'string', multiple: true },
  duplicates: { type: 'string' },
} as const;

/** The options that say how a log is read. */
export interface DataOptions {
  readonly data?: string | undefined;
  readonly preset?: string | undefined;
  readonly mapping?: string | undefined;
  readonly map?: readonly string[] | undefined;
  readonly unit?: string | undefined;
  readonly decimal?: string | undefined;
  readonly dates?: string | undefined;
  readonly word?: readonly string[] | undefined;
  readonly stage?: readonly string[] | undefined;
  readonly environment?: readonly string[] | undefined;
  readonly duplicates?: string | undefined;
}

export const dataUsage = ` --data FILE             also judges your deployment log (CSV or JSON). These options say how to read it:
   --map FIELD="COLUMN"    which column holds a field: ${Object.keys(shortNames).join(', ')}
   --unit UNIT             of the cycle times: ${Object.keys(unitNames).join(', ')}
   --decimal point|comma   of the cycle times
   --dates day-first|month-first   for dates such as 03/01/2026
   --word WORD=MEANING     what a status means: ${Object.keys(meaningNames).join(', ')}
   --stage WORD=MEANING    whether a stage comes before full traffic: ${Object.keys(stageNames).join(', ')}
   --environment NAME      the environment to count, or all
   --duplicates first|last   which record of a deployment to keep
   --preset TOOL           ${logPresets.map(({ id }) => id).join(', ')}
   --mapping FILE          all of this, as the page saves it`;

function oneOf<T>(where: string, names: Readonly<Record<string, T>>, came: string): T {
  const found = Object.hasOwn(names, came) ? names[came] : undefined;
  if (found === undefined) throw expected(where, `one of ${Object.keys(names).join(', ')}`, came);
  return found;
}

/** `left=right`, cut at the last sign: words may hold one. */
function pairOf(where: string, text: string, sign: number): readonly [string, string] {
  if (sign < 1) throw expected(where, 'two names with = between them', text);
  return [text.slice(0, sign), text.slice(sign + 1)];
}

/** The mapping with what the options say, on top of what the file suggests. */
function mappingOf(before: LogMapping, inspection: Inspection, options: DataOptions): LogMapping {
  const { names, samples } = inspection;
  let mapping = before;
  if (options.preset !== undefined) {
    const preset = presetNamed(options.preset);
    if (preset === null) {
      throw expected('preset', `one of ${logPresets.map(({ id }) => id).join(', ')}`, options.preset);
    }
    mapping = withPreset(mapping, inspection, preset);
  }
  if (options.mapping !== undefined) {
    mapping = mappingFrom(new TextDecoder().decode(readInput('mapping', options.mapping)), inspection);
  }
  for (const text of options.map ?? []) {
    const [field, name] = pairOf('map', text, text.indexOf('='));
    const f = fieldNamed(field);
    if (f < 0) throw expected('map', `one of ${Object.keys(shortNames).join(', ')}`, field);
    const exact = names.indexOf(name);
    const column = exact >= 0 ? exact : names.findIndex((each) => bareName(each) === bareName(name));
    if (column < 0) {
      const fix = `the columns of the file are ${names.slice(0, inspection.own).join(', ')}`;
      throw expected('map', 'a column of the file', name, fix);
    }
    const isDuration = f === shortNames['cycle-time'];
    mapping = {
      ...mapping,
      columns: mapping.columns.map((old, k) => (k === f ? column : old)),
      ...(isDuration ? { durationUnit: unitOf(names[column]!, samples[column] ?? []) } : {}),
    };
  }
  if (options.unit !== undefined)
    mapping = { ...mapping, durationUnit: oneOf('unit', unitNames, options.unit) };
  if (options.decimal !== undefined) {
    mapping = {
      ...mapping,
      decimal: oneOf('decimal', { point: 'point', comma: 'comma' } as const, options.decimal),
    };
  }
  if (options.dates !== undefined) {
    const orders = { 'day-first': 'day-first', 'month-first': 'month-first' } as const;
    mapping = { ...mapping, dates: oneOf('dates', orders, options.dates) };
  }
  for (const text of options.word ?? []) {
    const [word, meaning] = pairOf('word', text, text.lastIndexOf('='));
    const statusWords = { ...mapping.statusWords, [bareName(word)]: oneOf('word', meaningNames, meaning) };
    mapping = { ...mapping, statusWords };
  }
  for (const text of options.stage ?? []) {
    const [word, meaning] = pairOf('stage', text, text.lastIndexOf('='));
    const stageWords = { ...mapping.stageWords, [bareName(word)]: oneOf('stage', stageNames, meaning) };
    mapping = { ...mapping, stageWords };
  }
  if (options.environment !== undefined) {
    mapping = {
      ...mapping,
      environments: options.environment.includes('all')
        ? 'all'
        : options.environment.flatMap((each) => each.split(' + ')),
    };
  }
  if (options.duplicates !== undefined) {
    const duplicates = oneOf('duplicates', { first: 'first', last: 'last' } as const, options.duplicates);
    mapping = { ...mapping, duplicates };
  }
  return mapping;
}

/** @throws ArgumentError when the file cannot be read, or so little of it that nothing could be judged; with the way forward */
export function readData(options: DataOptions & { readonly data: string }): LogReading {
  const bytes = readInput('data', options.data);
  const first = readLogFile(bytes);
  const { inspection } = first;
  const mapping =
    inspection === null ? null : mappingOf(first.mapping ?? inspection.proposal, inspection, options);
  const reading = mapping === null || mapping === first.mapping ? first : readLogFile(bytes, mapping);
  const { caveats, quantities: measured } = measureLog(reading);
  const { unread, of } = caveats;
  const quantities = Object.values(measured);
  if (quantities.some(({ kind }) => kind === 'known')) return reading;
  const [problem] = reading.problems.first;
  const ways = openFlags(reading).map((line) => `\n  ${line}`);
  const columns =
    inspection === null
      ? ''
      : `\n  the columns of the file are ${inspection.names.slice(0, inspection.own).join(', ')}`;
  const fix = `${problem?.message ?? 'nothing in it can be judged yet'}${ways.length === 0 ? columns : ways.join('')}`;
  if (unread <= of / 2) throw expected('data', 'at least one row that can be judged', options.data, fix);
  throw expected(
    'data',
    'a log of which most rows can be read',
    inWords(`${unread} of ${of} rows that cannot be`),
    fix,
  );
}
