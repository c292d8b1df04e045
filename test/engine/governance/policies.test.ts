import { describe, expect, it } from 'vitest';
import {
  builtInPolicies,
  GovernanceEngine,
  nextOpening,
  type Policy,
  type PolicyInput,
} from '../../../engine/governance/index.ts';
import { unremarkable as plain } from './plain-change.ts';

const at = (day: number, hour: number, minute = 0): number => day * 1440 + hour * 60 + minute;
const FRIDAY_EVENING = at(4, 17);

const order = [
  'critical_service_human_review',
  'no_friday_deployments',
  'error_budget_protection',
  'db_migration_review',
  'large_change_caution',
];

interface Switches {
  readonly friday?: 'defer' | 'block';
  readonly budget?: 'require-approval' | 'block';
  readonly hotfixesExempt?: boolean;
}

function engineWith(switches: Switches = {}): GovernanceEngine {
  const { friday = 'defer', budget = 'require-approval', hotfixesExempt = true } = switches;
  return new GovernanceEngine({ policies: builtInPolicies({ friday, budget }), hotfixesExempt });
}
const engine = engineWith();
const strict = engineWith({ friday: 'block', budget: 'block' });
const ruleOf = (change: Partial<PolicyInput>, by = engine) => by.rule({ ...plain, ...change });
const hitsOf = (change: Partial<PolicyInput>, by = engine): string[] =>
  order.filter((_, k) => (ruleOf(change, by).hits & (1 << k)) !== 0);

describe('the built-in policies', () => {
  it('stand in the order of the ledger’s bits, each with one sentence', () => {
    expect(engine.config.policies.map(({ id }) => id)).toEqual(order);
    for (const { rule } of engine.config.policies) expect(rule).toMatch(/^[A-Z].*\.$/);
  });

  it('allow a plain change', () => expect(ruleOf({})).toEqual({ action: 'allow', approval: false, hits: 0 }));

  it.each<[string, Partial<PolicyInput>, string[]]>([
    [
      'a critical service above .5',
      { tier: 'critical', riskScore: 0.501 },
      ['critical_service_human_review'],
    ],
    ['a critical service at .5', { tier: 'critical', riskScore: 0.5 }, []],
    ['a critical service without a score', { tier: 'critical', riskScore: Number.NaN }, []],
    ['a high service above .5', { tier: 'high', riskScore: 0.9 }, []],
    ['a migration on a critical service', { tier: 'critical', migration: true }, ['db_migration_review']],
    ['a migration on a high service', { tier: 'high', migration: true }, ['db_migration_review']],
    ['a migration on a medium service', { tier: 'medium', migration: true }, []],
    ['a spent budget', { errorBudgetRemaining: 0 }, ['error_budget_protection']],
    ['an overspent budget', { errorBudgetRemaining: -2 }, ['error_budget_protection']],
    ['a budget with a little left', { errorBudgetRemaining: 0.001 }, []],
    ['1,000 lines', { lines: 1_000 }, []],
    ['1,001 lines', { lines: 1_001 }, ['large_change_caution']],
    ['Friday 15:59', { minute: at(4, 15, 59) }, []],
    ['Friday 16:00', { minute: at(4, 16) }, ['no_friday_deployments']],
    ['Friday 23:59', { minute: at(4, 23, 59) }, ['no_friday_deployments']],
    ['Saturday', { minute: at(5, 0) }, []],
    ['Thursday evening', { minute: at(3, 20) }, []],
    ['a Friday of the warm-up', { minute: FRIDAY_EVENING - 2 * 10_080 }, ['no_friday_deployments']],
  ])('%s', (_, change, expected) => expect(hitsOf(change)).toEqual(expected));

  it.each<[Partial<PolicyInput>, string, string]>([
    [{ errorBudgetRemaining: 0 }, 'require-approval', 'block'],
    [{ minute: FRIDAY_EVENING }, 'defer', 'block'],
    [{ tier: 'high', migration: true }, 'require-approval', 'require-approval'],
    [{ lines: 5_000 }, 'warn', 'warn'],
  ])('%o: %s by default, %s where switched to block', (change, mild, blocking) => {
    expect(ruleOf(change).action).toBe(mild);
    expect(ruleOf(change, strict).action).toBe(blocking);
  });

  it('together take the strictest action, and keep asking for an approval beside it', () => {
    const late = { tier: 'high', migration: true, lines: 5_000, minute: FRIDAY_EVENING } as const;
    expect(ruleOf(late)).toMatchObject({ action: 'defer', approval: true });
    expect(hitsOf(late)).toEqual(['no_friday_deployments', 'db_migration_review', 'large_change_caution']);
    expect(ruleOf(late, strict)).toMatchObject({ action: 'block', approval: true });
  });

  it('say why: which rule decided, and where only the default did', () => {
    const decisions = engine.explain({ ...plain, minute: FRIDAY_EVENING, lines: 1_234 });
    expect(decisions.map(({ policy }) => policy)).toEqual(order);
    expect(decisions[1]).toEqual({
      policy: 'no_friday_deployments',
      action: 'defer',
      explicit: true,
      reason: 'week 1, Fri 17:00 is after Friday 16:00',
    });
    expect(decisions[4]?.reason).toBe('1234 lines, more than 1000');
    expect(decisions[0]).toMatchObject({ action: 'allow', explicit: false });
  });
});

describe('hotfixes', () => {
  const everything: Partial<PolicyInput> = {
    hotfix: true,
    tier: 'critical',
    riskScore: 0.95,
    migration: true,
    lines: 9_999,
    errorBudgetRemaining: -1,
    minute: FRIDAY_EVENING,
  };

  it('pass every policy, and the trail says why', () => {
    expect(ruleOf(everything, strict)).toEqual({ action: 'allow', approval: false, hits: 0 });
    for (const decision of strict.explain({ ...plain, ...everything })) {
      expect(decision).toMatchObject({ action: 'allow', explicit: true, reason: 'hotfixes are exempt' });
    }
    expect(strict.release(FRIDAY_EVENING, { ...plain, hotfix: true })).toBe(FRIDAY_EVENING);
  });

  it('are held like any other change where the exemption is switched off', () => {
    const equal = engineWith({ friday: 'block', budget: 'block', hotfixesExempt: false });
    expect(hitsOf(everything, equal)).toEqual(order);
    expect(equal.release(FRIDAY_EVENING, { ...plain, hotfix: true })).toBe(Number.POSITIVE_INFINITY);
  });
});

describe('the release of a rollout that is ready', () => {
  it.each([
    ['Friday 15:59 is at once', at(4, 15, 59), at(4, 15, 59)],
    ['Friday 16:00 waits until Monday 9:00', at(4, 16), at(7, 9)],
    ['Friday 23:59 waits until Monday 9:00', at(4, 23, 59), at(7, 9)],
    ['Saturday is at once', at(5, 10), at(5, 10)],
  ])('%s', (_, ready, start) => expect(engine.release(ready, plain)).toBe(start));

  it('is never, on a Friday evening, where the policy blocks', () => {
    expect(strict.release(FRIDAY_EVENING, plain)).toBe(Number.POSITIVE_INFINITY);
    expect(strict.release(at(5, 10), plain)).toBe(at(5, 10));
  });

  it('is at once where there is no such policy', () => {
    const others = new GovernanceEngine({
      policies: engine.config.policies.filter(({ id }) => id !== 'no_friday_deployments'),
      hotfixesExempt: true,
    });
    expect(others.release(FRIDAY_EVENING, plain)).toBe(FRIDAY_EVENING);
  });
});

describe('a policy that defers or blocks', () => {
  const only = (policy: Partial<Policy>): GovernanceEngine =>
    new GovernanceEngine({
      policies: [{ ...engine.config.policies[1]!, ...policy }],
      hotfixesExempt: true,
    });

  it('and reads the clock defers from one opening to the next until it no longer applies', () => {
    const untilThursday = only({ applies: ({ minute }) => minute < at(3, 0) });
    expect(untilThursday.release(at(0, 20), plain)).toBe(at(3, 9));
  });

  it('has blocked what it still holds back at the tenth opening', () => {
    expect(only({ applies: () => true }).release(at(0, 20), plain)).toBe(Number.POSITIVE_INFINITY);
    const last = only({ applies: ({ minute }) => minute < at(14, 9) });
    expect(last.release(at(0, 20), plain)).toBe(at(14, 9));
  });

  it('that defers without reading the clock waits for the opening after it was judged, once', () => {
    const large = only({ readsClock: false, applies: ({ lines }) => lines > 50 });
    const judged = { ...plain, minute: at(0, 20) };
    expect(large.release(at(0, 20), judged)).toBe(at(1, 9));
    expect(large.release(at(1, 9), judged)).toBe(at(1, 9)); // asked again after it has waited
    expect(large.release(at(2, 13), judged)).toBe(at(2, 13)); // a review took longer
    expect(large.release(at(0, 20), { ...judged, lines: 50 })).toBe(at(0, 20));
  });

  it('is not asked again where it only warns or wants an approval', () => {
    expect(only({ action: 'warn' }).release(FRIDAY_EVENING, plain)).toBe(FRIDAY_EVENING);
    expect(only({ action: 'require-approval' }).release(FRIDAY_EVENING, plain)).toBe(FRIDAY_EVENING);
  });

  it.each([
    ['Monday before nine waits for the same day', at(0, 8, 59), at(0, 9)],
    ['Monday at nine waits for Tuesday', at(0, 9), at(1, 9)],
    ['Saturday waits for Monday', at(5, 3), at(7, 9)],
    ['the week before the first one', at(-3, 12), at(0, 9)],
  ])('%s', (_, minute, opening) => expect(nextOpening(minute)).toBe(opening));
});

describe('the verdict of many decisions', () => {
  it('is the strictest action, with those that said so', () => {
    const late = { ...plain, tier: 'high', migration: true, lines: 5_000 } as const;
    expect(engine.verdict(late)).toEqual({
      action: 'require-approval',
      decidedBy: ['db_migration_review'],
      exempt: false,
      approval: true,
    });
    expect(engine.verdict({ ...late, minute: FRIDAY_EVENING })).toEqual({
      action: 'defer',
      decidedBy: ['no_friday_deployments'],
      exempt: false,
      approval: true,
    });
  });

  it('is allowed by default where nobody said anything, and where there is nobody', () => {
    const byDefault = { action: 'allow', decidedBy: [], exempt: false, approval: false };
    expect(engine.verdict(plain)).toEqual(byDefault);
    expect(new GovernanceEngine({ policies: [], hotfixesExempt: true }).verdict(plain)).toEqual(byDefault);
  });

  it('of an exempt hotfix names no rule: none was asked', () => {
    const hotfix = { ...plain, hotfix: true, minute: FRIDAY_EVENING };
    expect(engine.verdict(hotfix)).toEqual({
      action: 'allow',
      decidedBy: [],
      exempt: true,
      approval: false,
    });
    const held = new GovernanceEngine({ ...engine.config, hotfixesExempt: false }).verdict(hotfix);
    expect(held).toMatchObject({ action: 'defer', exempt: false });
  });

  it('tells a rule that allows from the default', () => {
    const allows: Policy = {
      ...engine.config.policies[4]!,
      id: 'small',
      action: 'allow',
      applies: () => true,
    };
    const governance = new GovernanceEngine({ policies: [allows], hotfixesExempt: true });
    expect(governance.verdict(plain)).toMatchObject({ action: 'allow', decidedBy: ['small'] });
    expect(governance.rule(plain)).toEqual({ action: 'allow', approval: false, hits: 0 });
  });
});
