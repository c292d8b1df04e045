/** The built-in policies as data. Apart from the reader of sets, so that a page can start from them without the language. */
import { builtInPolicies } from '../governance/policies/index.ts';
import type { PolicySet } from './policy-set.ts';

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
