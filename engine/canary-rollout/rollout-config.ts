/** How rollouts are run. */
import type { JudgeKind } from './counts.ts';
import type { StageNoise } from './stage.ts';

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
