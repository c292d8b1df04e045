/** The rules that a log is held against, as plain data: what an organisation can write down and hand to a checker. */
import type { AutonomyLevel } from '../../domain/deployment.ts';
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
  /** Models that may act. */
  readonly models: readonly string[];
  /** Whether every change has to be scored. */
  readonly scored: boolean;
  /** Score above which a person must look, by level of autonomy, ratio; null where another rule decides that. */
  readonly ceilings: Readonly<Record<AutonomyLevel, number>> | null;
  /** Score from which on a person must look at whatever level, ratio. */
  readonly reviewedFrom: number;
  /** Rollouts of one service may not overlap. */
  readonly serviceLock: boolean;
}
