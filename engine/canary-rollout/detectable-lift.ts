/** The smallest added error rate that a stage can detect. */
import type { BaseRates, JudgeKind } from './counts.ts';

const STEPS = 40; // bisection to a relative error of about 1e-12

/**
 * By bisection on the judge's own question, on expected counts.
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
