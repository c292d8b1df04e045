/** The rules of a staged rollout as plain data: its plan, its judge, and how long its steps take. */

/** One stage of a plan. */
export interface StageRule {
  /** Share of traffic, ratio; 1 is full traffic, which nobody judges. */
  readonly share: number;
  /** Shortest and longest bake, minutes. */
  readonly bake: readonly [least: number, most: number];
}

/** How a stage's counts become evidence, and evidence a breach. */
export type JudgeRules =
  /** A sequential test of canary against control: false-alarm level, and tolerated ratio of their rates. */
  | { readonly kind: 'always-valid'; readonly alpha: number; readonly margin: number }
  /** Limits on the canary's own rates, ratios; with fewer requests than the least sample it cannot tell. */
  | {
      readonly kind: 'fixed-thresholds';
      readonly errorRate: number;
      readonly successRate: number;
      readonly slowShare: number;
      readonly medianSlowShare: number;
      readonly minimumSample: number;
    };

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
  readonly judge: JudgeRules;
  /** Added error rate that a stage must be able to see, ratio. */
  readonly toleratedLift: number;
  /** What becomes of a stage that cannot; `review`: a person must look where none can. */
  readonly inconclusive: 'promote' | 'skip' | 'hold' | 'review';
  /** A held stage bakes no longer than this, minutes. */
  readonly holdMinutes: number;
  /** Traffic over the day: 1 + swing · cos(2π (t − 14:00) / day). */
  readonly trafficSwing: number;
}
