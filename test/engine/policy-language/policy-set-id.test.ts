/** The name of a set of policies: of what its rules say, and never that of another set. */
import { describe, expect, it } from 'vitest';
import { policySetId } from '../../../engine/audit-log/index.ts';
import { builtInPolicies, type GovernanceConfig } from '../../../engine/governance/index.ts';
import { builtInSet, compileSet, type PolicyRule } from '../../../engine/policy-language/index.ts';

const mild = { friday: 'defer', budget: 'require-approval' } as const;
const { rules } = builtInSet(mild);

function edited(change: (rules: readonly PolicyRule[]) => readonly PolicyRule[]): GovernanceConfig {
  const compiled = compileSet({ rules: change(rules) });
  if (compiled.kind === 'refused') throw new Error(compiled.problems[0]?.message);
  return { policies: compiled.policies, hotfixesExempt: true };
}
const first = (change: Partial<PolicyRule>): GovernanceConfig =>
  edited(([rule, ...others]) => [{ ...rule!, ...change }, ...others]);

describe('the built-in policies', () => {
  it.each([
    [mild, true, 'built-in-1'],
    [{ ...mild, budget: 'block' }, true, 'built-in-1+error_budget_protection=block'],
    [
      { friday: 'block', budget: 'block' },
      true,
      'built-in-1+no_friday_deployments=block+error_budget_protection=block',
    ],
    [mild, false, 'built-in-1+hotfixes=held'],
  ] as const)(
    'of %j, hotfixes exempt: %s, are named by how they depart from their defaults',
    (switches, exempt, name) => {
      expect(policySetId({ policies: builtInPolicies(switches), hotfixesExempt: exempt })).toBe(name);
    },
  );

  it('have the same name where they were read from their own text', () =>
    expect(policySetId(edited((all) => all))).toBe('built-in-1'));
});

describe('an edited set', () => {
  const sets: readonly (readonly [string, GovernanceConfig])[] = [
    ['another condition', first({ expression: 'service.tier == "critical" && risk.score > 0.9' })],
    ['another space in a condition', first({ expression: `${rules[0]!.expression} ` })],
    ['another action', first({ action: 'warn' })],
    ['another sentence', first({ reason: 'because' })],
    ['another name of a rule', first({ id: 'ours' })],
    ['a rule that is switched off', first({ enabled: false })],
    ['a rule more', edited((all) => [...all, { ...rules[0]!, id: 'ours', expression: 'true' }])],
    ['another order', edited((all) => [...all].toReversed())],
    ['a default that blocks', first({ action: 'block' })],
    ['no rules at all', edited(() => [])],
  ];

  it.each(sets)('with %s has a name of its own text', (_, config) => {
    expect(policySetId(config)).toMatch(/^rules-[0-9a-f]{16}$/);
    expect(policySetId({ ...config, policies: [...config.policies] })).toBe(policySetId(config));
    expect(policySetId({ ...config, hotfixesExempt: false })).not.toBe(policySetId(config));
  });

  it('never has the name of another', () =>
    expect(new Set(sets.map(([, config]) => policySetId(config))).size).toBe(sets.length));
});
