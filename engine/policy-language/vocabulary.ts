/** The words of a policy's expression: what editors complete, what the checker declares, what the evaluator is given. */
import { weekdays } from '../domain/clock.ts';
import { riskLevels } from '../domain/deployment.ts';
import { tiers } from '../domain/service.ts';

export type FieldType = 'string' | 'int' | 'double' | 'bool';

export interface Field {
  readonly type: FieldType;
  /** What it is, with unit and range. */
  readonly doc: string;
  /** The only texts that it can hold; empty where any can come. */
  readonly values: readonly string[];
}

export interface Word {
  readonly name: string;
  /** How it is written. */
  readonly signature: string;
  readonly doc: string;
}

/** The level of a change that was not scored. */
export const UNSCORED = 'none';

const field = (type: FieldType, doc: string, values: readonly string[] = []): Field => ({
  type,
  doc,
  values,
});

/** The five variables and their fields. */
export const variables = {
  service: {
    doc: 'the service that changes',
    fields: {
      name: field('string', 'such as high-07'),
      tier: field('string', 'how much the business depends on it', tiers),
      organisation: field('int', 'the organization that owns it: 1, 2 or 3'),
      dependants: field('int', 'services that depend on it, directly or through others'),
    },
  },
  change: {
    doc: 'the change to deploy',
    fields: {
      lines: field('int', 'lines changed'),
      files: field('int', 'files changed'),
      migration: field('bool', 'it migrates a database'),
      config: field('bool', 'it changes configuration'),
      hotfix: field('bool', 'it repairs an incident in progress'),
    },
  },
  risk: {
    doc: 'the result of risk scoring',
    fields: {
      score: field('double', '0 to 1; comparisons are false if risk scoring is off'),
      level: field('string', 'level of the score', [...riskLevels, UNSCORED]),
      scored: field('bool', 'false if risk scoring is off'),
    },
  },
  clock: {
    doc: 'the moment of decision; evaluated again when the rollout is about to start',
    fields: {
      weekday: field('string', 'day of the week', weekdays),
      hour: field('int', '0 to 23'),
      minute: field('int', 'of the hour, 0 to 59'),
      working: field('bool', 'Monday to Friday, 9:00 to 18:00'),
    },
  },
  budget: {
    doc: 'the service’s error budget of the month',
    fields: { remaining: field('double', 'share left: 1 is untouched, 0 or less is spent') },
  },
} as const satisfies Readonly<
  Record<string, { readonly doc: string; readonly fields: Readonly<Record<string, Field>> }>
>;
type VariableName = keyof typeof variables;

/** Functions that stand alone. */
export const functions: readonly Word[] = [
  { name: 'size', signature: 'size(list or string): int', doc: 'how many elements or characters' },
  { name: 'int', signature: 'int(number or string): int', doc: 'towards zero; fails on other text' },
  { name: 'double', signature: 'double(number or string): double', doc: 'fails on other text' },
  { name: 'string', signature: 'string(value): string', doc: 'as text' },
];

/** Functions that stand after a dot. */
export const methods: readonly Word[] = [
  { name: 'startsWith', signature: 'string.startsWith(string): bool', doc: 'starts with the text' },
  { name: 'endsWith', signature: 'string.endsWith(string): bool', doc: 'ends with the text' },
  { name: 'contains', signature: 'string.contains(string): bool', doc: 'contains the text' },
  { name: 'size', signature: 'list.size(): int', doc: 'how many elements or characters' },
  {
    name: 'exists',
    signature: 'list.exists(x, condition): bool',
    doc: 'at least one element meets the condition',
  },
  { name: 'all', signature: 'list.all(x, condition): bool', doc: 'every element meets the condition' },
  {
    name: 'exists_one',
    signature: 'list.exists_one(x, condition): bool',
    doc: 'exactly one element meets the condition',
  },
  {
    name: 'filter',
    signature: 'list.filter(x, condition): list',
    doc: 'the elements that meet the condition',
  },
  { name: 'map', signature: 'list.map(x, value): list', doc: 'the value for each element' },
];

/** The fields of a variable; none for other names. */
export function fieldsOf(name: string): Readonly<Record<string, Field>> {
  return Object.hasOwn(variables, name) ? variables[name as VariableName].fields : {};
}
