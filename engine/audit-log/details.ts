/**
 * What is recorded with each type of event, as schemas: the types come from them, so that the two cannot part. Minutes
 * are minutes since Monday 00:00 of the study's first week.
 */
import * as v from 'valibot';
import { defectKinds } from '../domain/change.ts';
import { autonomyLevels, riskLevels } from '../domain/deployment.ts';
import { tiers } from '../domain/service.ts';
import { expected, inWords } from '../errors.ts';
import { policyActions } from '../governance/policies/policy.ts';

// Valibot schemas of the values in an audit event; each message says what is expected. Fields of a record are sorted by
// name, so the JSON of a parsed event is canonical (RFC 8785).

const truth = v.boolean('true or false');

// one function a value: a pipe of valibot's own checks takes twice as long

/** No JSON has any other number. */
export const finite = v.custom<number>(Number.isFinite, 'a finite number');

export function whole(from = Number.MIN_SAFE_INTEGER) {
  return v.custom<number>(
    (value) => Number.isSafeInteger(value) && (value as number) >= from,
    `a whole number from ${from} to ${Number.MAX_SAFE_INTEGER}`,
  );
}

export const text = v.string('text');

export function oneOf<const Names extends readonly string[]>(names: Names) {
  return v.picklist(names, `one of ${names.join(', ')}`);
}

function list<Item extends v.GenericSchema>(item: Item) {
  return v.array(item, 'a list');
}

/** These fields and no others. */
export function record<Fields extends v.ObjectEntries>(fields: Fields) {
  const names = Object.keys(fields).toSorted();
  const sorted = Object.fromEntries(names.map((name) => [name, fields[name]])) as Fields;
  return v.strictObject(sorted, ({ expected: due }) =>
    due === 'Object' ? 'a record' : due === 'never' ? `no fields but ${names.join(', ')}` : 'a value',
  );
}

/** What a schema makes of a value, not to be written over. */
export type OutputOf<Schema extends v.GenericSchema> = DeepReadonly<v.InferOutput<Schema>>;

type DeepReadonly<T> = T extends readonly (infer Item)[]
  ? readonly DeepReadonly<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: DeepReadonly<T[Key]> }
    : T;

/** What the schema makes of a value. @throws ArgumentError with the place of the first thing that is wrong */
export function readAs<Schema extends v.GenericSchema>(
  schema: Schema,
  value: unknown,
  where: string,
): OutputOf<Schema> {
  const result = v.safeParse(schema, value, { abortEarly: true });
  if (result.success) return result.output as OutputOf<Schema>;
  const [{ path, message, input }] = result.issues;
  throw expected([where, ...(path ?? []).map(({ key }) => String(key))].join('.'), message, plainly(input));
}

/** A value for a message: records and lists by their kind, since what came from outside may not let itself be printed. */
export function plainly(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  return inWords(Array.isArray(value) ? 'a list' : 'a record');
}

/** The JSON of a text. @throws ArgumentError where it has none */
export function parsedJson(json: string, where: string): unknown {
  try {
    return JSON.parse(json) as unknown;
  } catch {
    throw expected(where, 'JSON', json);
  }
}

/** Why a person must look. */
export const reviewCauses = ['above-ceiling', 'high-risk', 'policy', 'blind-canary', 'shadow'] as const;
export type ReviewCause = (typeof reviewCauses)[number];

/** How a canary stage ended; meanings in canary-rollout/rollout.ts. */
export const stageEndings = ['passed', 'inconclusive', 'breach', 'not-judged', 'skipped'] as const;

/** Who stopped a change. */
export const stoppers = ['policy', 'reviewer'] as const;

const count = whole(0);

/** One number a risk factor. */
const sixFactors = record({
  serviceTier: finite,
  serviceHealth: finite,
  historicalFailureRate: finite,
  blastRadius: finite,
  changeComplexity: finite,
  timingRisk: finite,
});
export type SixFactors = OutputOf<typeof sixFactors>;

const decision = record({ policy: text, action: oneOf(policyActions), explicit: truth, reason: text });

const reviewed = {
  /** Until a reviewer turned to it, and at work, minutes. */
  waitMinutes: finite,
  workMinutes: finite,
};

/** From the start of the deployment to its end, minutes. */
const ended = { cycleMinutes: finite };

/** A number of which JSON has none where it is infinite: there it is the text. */
const evidence = v.union(
  [
    finite,
    v.literal(Number.POSITIVE_INFINITY),
    v.pipe(
      v.literal('Infinity'),
      v.transform(() => Number.POSITIVE_INFINITY),
    ),
  ],
  'a number or "Infinity"',
);

/** The details of every type of event. */
export const detailsOf = {
  started: record({
    tier: oneOf(tiers),
    autonomy: oneOf(autonomyLevels),
    lines: count,
    files: count,
    migration: truth,
    config: truth,
    hotfix: truth,
  }),
  'context-gathered': record({
    /** Whether context ingestion is switched on. */
    searched: truth,
    /** Indices of the nearest past deployments, nearest first; negative for the warm-up. */
    neighbours: list(whole()),
    failures: count,
    /** Ratio. */
    confidence: finite,
    reasons: list(record({ reason: oneOf(defectKinds), count })),
  }),
  'risk-assessed': record({
    /** Ratio: Σ weight × factor. */
    score: finite,
    level: oneOf(riskLevels),
    factors: sixFactors,
    /** They sum to 1. */
    weights: sixFactors,
  }),
  'policies-evaluated': record({
    /** Ratio of the month's allowance, as the policies got it; 0 or less when spent. */
    errorBudgetRemaining: finite,
    /** One a policy; empty when governance is off. */
    decisions: list(decision),
  }),
  'approval-requested': record({ causes: list(oneOf(reviewCauses)) }),
  approved: record(reviewed),
  rejected: record({
    ...reviewed,
    /** It came back mended; else it was given up. */
    mended: truth,
    /** 0 unless mended. */
    reworkMinutes: finite,
  }),
  /** From here on it has traffic. */
  'rollout-started': record({
    /** When it could have started, but for Friday and the lock. */
    readyMinute: finite,
    /** Put off by the Friday policy, and by another rollout of the service. */
    deferredMinutes: finite,
    lockMinutes: finite,
  }),
  'canary-stage': record({
    /** Share of traffic on the new version, ratio. */
    share: finite,
    bakeMinutes: finite,
    canaryRequests: count,
    controlRequests: count,
    canaryErrors: count,
    controlErrors: count,
    /** Requests slower than 500 ms. */
    canarySlow: count,
    controlSlow: count,
    /** The judge's evidence so far; may be infinite. */
    evidence,
    verdict: oneOf(stageEndings),
  }),
  completed: record(ended),
  'rolled-back': record({
    ...ended,
    /** Share of traffic at which it was withdrawn, ratio. */
    share: finite,
    /** By the verification after full traffic, not by a canary stage. */
    byVerification: truth,
  }),
  blocked: record({ ...ended, by: oneOf(stoppers) }),
  escaped: record({
    ...ended,
    /** For reasons unrelated to the change. */
    operational: truth,
    /** From the end of the rollout to the repair, minutes. */
    hurtMinutes: finite,
  }),
};

export type EventDetails = {
  readonly [Type in keyof typeof detailsOf]: OutputOf<(typeof detailsOf)[Type]>;
};
