import { describe, expect, it } from 'vitest';
import {
  checkPolicies,
  looksAt,
  type PolicyFact,
  PUBLISHED_POLICIES,
  type ReplayPolicy,
  violates,
} from '../../../engine/replay/policies.ts';
import type { ReplayChange, ReplayService } from '../../../engine/replay/world.ts';

const service: ReplayService = {
  name: 'user-api',
  tier: 'high',
  dependencies: [],
  deploymentsPerDay: 1,
  recentFailureRate: 0.01,
  errorBudgetLeft: 0.25,
  latencyMs: 100,
  availability: 0.99,
};
const change: ReplayChange = {
  service: 0,
  lines: 300,
  files: 7,
  migration: true,
  config: false,
  hotfix: false,
  hour: 15,
  weekday: 3,
  injectedStage: -1,
};
const SCORE = 0.5;

type Test = ReplayPolicy['when'][number];
const policy = (...when: readonly Test[]): ReplayPolicy => ({ name: 'p', action: 'block', when });
const isViolated = (...when: readonly Test[]): boolean => violates(policy(...when), service, change, SCORE);

describe('a policy', () => {
  it.each<[PolicyFact, number]>([
    ['riskScore', SCORE],
    ['errorBudgetLeft', 0.25],
    ['lines', 300],
    ['files', 7],
    ['migration', 1],
    ['hour', 15],
    ['weekday', 3],
  ])('sees the %s as it is: above leaves it out, at least and at most take it in', (fact, value) => {
    const answers = [-0.125, 0, 0.125].map((off) =>
      (['above', 'atLeast', 'atMost'] as const).map((kind) => isViolated({ kind, fact, value: value + off })),
    );
    expect(answers).toEqual([
      [true, true, false],
      [false, true, true],
      [false, false, true],
    ]);
  });

  it('sees no migration as 0', () => {
    const none = policy({ kind: 'atLeast', fact: 'migration', value: 0.5 });
    expect(violates(none, service, { ...change, migration: false }, SCORE)).toBe(false);
  });

  it('is violated when every one of its tests holds', () => {
    const [holds, fails] = [
      { kind: 'tier', oneOf: ['critical', 'high'] },
      { kind: 'tier', oneOf: ['low'] },
    ] as const satisfies readonly Test[];
    expect([isViolated(holds), isViolated(fails)]).toEqual([true, false]);
    expect([isViolated(holds, holds), isViolated(holds, fails), isViolated(fails, holds)]).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('looks at a fact where one of its tests does', () => {
    const looking = PUBLISHED_POLICIES.filter((each) => looksAt(each, 'riskScore')).map(({ name }) => name);
    expect(looking).toEqual(['critical_service_human_review']);
    expect(looksAt(policy({ kind: 'tier', oneOf: [] }), 'lines')).toBe(false);
    expect(() => checkPolicies([policy()])).toThrow(
      'policies: p: expected at least one test, got none; leave the policy out, or say when it holds',
    );
  });
});

describe('the published policies', () => {
  const violated = (score: number, of: Partial<ReplayService>, by: Partial<ReplayChange>): string[] =>
    PUBLISHED_POLICIES.filter((each) =>
      violates(each, { ...service, ...of }, { ...change, ...by }, score),
    ).map(({ name }) => name);
  const plain = { migration: false };

  it.each<[string[], number, Partial<ReplayService>, Partial<ReplayChange>]>([
    [[], 0.5, { tier: 'critical' }, plain],
    [['critical_service_human_review'], 0.51, { tier: 'critical' }, plain],
    [[], 0.51, {}, plain],
    [['no_friday_deployments'], 0, {}, { ...plain, weekday: 4, hour: 16 }],
    [[], 0, {}, { ...plain, weekday: 4, hour: 15 }],
    [[], 0, {}, { ...plain, weekday: 5, hour: 16 }],
    [[], 0, {}, { ...plain, weekday: 3, hour: 16 }],
    [['error_budget_protection'], 0, { errorBudgetLeft: 0 }, plain],
    [['db_migration_review'], 0, {}, {}],
    [['db_migration_review'], 0, { tier: 'critical' }, {}],
    [[], 0, { tier: 'medium' }, {}],
    [['large_change_caution'], 0, {}, { ...plain, lines: 1_001 }],
    [[], 0, {}, { ...plain, lines: 1_000 }],
  ])('violated are %j at a score of %d, on %j by %j', (names, score, of, by) =>
    expect(violated(score, of, by)).toEqual(names),
  );
});
