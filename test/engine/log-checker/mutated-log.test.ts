/**
 * One field of one event written over, anywhere in a log: how much of that the checker notices, and which fields may hide a
 * change. The list is what the README of the checker says of single changes; it may get shorter.
 */
import { expect, it } from 'vitest';
import { type AuditEvent } from '../../../engine/audit-log/index.ts';
import { logFindings } from '../../../engine/log-checker/index.ts';
import { namedStream } from '../../../engine/random/streams.ts';
import { logOf, ofOneField } from './log-of.ts';

/** Changes of each field: more of those that may hide one, for the share that is noticed. */
const CHANGES_A_FIELD = 2;
const CHANGES_OF_HIDING = 12;
/** Fields in which some change, or every one, may go unnoticed: by type of event. */
const hiding = [
  'canary-stage.canaryErrors', // evidence that is endless, or large enough to swallow one event
  'canary-stage.canarySlow',
  'canary-stage.controlErrors',
  'canary-stage.controlSlow',
  'canary-stage.verdict', // inconclusive or not, where some service could have seen the lift
  'context-gathered.confidence', // no neighbor is looked at
  'context-gathered.neighbours',
  'context-gathered.reasons.reason',
  'escaped.hurtMinutes',
  'policies-evaluated.errorBudgetRemaining', // between those before and after it
  'started.config', // counts in the score only, where complexity is not at its ceiling
  'started.files', // counts in steps
  'started.lines', // told to nobody later
  'started.migration', // asked for by a rule only at a service of the upper tiers
];

type Field = readonly (string | number)[];

const { log, rules } = logOf(50, {
  warmUpDays: 0,
  serviceCount: 4,
  autonomy: 'assisted',
  reviewerSpecificity: 0.8,
});
const next = namedStream('test', 'mutations');
const below = (limit: number): number => Math.floor(next() * limit);

function fieldsOf(value: unknown, path: Field = []): Field[] {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([key, inner]) => fieldsOf(inner, [...path, key]));
}
const at = (value: unknown, path: Field): unknown =>
  path.reduce((inner, key) => (inner as Record<string, unknown>)[key], value);

function replaced<Value>(value: Value, [key, ...rest]: Field, by: unknown): Value {
  if (key === undefined) return by as Value;
  const copy = (Array.isArray(value) ? [...value] : { ...value }) as Record<string, unknown>;
  copy[key] = replaced(copy[key], rest, by);
  return copy as Value;
}

/** Another value of its kind: counts move by whole numbers, ratios and minutes by up to a third, words to other words. */
function other(value: unknown, path: Field): unknown {
  if (typeof value === 'boolean') return !value;
  if (typeof value === 'number') {
    const counts = /Requests|Errors|Slow|count|failures|lines|files|neighbours/.test(path.join());
    if (counts) return value + 1 + below(Math.abs(value) / 2);
    return value === 0 ? 0.1 : value * (value > 1 ? 0.7 : 0.9);
  }
  if (typeof value !== 'string') return 'genops-risk-1';
  const words: Readonly<Record<string, readonly string[]>> = {
    tier: ['critical', 'high', 'medium', 'low'],
    autonomy: ['shadow', 'assisted', 'governed', 'learning'],
    actor: ['system', 'ai-agent', 'human-reviewer'],
    verdict: ['passed', 'inconclusive', 'breach'],
  };
  const choices = words[String(path.at(-1))]?.filter((word) => word !== value) ?? [`${value}x`];
  return choices[below(choices.length)];
}

/** A field's name: its type of event and its keys, without the places in lists. */
function nameOf({ type }: AuditEvent, field: Field): string {
  return [type, ...field.filter((key) => key !== 'details' && !/^\d+$/.test(String(key)))].join('.');
}

interface Place {
  readonly place: number;
  readonly field: Field;
  /** How likely it is where any event, and then any field of it, is written over. */
  readonly chance: number;
}

/** Each field of each type of event, with every place of the log where it stands. */
function placesByField(): Map<string, Place[]> {
  const places = new Map<string, Place[]>();
  log.forEach((event, place) => {
    const fields = fieldsOf(event).filter(([first]) => first !== 'type');
    for (const field of fields) {
      const name = nameOf(event, field);
      const known = places.get(name) ?? [];
      known.push({ place, field, chance: 1 / log.length / fields.length });
      places.set(name, known);
    }
  });
  return places;
}

it('a change of any field of any type of event is noticed, but for the fields that are known to hide one', () => {
  expect(logFindings(log, rules)).toEqual([]);
  const unnoticed = new Set<string>();
  const kinds = new Set<string>();
  let noticed = 0;
  for (const [name, places] of placesByField()) {
    const changes = hiding.includes(name) ? CHANGES_OF_HIDING : CHANGES_A_FIELD;
    const chance = places.reduce((sum, each) => sum + each.chance, 0);
    for (let k = 0; k < changes; k++) {
      const { place, field } = places[below(places.length)]!;
      const event = log[place]!;
      const changed = log.with(place, replaced(event, field, other(at(event, field), field)));
      const findings = logFindings(changed, rules);
      for (const { kind } of findings) kinds.add(kind);
      if (findings.length === 0) unnoticed.add(name);
      else noticed += chance / changes;
    }
  }
  expect([...unnoticed].filter((name) => !hiding.includes(name))).toEqual([]);
  expect(ofOneField.filter((kind) => !kinds.has(kind))).toEqual([]);
  expect(noticed).toBeGreaterThan(0.93);
});
