/** The name under which events say which policies were in force. */
import type { GovernanceConfig } from '../governance/governance-engine.ts';
import { builtInPolicies, type Policy } from '../governance/policies/index.ts';
import { hex, utf8Bytes } from './bytes.ts';
import { sha256Of } from './sha256.ts';

/** Where governance is off. */
export const NO_POLICY_SET = 'none';

/** Hexadecimal digits of a set that is named by its text. */
const DIGITS = 16;

const mildest = builtInPolicies({ friday: 'defer', budget: 'require-approval' });
const strictest = builtInPolicies({ friday: 'block', budget: 'block' });

/** Every event names its set: a config is named once. */
const names = new WeakMap<GovernanceConfig, string>();

/**
 * The built-in policies, and how they depart from their defaults, such as `built-in-1+error_budget_protection=block`; the
 * number goes up when a rule changes. A set with any other rule, condition, action, sentence or order is named by its text:
 * `rules-` and the beginning of SHA-256 over the JSON of its rules.
 */
export function policySetId(config: GovernanceConfig): string {
  let name = names.get(config);
  if (name === undefined) names.set(config, (name = nameOf(config)));
  return name;
}

function nameOf({ policies, hotfixesExempt }: GovernanceConfig): string {
  if (policies.length === mildest.length && policies.every(isBuiltIn)) {
    const blocking = policies.filter(({ action }) => action === 'block').map(({ id }) => `+${id}=block`);
    return `built-in-1${blocking.join('')}${hotfixesExempt ? '' : '+hotfixes=held'}`;
  }
  const digest = sha256Of(utf8Bytes(`[${policies.map(textOf).join()},${hotfixesExempt}]`));
  return `rules-${hex(digest).slice(0, DIGITS)}`;
}

/** Whether it is word for word the built-in one of its place, whichever way that one's switch is set. */
function isBuiltIn(policy: Policy, place: number): boolean {
  return [mildest, strictest].some((set) => textOf(set[place]!) === textOf(policy));
}

/** What readers see and edit of a rule. */
function textOf({ id, rule, action, expression }: Policy): string {
  return JSON.stringify([id, action, expression, rule]);
}
