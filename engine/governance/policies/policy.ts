/** What a policy is: a condition on what is known of a change, and what follows where it holds. */
import type { RiskLevel } from '../../domain/deployment.ts';
import type { Tier } from '../../domain/service.ts';
import type { PolicyAction } from '../decision.ts';

/** What policies are told of a change. */
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
