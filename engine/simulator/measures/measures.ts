/** The shapes of what is measured on a study; the functions beside this file fill them. */

/** A quantity with its 95% interval. */
import type { Interval } from '../../statistics/sample.ts';
import type { CycleTimeDefinition } from '../cycle-times.ts';

export interface Estimate {
  readonly value: number;
  readonly lower: number;
  readonly upper: number;
  /** How the interval was made, as shown to readers (`Wilson`, `order statistics`, …). */
  readonly method: string;
  /** How many observations it rests on. */
  readonly n: number;
}

export interface ArmMeasures {
  readonly deployments: number;
  readonly completed: number;
  readonly rolledBack: number;
  readonly blocked: number;
  readonly escaped: number;
  /** Ratios of deployments, Wilson intervals. */
  readonly successRate: Estimate;
  readonly rollbackRate: Estimate;
  readonly blockedRate: Estimate;
  readonly escapedRate: Estimate;
  /** Of the escaped: bad changes that reached all traffic and hurt. */
  readonly escapedBadRate: Estimate;
  /** Of the escaped: failures unrelated to the change. */
  readonly unrelatedFailureRate: Estimate;
  /** Blocked or escaped. */
  readonly failureRate: Estimate;
  /** Minutes, all deployments. */
  readonly medianCycleMinutes: Estimate;
  readonly meanCycleMinutes: number;
  readonly p90CycleMinutes: number;
  /** Median of cycle time on Mon–Fri 9–18 starts, and of the others: the traditional distribution has two peaks. */
  readonly medianWorkingHoursMinutes: number;
  readonly medianOffHoursMinutes: number;
  readonly reviewed: number;
}

/** One arm's cycle times under one definition, all deployments. */
export interface CycleTimeSpread {
  /** Minutes. */
  readonly median: Estimate;
  readonly meanMinutes: number;
  /** NaN for a single deployment. */
  readonly sdMinutes: number;
}

/** Both arms' cycle times under one definition. */
export interface CycleTimeMeasures {
  readonly traditional: CycleTimeSpread;
  readonly genops: CycleTimeSpread;
  /** 1 − GenOps median / traditional median. */
  readonly reduction: Estimate;
  /** Cohen’s d, traditional minus GenOps; NaN without any spread. */
  readonly effect: Estimate;
}

/** The five definitions of catch rate in the documents and the code. Caught: rolled back before full traffic. */
export const catchDefinitions = [
  'caughtPerIssue',
  'caughtPerRollback',
  'caughtPerDeployment',
  'rollbacksPerDeployment',
  'caughtPerBadChange',
] as const;
export type CatchDefinition = (typeof catchDefinitions)[number];

export interface StageCount {
  /** Share of traffic, ratio. */
  readonly share: number;
  /** Bad changes that were rolled back here. */
  readonly caught: number;
  /** Good changes that were rolled back here. */
  readonly falseRollbacks: number;
  /** Rollouts that reached this stage. */
  readonly reached: number;
  /** Of those, rollouts in which this stage could not have seen the tolerated lift. */
  readonly inconclusive: number;
}

export interface CanaryMeasures {
  readonly catchRates: Readonly<Record<CatchDefinition, Estimate>>;
  /** By share of traffic, ascending; stages of both plans. */
  readonly stages: readonly StageCount[];
  readonly badChanges: number;
  /** Bad changes that were rolled back before full traffic. */
  readonly caught: number;
  /** Bad changes stopped or mended by a reviewer or a policy before any traffic. */
  readonly stoppedBefore: number;
  /** Bad changes that were rolled back by the verification after full traffic. */
  readonly caughtByVerification: number;
  /** Bad changes that reached full traffic and stayed there. */
  readonly missed: number;
  /** … by kind of defect. */
  readonly missedByKind: { readonly errors: number; readonly slow: number; readonly silent: number };
  readonly falseRollbacks: number;
}

export interface RiskMeasures {
  /** Area under the ROC curve of the score against bad changes; NaN with no bad or no good change, or no scoring. */
  readonly auc: number;
  /** Its 95% interval (DeLong); NaN where the area is. */
  readonly aucInterval: Interval;
  /** ROC curve, thinned: [false-positive rate, true-positive rate]. */
  readonly roc: readonly (readonly [number, number])[];
  /** The riskiest share of changes holds this share of bad ones. */
  readonly captured: readonly { readonly share: number; readonly held: number }[];
  /** By tenth of score: mean score and observed share of bad changes. */
  readonly calibration: readonly {
    readonly meanScore: number;
    readonly badShare: number;
    readonly n: number;
  }[];
  readonly levels: Readonly<Record<'low' | 'medium' | 'high' | 'critical', number>>;
}

export interface BudgetMeasures {
  readonly serviceMonths: number;
  /** Of a month's error budget, ratio: mean, variance and how many months were over. */
  readonly traditional: {
    readonly meanBurn: number;
    readonly varianceOfBurn: number;
    readonly monthsOver: number;
  };
  readonly genops: {
    readonly meanBurn: number;
    readonly varianceOfBurn: number;
    readonly monthsOver: number;
  };
  /** 1 − variance(GenOps) / variance(traditional). */
  readonly varianceReduction: Estimate;
}

export interface GovernanceMeasures {
  /** Found by the checker that replays the audit trail. */
  readonly violations: Estimate;
  readonly violationCount: number;
  /** How often each built-in policy asked for more than allow. */
  readonly policyHits: readonly {
    readonly policy: string;
    readonly action: string;
    readonly count: number;
  }[];
  readonly approvals: number;
  readonly deferred: number;
}

/** Per change: a rolled-back change returns once, outside the fixed number of deployments. */
export interface PerChangeMeasures {
  readonly completed: Estimate;
  readonly secondAttempts: number;
  readonly medianMinutes: Estimate;
}

/** Tests and effect sizes that the documents name; both arms as if they were independent samples, as there. */
export interface TestMeasures {
  /** Two-sided p of the Mann–Whitney test of cycle times; its interval is the value. */
  readonly cycleTimeP: Estimate;
  /** p of the chi-square test of success rates, one-sided: small where GenOps succeeds more often. */
  readonly successP: Estimate;
  /** Cohen’s d of cycle times with review and waiting, traditional minus GenOps; the others are in `cycleTimes`. */
  readonly cycleTimeEffect: Estimate;
}

export interface StudyMeasures {
  readonly traditional: ArmMeasures;
  readonly genops: ArmMeasures;
  /** 1 − GenOps median / traditional median, with review and waiting. */
  readonly cycleTimeReduction: Estimate;
  /** Cycle times under each definition; the fields above and of the arms are those with review and waiting. */
  readonly cycleTimes: Readonly<Record<CycleTimeDefinition, CycleTimeMeasures>>;
  /** GenOps − traditional success rate, in ratio (points / 100), paired. */
  readonly successDifference: Estimate;
  readonly canary: CanaryMeasures;
  readonly risk: RiskMeasures;
  readonly budget: BudgetMeasures;
  readonly governance: GovernanceMeasures;
  readonly perChange: PerChangeMeasures;
  readonly tests: TestMeasures;
}
