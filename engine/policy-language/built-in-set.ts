/** The built-in policies as data. Apart from the reader of sets, so that a page can start from them without the language. */
import { builtInPolicies } from '../governance/policies/index.ts';
import type { PolicyRule, PolicySet } from './policy-set.ts';

/** @param switches what the study's settings leave open */
export function builtInSet(switches: Parameters<typeof builtInPolicies>[0]): PolicySet {
  return {
    rules: builtInPolicies(switches).map(({ id, expression, action, rule }) => ({
      id,
      expression,
      action,
      reason: rule,
      enabled: true,
    })),
  };
}

export const sameRule = (a: PolicyRule, b: PolicyRule): boolean =>
  (['id', 'expression', 'action', 'reason', 'enabled'] as const).every((key) => a[key] === b[key]);

/** How many rules one has and the other has not, or not so. */
export const rulesApart = ({ rules: some }: PolicySet, { rules: others }: PolicySet): number =>
  some.filter((rule) => !others.some((other) => sameRule(rule, other))).length +
  others.filter(({ id }) => !some.some((rule) => rule.id === id)).length;
