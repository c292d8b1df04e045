/**
 * Pillar 4 as the first release has it: five policies, as data, so that others can be tried and sent to a worker
 * (step 5 of part C; no draws).
 */
import { expected, inWords } from '../errors.ts';
import type { ReplayChange, ReplayService, ReplayTier } from './world.ts';

/** A number that a policy may look at; `migration` is 0 or 1, `weekday` 0 for Monday. */
export type PolicyFact =
  | 'riskScore'
  | 'errorBudgetLeft'
  | 'lines'
  | 'files'
  | 'migration'
  | 'hour'
  | 'weekday';

/** One condition of a policy. */
type PolicyTest =
  | { readonly kind: 'tier'; readonly oneOf: readonly ReplayTier[] }
  | { readonly kind: 'above'; readonly fact: PolicyFact; readonly value: number }
  | { readonly kind: 'atLeast'; readonly fact: PolicyFact; readonly value: number }
  | { readonly kind: 'atMost'; readonly fact: PolicyFact; readonly value: number };

/** A policy is violated when every one of its tests holds. */
export interface ReplayPolicy {
  readonly name: string;
  /** `block` ends the deployment as failed; `approval` is granted at once, with no draw and no time; `warn` records. */
  readonly action: 'block' | 'approval' | 'warn';
  readonly when: readonly PolicyTest[];
}

/** The policies of the first release. */
export const PUBLISHED_POLICIES: readonly ReplayPolicy[] = [
  {
    name: 'critical_service_human_review',
    action: 'approval',
    when: [
      { kind: 'tier', oneOf: ['critical'] },
      { kind: 'above', fact: 'riskScore', value: 0.5 },
    ],
  },
  {
    name: 'no_friday_deployments',
    action: 'block',
    when: [
      { kind: 'atLeast', fact: 'weekday', value: 4 },
      { kind: 'atMost', fact: 'weekday', value: 4 },
      { kind: 'atLeast', fact: 'hour', value: 16 },
    ],
  },
  {
    name: 'error_budget_protection',
    action: 'block',
    when: [{ kind: 'atMost', fact: 'errorBudgetLeft', value: 0 }],
  },
  {
    name: 'db_migration_review',
    action: 'approval',
    when: [
      { kind: 'atLeast', fact: 'migration', value: 1 },
      { kind: 'tier', oneOf: ['critical', 'high'] },
    ],
  },
  { name: 'large_change_caution', action: 'warn', when: [{ kind: 'above', fact: 'lines', value: 1000 }] },
];

/**
 * Checks policies from outside.
 * @throws ArgumentError for a policy without tests, which would hold for every deployment, or a value that is not a number
 */
export function checkPolicies(policies: readonly ReplayPolicy[]): readonly ReplayPolicy[] {
  for (const { name, when } of policies) {
    if (when.length === 0) {
      throw expected(
        `policies: ${name}`,
        'at least one test',
        inWords('none'),
        'leave the policy out, or say when it holds',
      );
    }
    for (const test of when) {
      if (test.kind !== 'tier' && !Number.isFinite(test.value)) {
        throw expected(`policies: ${name}, ${test.fact}`, 'a finite number', test.value);
      }
    }
  }
  return policies;
}

/** Whether a policy looks at a fact. */
export function looksAt(policy: ReplayPolicy, fact: PolicyFact): boolean {
  return policy.when.some((test) => test.kind !== 'tier' && test.fact === fact);
}

/** Whether a deployment violates a policy. */
export function violates(
  policy: ReplayPolicy,
  service: ReplayService,
  change: ReplayChange,
  score: number,
): boolean {
  for (const test of policy.when) if (!holds(test, service, change, score)) return false;
  return true;
}

function holds(test: PolicyTest, service: ReplayService, change: ReplayChange, score: number): boolean {
  switch (test.kind) {
    case 'tier':
      return test.oneOf.includes(service.tier);
    case 'above':
      return factOf(test.fact, service, change, score) > test.value;
    case 'atLeast':
      return factOf(test.fact, service, change, score) >= test.value;
    case 'atMost':
      return factOf(test.fact, service, change, score) <= test.value;
  }
}

function factOf(fact: PolicyFact, service: ReplayService, change: ReplayChange, score: number): number {
  switch (fact) {
    case 'riskScore':
      return score;
    case 'errorBudgetLeft':
      return service.errorBudgetLeft;
    case 'migration':
      return change.migration ? 1 : 0;
    case 'lines':
    case 'files':
    case 'hour':
    case 'weekday':
      return change[fact];
  }
}
