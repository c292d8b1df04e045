/** The name under which events say which policies were in force. */
import type { GovernanceConfig } from '../governance-engine.ts';

/** Where governance is off. */
export const NO_POLICY_SET = 'none';

/**
 * The built-in policies, and how they depart from their defaults, such as `built-in-1+error_budget_protection=block`. The
 * number goes up when a rule changes.
 */
export function policySetId({ policies, hotfixesExempt }: GovernanceConfig): string {
  const blocking = policies.filter(({ action }) => action === 'block').map(({ id }) => `+${id}=block`);
  return `built-in-1${blocking.join('')}${hotfixesExempt ? '' : '+hotfixes=held'}`;
}
