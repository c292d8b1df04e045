/** What a staged rollout returns. */

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
