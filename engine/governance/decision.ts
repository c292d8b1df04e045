/** What policies decide. */

/** From mildest to strictest; the strictest action of all policies holds. */
export const policyActions = ['allow', 'warn', 'require-approval', 'defer', 'block'] as const;
export type PolicyAction = (typeof policyActions)[number];

/** What one policy says of a change. */
export interface PolicyDecision {
  readonly policy: string;
  readonly action: PolicyAction;
  /** Said by a rule, or by an exemption from all of them; false: the default, because the rule did not apply. */
  readonly explicit: boolean;
  readonly reason: string;
}

/** What all policies together say of a change. */
export interface PolicyVerdict {
  /** The strictest action. */
  readonly action: PolicyAction;
  /** The policies that said so, in their order; empty where only the default or an exemption held. */
  readonly decidedBy: readonly string[];
  /** No policy was asked: the change is exempt from all of them. */
  readonly exempt: boolean;
  /** Some policy wants an approval, whatever else holds. */
  readonly approval: boolean;
}

/** The strictest of many decisions, and who made it. No decision at all: allowed by default. An exempt change is decided by none. */
export function verdictOf(decisions: readonly PolicyDecision[], exempt: boolean): PolicyVerdict {
  if (exempt) return { action: 'allow', decidedBy: [], exempt, approval: false };
  const said = decisions.filter(({ explicit }) => explicit);
  const strictest = Math.max(0, ...said.map(({ action }) => policyActions.indexOf(action)));
  const action = policyActions[strictest]!;
  return {
    action,
    decidedBy: said.filter((decision) => decision.action === action).map(({ policy }) => policy),
    exempt,
    approval: said.some((decision) => decision.action === 'require-approval'),
  };
}
