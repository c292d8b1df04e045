/**
 * The smallest added error rate that a stage detects on expected counts.
 *
 * Real counts scatter around the expected ones, so a stage with exactly this lift rolls back about every second time:
 * power 50% to 55% with the always-valid judge and a control of the same size, a little less with the rest of the fleet
 * (test/engine/canary-rollout/detection-power.test.ts). `stagePower` gives the lift for any other power. Whether a stage
 * is inconclusive is decided by this definition.
 */
import type { BaseRates, JudgeKind } from './counts.ts';

const STEPS = 40; // bisection to a relative error of about 1e-12

/**
 * By bisection on the judge's own question.
 *
 * @returns ratio in (0, 1]; Infinity when the stage would not even notice that every request fails
 */
export function detectableLift(
  judge: JudgeKind,
  canaryRequests: number,
  controlRequests: number,
  base: BaseRates,
): number {
  let high = 1 - base.errorRate;
  if (!judge.canSee(high, canaryRequests, controlRequests, base)) return Number.POSITIVE_INFINITY;
  let low = 0;
  for (let step = 0; step < STEPS; step++) {
    const middle = (low + high) / 2;
    if (judge.canSee(middle, canaryRequests, controlRequests, base)) high = middle;
    else low = middle;
  }
  return high;
}
