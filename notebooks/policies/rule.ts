/** Rules as values: the one that is offered when a reader adds one, and whether two say the same. */
import type { PolicyRule } from '../../engine/policy-language/policy-set.ts';

export function sameRule(a: PolicyRule, b: PolicyRule): boolean {
  return (['id', 'expression', 'action', 'reason', 'enabled'] as const).every((key) => a[key] === b[key]);
}

/** A rule to begin with, under a name that is not taken. */
export function newRule(taken: readonly string[]): PolicyRule {
  let number = 1;
  while (taken.includes(`own_rule_${number}`)) number += 1;
  return {
    id: `own_rule_${number}`,
    expression: 'change.config && !clock.working',
    action: 'require-approval',
    reason: 'A change of configuration outside working hours needs an approval.',
    enabled: true,
  };
}
