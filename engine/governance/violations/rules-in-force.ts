/** The rules that a log is held against, as plain data: what an organisation can write down and hand to a checker. */
import type { AutonomyLevel } from '../../domain/deployment.ts';
import type { SixFactors } from '../audit/details.ts';
import type { EventType } from '../audit/event.ts';
import type { PolicyAction } from '../decision.ts';

/** What both checkers need. */
export interface PolicyRules {
  /** A hotfix passes every policy. */
  readonly hotfixesExempt: boolean;
  /**
   * What each policy does where it applies, by its id. The checker knows the conditions of the built-in ones; of any
   * other it takes what the log says it decided, and holds the deployment against that.
   */
  readonly actions: Readonly<Record<string, PolicyAction>>;
}

export interface RulesInForce extends PolicyRules {
  /** Id that every event must name. */
  readonly policySet: string;
  /** Which model does what an AI agent does, by the type of its event. */
  readonly models: Readonly<Partial<Record<EventType, string>>>;
  /** Whether every change has to be scored. */
  readonly scored: boolean;
  /** How much each factor counts, summing to 1; null where the weights learn. */
  readonly weights: SixFactors | null;
  /**
   * Score above which a person must look, by level of autonomy, ratio. Null where nobody has told it to the checker:
   * then the least score for which the log itself asks for a person, as above its ceiling, stands in.
   */
  readonly ceilings: Readonly<Record<AutonomyLevel, number>> | null;
  /** Score from which on a person must look at whatever level, ratio. */
  readonly reviewedFrom: number;
  /** Rollouts of one service may not overlap. */
  readonly serviceLock: boolean;
  /** Shares of traffic of a rollout's stages, in their order, ratios; null where everyone gets a change at once. */
  readonly stages: { readonly usual: readonly number[]; readonly highRisk: readonly number[] } | null;
  /** Whether a rollout may be withdrawn after full traffic, by a verification. */
  readonly verified: boolean;
  /** A person must look where no stage can see the tolerated lift; null where nobody asks for that. */
  readonly blind: { readonly trafficSwing: number } | null;
}
