/** The rules that a log is checked against, as plain data except for the judge of canaries. */
import type { SixFactors } from '../audit-log/details.ts';
import type { EventType } from '../audit-log/event.ts';
import type { JudgeKind } from '../canary-rollout/index.ts';
import type { AutonomyLevel } from '../domain/deployment.ts';
import type { PolicyAction } from '../governance/policies/policy.ts';

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

/** A run that a log is said to be of. */
export interface NamedRun {
  readonly deployments: number;
  /** The log's name, as its signed head has it; null where it is not known. */
  readonly origin: string | null;
}

export interface RulesInForce extends PolicyRules {
  /** Id that every event must name. */
  readonly policySet: string;
  /** At which every change is delivered. */
  readonly autonomy: AutonomyLevel;
  /** Which model does what an AI agent does, by the type of its event. */
  readonly models: Readonly<Partial<Record<EventType, string>>>;
  /** How many past deployments are looked up at most; null where nobody looks. */
  readonly retrieval: { readonly neighbours: number } | null;
  /** Whether every change has to be scored. */
  readonly scored: boolean;
  /** Past failures and successes that the historical failure rate starts from. */
  readonly prior: { readonly failures: number; readonly successes: number };
  /** How much each factor counts, summing to 1; null where the weights learn. */
  readonly weights: SixFactors | null;
  /**
   * Score above which a person must look, by level of autonomy, ratio. Null if the checker does not know it:
   * then the least score for which the log itself asks for a person, as above its ceiling, stands in.
   */
  readonly ceilings: Readonly<Record<AutonomyLevel, number>> | null;
  /** Score from which on a person must look at whatever level, ratio. */
  readonly reviewedFrom: number;
  /** What context, score and policies take at least, minutes. */
  readonly overheadMinutes: number;
  /** Rollouts of one service may not overlap. */
  readonly serviceLock: boolean;
  /** How a change gets its traffic step by step; null where everyone gets it at once. */
  readonly canary: CanaryRules | null;
  /** How long a rollout to everyone at once takes. */
  readonly atOnceMinutes: number;
  /** How long the repair of an escaped defect takes at least, after it was found. */
  readonly repairMinutes: number;
  /** Which run the log is of; null where nobody has said: then nobody can tell whether its end is missing. */
  readonly run: NamedRun | null;
}

/** One stage of a plan. */
export interface StageRule {
  /** Share of traffic, ratio; 1 is full traffic, which nobody judges. */
  readonly share: number;
  /** Shortest and longest bake, minutes. */
  readonly bake: readonly [least: number, most: number];
}

export interface CanaryRules {
  /** Stages in their order. */
  readonly usual: readonly StageRule[];
  readonly highRisk: readonly StageRule[];
  readonly rampMinutes: number;
  readonly rollbackMinutes: number;
  /** After full traffic; null where nobody verifies. */
  readonly verificationMinutes: number | null;
  /** What is compared with the canary: as many requests as it has, or all the others. */
  readonly control: 'same-size' | 'rest-of-fleet';
  /** Pillar 3's own judge: the one part of the pipeline that the checker uses. */
  readonly judge: JudgeKind;
  /** Added error rate that a stage must be able to see, ratio. */
  readonly toleratedLift: number;
  /** What becomes of a stage that cannot; `review`: a person must look where none can. */
  readonly inconclusive: 'promote' | 'skip' | 'hold' | 'review';
  /** A held stage bakes no longer than this, minutes. */
  readonly holdMinutes: number;
  /** How much traffic changes over the day, ratio: 0 where it never does. */
  readonly trafficSwing: number;
}
