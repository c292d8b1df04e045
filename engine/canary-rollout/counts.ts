/** What a stage shows a judge: requests, errors and slow requests of the canary and of its control. */

export interface StageCounts {
  readonly canaryRequests: number;
  readonly controlRequests: number;
  readonly canaryErrors: number;
  readonly controlErrors: number;
  /** Requests slower than the p99 threshold (500 ms). */
  readonly canarySlow: number;
  readonly controlSlow: number;
}

/** Rates before the change, as known beforehand, ratios. */
export interface BaseRates {
  readonly errorRate: number;
  readonly slowShare: number;
}

/** Judges one rollout, stage after stage. */
export interface Judge {
  /** Takes a stage's counts; true means: roll back. */
  look(counts: StageCounts): boolean;
  /** Evidence so far, as the judge counts it. */
  readonly evidence: number;
}

/** A judge of rollouts, and what it could see. */
export interface JudgeKind {
  /** A judge for a new rollout. */
  start(): Judge;
  /**
   * Whether a stage with so many requests would, on expected counts, notice an added error rate of `lift`.
   *
   * @param lift ratio
   */
  canSee(lift: number, canaryRequests: number, controlRequests: number, base: BaseRates): boolean;
}
