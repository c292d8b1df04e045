/** How a file was understood, as a file of its own: by names of columns, so that it fits the next export too. */
import { fieldPlaces, logFields } from '../deployment-log/fields.ts';
import type { Inspection } from '../deployment-log/inspect.ts';
import type { LogMapping } from '../deployment-log/mapping.ts';
import { presetNamed } from '../deployment-log/presets.ts';
import { durationUnits } from '../deployment-log/times.ts';
import { stageMeanings, statusMeanings } from '../deployment-log/words.ts';
import { expected } from '../errors.ts';

const FORMAT = 'genops-log-mapping';
type Names = Pick<Inspection, 'names'>;

export function mappingJson(mapping: LogMapping, { names }: Names): string {
  const columns = logFields.flatMap(({ key }, f) => {
    const column = mapping.columns[f] ?? null;
    return column === null ? [] : [[key, names[column]]];
  });
  return `${JSON.stringify({ format: FORMAT, version: 1, ...mapping, columns: Object.fromEntries(columns) }, null, 2)}\n`;
}

/** Whether a file may be a saved mapping. @param head its beginning */
export const isSavedMapping = (head: string): boolean =>
  /^\s*\{\s*"format":\s*"genops-log-mapping"/.test(head);

type Part = Readonly<Record<string, unknown>>;
const isPart = (value: unknown): value is Part =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** @throws ArgumentError for a text that is no saved mapping, and for columns that the file does not have */
export function mappingFrom(
  text: string,
  { names, proposal }: Names & Pick<Inspection, 'proposal'>,
): LogMapping {
  const saved = parsed(text);
  if (saved === null)
    throw expected('mapping', 'a mapping that this page or command saved', text.slice(0, 60));
  const columns = isPart(saved['columns']) ? saved['columns'] : {};
  const missing = Object.values(columns).filter((name) => typeof name !== 'string' || !names.includes(name));
  if (missing.length > 0) {
    const known = names.slice(0, 20).map((name) => name.slice(0, 40));
    const fix = `the columns of the file are ${known.join(', ')}`;
    const named = missing.slice(0, 5).map((name) => (typeof name === 'string' ? name : typeof name));
    throw expected('mapping', 'columns that the file has', named.join(', '), fix);
  }
  const { environments, duplicates, decimal, dates, preset } = saved;
  const isNames = (value: unknown): value is string[] =>
    Array.isArray(value) && value.every((name) => typeof name === 'string');
  return {
    preset: typeof preset === 'string' ? (presetNamed(preset)?.id ?? null) : null,
    columns: logFields.map(({ key }) => {
      const name = columns[key];
      return typeof name === 'string' ? names.indexOf(name) : null;
    }),
    durationUnit: durationUnits.find((unit) => unit === saved['durationUnit']) ?? null,
    decimal: decimal === 'comma' || decimal === 'point' ? decimal : proposal.decimal,
    dates: dates === 'day-first' || dates === 'month-first' ? dates : proposal.dates,
    statusWords: wordsOf(saved['statusWords'], statusMeanings),
    stageWords: wordsOf(saved['stageWords'], stageMeanings),
    environments: environments === 'all' || isNames(environments) ? environments : null,
    duplicates: duplicates === 'first' || duplicates === 'last' ? duplicates : null,
  };
}

function parsed(text: string): Part | null {
  try {
    const value: unknown = JSON.parse(text);
    return isPart(value) && value['format'] === FORMAT ? value : null;
  } catch {
    return null;
  }
}

function wordsOf<T extends string>(saved: unknown, meanings: readonly T[]): Readonly<Record<string, T>> {
  if (!isPart(saved)) return {};
  return Object.fromEntries(
    Object.entries(saved).flatMap(([word, meaning]) => {
      const known = meanings.find((each) => each === meaning);
      return known === undefined ? [] : [[word, known]];
    }),
  );
}

/** Fields by the short names that a command line takes, and by their own. */
export const fieldNamed = (name: string): number =>
  Object.hasOwn(shortNames, name) ? shortNames[name]! : logFields.findIndex(({ key }) => key === name);

export const shortNames: Readonly<Record<string, number>> = {
  id: fieldPlaces.id,
  status: fieldPlaces.status,
  'cycle-time': fieldPlaces.duration,
  start: fieldPlaces.timestamp,
  end: fieldPlaces.finished,
  'rolled-back': fieldPlaces.triggered,
  stage: fieldPlaces.stage,
  caught: fieldPlaces.caught,
  environment: fieldPlaces.environment,
  arm: fieldPlaces.arm,
};
