/** What a staged rollout returns. */
import type { JudgeKind, StageNoise } from './stage.ts';

/** How one stage was judged. */
export const stageVerdicts = ['passed', 'inconclusive', 'breach', 'not-judged', 'skipped'] as const;
/**
 * `passed` the judge saw enough and nothing wrong · `inconclusive` the stage could not have seen the tolerated lift ·
 * `breach` rolled back · `not-judged` full traffic, no control left · `skipped` left out because it could not tell.
 */
export type StageVerdict = (typeof stageVerdicts)[number];

export interface StageRecord {
  /** Share of traffic on the new version, ratio. */
  readonly share: number;
  readonly bakeMinutes: number;
  /** When the stage was over: after its ramp and its bake. */
  readonly endMinute: number;
  /** Requests seen by the canary and by its control during the bake. */
  readonly canaryRequests: number;
  readonly controlRequests: number;
  readonly canaryErrors: number;
  readonly controlErrors: number;
  /** Requests slower than 500 ms. */
  readonly canarySlow: number;
  readonly controlSlow: number;
  /** Always-valid judge: E-value so far (roll back at 1/α); fixed thresholds: 1 for a breach, else 0. */
  readonly evidence: number;
  readonly verdict: StageVerdict;
}

export interface Rollout {
  readonly stages: readonly StageRecord[];
  readonly startMinute: number;
  readonly endMinute: number;
  readonly rolledBack: boolean;
  /** Share of traffic at which it was rolled back; 0 when it was not. */
  readonly rollbackShare: number;
  /** Rolled back by the verification after full traffic, not by a canary stage. */
  readonly byVerification: boolean;
}

/** When all traffic was on the new version, before any verification by hand; the end of a rollout that never got there. */
export function rolloutCompleteMinute({ stages, endMinute }: Rollout): number {
  const last = stages.at(-1);
  return last?.share === 1 ? last.endMinute : endMinute;
}

/** The stages of a rollout: share of traffic, and how long the published code lets each bake. */
export interface PlannedStage {
  /** Share of traffic on the new version, ratio; 1 is full traffic, with no control left and no judgment. */
  readonly share: number;
  /** Bake time is uniform between these, minutes, before it is scaled. */
  readonly bake: readonly [number, number];
}

export type Plan = readonly PlannedStage[];

const stage = (share: number, from: number, to: number): PlannedStage => ({ share, bake: [from, to] });

/** README, pillar 3: 1-5-25-50-100%; bake times of the published code, mean 35 minutes in all. */
export const fiveStages: Plan = [
  stage(0.01, 5, 10),
  stage(0.05, 5, 10),
  stage(0.25, 5, 15),
  stage(0.5, 5, 15),
  stage(1, 0, 0),
];

/** README, high risk: 1-2-5-10-25-50-100%. */
export const sevenStages: Plan = [
  stage(0.01, 10, 15),
  stage(0.02, 5, 10),
  stage(0.05, 5, 10),
  stage(0.1, 5, 10),
  stage(0.25, 5, 15),
  stage(0.5, 5, 15),
  stage(1, 0, 0),
];

// How rollouts are run.

const controlGroups = ['same-size', 'rest-of-fleet'] as const;
type ControlGroup = (typeof controlGroups)[number];

/** What happens at a stage that cannot see the tolerated lift. `review` is the pipeline's to act on. */
const inconclusiveRules = ['promote', 'skip', 'hold', 'review'] as const;
export type InconclusiveRule = (typeof inconclusiveRules)[number];

/** Verification after full traffic. */
type Verification =
  | { readonly kind: 'none' }
  /** `power`: probability that a bad change is found, ratio. */
  | { readonly kind: 'by-hand'; readonly minutes: number; readonly power: number };

export interface RolloutConfig {
  readonly judge: JudgeKind;
  readonly control: ControlGroup;
  /** Times the planned bake. */
  readonly bakeScale: number;
  readonly rampMinutes: number;
  readonly inconclusive: InconclusiveRule;
  /** Added error rate that a stage must be able to see, ratio. */
  readonly toleratedLift: number;
  /** A held stage bakes no longer than this, minutes. */
  readonly holdMinutes: number;
  /** Log standard deviation between hosts. */
  readonly hostSpread: number;
  readonly noise: StageNoise;
  /** Probability of an extra injected fault, ratio. */
  readonly injectionRate: number;
  readonly verification: Verification;
  readonly rollbackMinutes: number;
  /** Multiple of the mean traffic by minute. */
  readonly trafficAt: (minute: number) => number;
}

/** The service as a rollout sees it. */
export interface RolloutTarget {
  /** Mean over the day, at full share. */
  readonly requestsPerMinute: number;
  readonly baseErrorRate: number;
  readonly baseSlowShare: number;
}

/** Uniforms of one attempt: a row, and where each decision's begin. */
export interface RolloutDraws {
  readonly row: Float64Array;
  readonly hosts: number;
  readonly injection: number;
  readonly verification: number;
  /** First stage; the others follow. */
  readonly stages: number;
}
