/** What a policy is: a condition on what is known of a change, and what follows where it holds. */
import type { RiskLevel } from '../../domain/deployment.ts';
import type { Tier } from '../../domain/service.ts';

// What policies decide.

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
  /** The policies that decided so, in their order; empty where only the default or an exemption held. */
  readonly decidedBy: readonly string[];
  /** No policy was asked: the change is exempt from all of them. */
  readonly exempt: boolean;
  /** Some policy wants an approval, whatever else holds. */
  readonly approval: boolean;
}

/** The strictest of many decisions, and who made it. No decision at all: allowed by default. An exempt change is decided by none. */
export function verdictOf(decisions: readonly PolicyDecision[], exempt: boolean): PolicyVerdict {
  if (exempt) return { action: 'allow', decidedBy: [], exempt, approval: false };
  const chosen = decisions.filter(({ explicit }) => explicit);
  const strictest = Math.max(0, ...chosen.map(({ action }) => policyActions.indexOf(action)));
  const action = policyActions[strictest]!;
  return {
    action,
    decidedBy: chosen.filter((decision) => decision.action === action).map(({ policy }) => policy),
    exempt,
    approval: chosen.some((decision) => decision.action === 'require-approval'),
  };
}

/** The input of policies: what they know about a change. */
export interface PolicyInput {
  /** The service's name. */
  readonly service: string;
  readonly tier: Tier;
  /** 0, 1 or 2. */
  readonly organisation: number;
  /** How many services depend on it, directly or through others. */
  readonly dependants: number;
  readonly lines: number;
  readonly files: number;
  readonly migration: boolean;
  readonly config: boolean;
  readonly hotfix: boolean;
  /** Risk score, ratio; NaN when it was not scored. */
  readonly riskScore: number;
  /** Null when it was not scored. */
  readonly riskLevel: RiskLevel | null;
  /** When the decision is made: minutes since Monday 00:00 of the first week. */
  readonly minute: number;
  /** Error budget of the service-month left, ratio; 0 or less when spent. */
  readonly errorBudgetRemaining: number;
}

export interface Policy {
  /** The project's name for it. */
  readonly id: string;
  /** One sentence. */
  readonly rule: string;
  /** What it does when it applies. */
  readonly action: PolicyAction;
  /** The condition in CEL: what `applies` does, as readers see and edit it. */
  readonly expression: string;
  /** Whether time alone can change the answer: then it is asked again when the rollout is about to start. */
  readonly readsClock: boolean;
  readonly applies: (input: PolicyInput) => boolean;
  /** What of the input made it apply. */
  readonly because: (input: PolicyInput) => string;
}
