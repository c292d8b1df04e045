/** What a policy is: a typed function from what is known of a change to an action. */
import type { Tier } from '../../domain/service.ts';
import type { PolicyAction } from '../decision.ts';

/** What policies are told of a change. */
export interface PolicyInput {
  readonly tier: Tier;
  readonly lines: number;
  readonly migration: boolean;
  readonly hotfix: boolean;
  /** Risk score, ratio; NaN when it was not scored. */
  readonly riskScore: number;
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
  readonly action: Exclude<PolicyAction, 'allow'>;
  readonly applies: (input: PolicyInput) => boolean;
  /** What of the input made it apply. */
  readonly because: (input: PolicyInput) => string;
}
