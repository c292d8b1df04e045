/** What a policy decides. */

/** From mildest to strictest; the strictest action of all policies holds. */
export const policyActions = ['allow', 'warn', 'require-approval', 'defer', 'block'] as const;
export type PolicyAction = (typeof policyActions)[number];

export interface PolicyDecision {
  readonly policy: string;
  readonly action: PolicyAction;
  /** Said by a rule, or the default because no rule applied. */
  readonly explicit: boolean;
  readonly reason: string;
}
