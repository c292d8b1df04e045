/**
 * The power of one canary stage: the probability that its errors alone make the judge roll back.
 *
 * Errors of canary and control are Poisson with means n·(p + lift) and n′·p, as the model draws them when hosts are equal.
 * Slow requests are put at their expected numbers, and earlier stages at no evidence. Both make the power too low, if
 * anything: stages before it may have gathered evidence, and slow requests may raise a false alarm.
 *
 * Exact sums over the errors that have a chance above about 10⁻²⁰, not simulation: test/engine/canary-rollout/
 * detection-power.test.ts compares them with simulated stages.
 */
import type { BaseRates, JudgeKind } from './stage.ts';

// The smallest added error rate that a stage detects on expected counts.
//
// Real counts scatter around the expected ones, so a stage with exactly this lift rolls back about every second time:
// power 50% to 55% with the always-valid judge and a control of the same size, a little less with the rest of the fleet
// (test/engine/canary-rollout/detection-power.test.ts). `stagePower` gives the lift for any other power. Whether a stage
// is inconclusive is decided by this definition.

const STEPS = 40; // bisection to a relative error of about 1e-12

/**
 * By bisection on the judge's own question.
 * @returns ratio in (0, 1]; Infinity when the stage would not even notice that every request fails
 */
export function detectableLift(
  judge: JudgeKind,
  canaryRequests: number,
  controlRequests: number,
  base: BaseRates,
): number {
  return leastLift(base, (lift) => judge.canSee(lift, canaryRequests, controlRequests, base));
}

/** By bisection: the least added error rate that is enough; Infinity when not even failing every request is. */
function leastLift({ errorRate }: BaseRates, isEnough: (lift: number) => boolean): number {
  let high = 1 - errorRate;
  if (!isEnough(high)) return Number.POSITIVE_INFINITY;
  let low = 0;
  for (let step = 0; step < STEPS; step++) {
    const middle = (low + high) / 2;
    if (isEnough(middle)) high = middle;
    else low = middle;
  }
  return high;
}

/** The power that is usually asked of a test. */
const USUAL_POWER = 0.8;

/** What one stage detects. */
export interface StageDetection {
  /** Smallest added error rate that it detects on expected counts, ratio; Infinity when none. */
  readonly lift: number;
  /** Probability of a rollback at that lift; where no lift is detectable, the probability when every request fails. */
  readonly power: number;
  /** Smallest added error rate that it detects with a probability of 80%, ratio; Infinity when none. */
  readonly liftAtUsualPower: number;
}

export function stageDetection(
  judge: JudgeKind,
  canaryRequests: number,
  controlRequests: number,
  base: BaseRates,
): StageDetection {
  const lift = detectableLift(judge, canaryRequests, controlRequests, base);
  const power = stagePower(judge, canaryRequests, controlRequests, base);
  return { lift, power: power.at(lift), liftAtUsualPower: power.liftFor(USUAL_POWER) };
}

const NEGLIGIBLE = 1e-20; // relative to the likeliest count

/** The power of a stage by added error rate. */
export interface StagePower {
  /** Probability of a rollback at an added error rate, ratios. */
  at(lift: number): number;
  /** The smallest added error rate at which that probability is at least `power`; Infinity when it never is. */
  liftFor(power: number): number;
}

/** A stage in which nothing can be counted has power 0. */
export function stagePower(
  judge: JudgeKind,
  canaryRequests: number,
  controlRequests: number,
  base: BaseRates,
): StagePower {
  const control = poissonWeights(controlRequests * base.errorRate);
  const needed = errorsNeeded(judge, canaryRequests, controlRequests, base, control);
  const at = (lift: number): number => {
    const upper = upperTail(poissonWeights(canaryRequests * Math.min(1, base.errorRate + lift)));
    let sum = 0;
    for (let i = 0; i < needed.length; i++) sum += control.weights[i]! * upper(needed[i]!);
    return sum;
  };
  return {
    at,
    liftFor: (power) => leastLift(base, (lift) => at(lift) >= power),
  };
}

/** Probabilities of the counts from `first` on. */
interface PoissonWeights {
  readonly first: number;
  readonly weights: Float64Array;
}

/** From the likeliest count outwards by P(k + 1) = P(k) · mean / (k + 1), then divided by their sum: no factorials. */
function poissonWeights(mean: number): PoissonWeights {
  const mode = Math.floor(mean);
  const below: number[] = [];
  for (let k = mode, weight = 1; k > 0 && weight > NEGLIGIBLE; k--) {
    weight *= k / mean;
    below.push(weight);
  }
  const above: number[] = [1];
  for (let k = mode, weight = 1; weight > NEGLIGIBLE; k++) {
    weight *= mean / (k + 1);
    above.push(weight);
  }
  const weights = Float64Array.from([...below.toReversed(), ...above]);
  let total = 0;
  for (const weight of weights) total += weight;
  return { first: mode - below.length, weights: weights.map((weight) => weight / total) };
}

/** P(X ≥ k). */
function upperTail({ first, weights }: PoissonWeights): (k: number) => number {
  const tails = new Float64Array(weights.length);
  let sum = 0;
  for (let i = weights.length - 1; i >= 0; i--) {
    sum += weights[i]!;
    tails[i] = sum;
  }
  return (k) => (k <= first ? 1 : k >= first + weights.length ? 0 : tails[k - first]!);
}

/**
 * For each number of errors in the control, how many in the canary make the judge roll back; Infinity when not even
 * errors only do. It never falls as the control's errors grow.
 */
function errorsNeeded(
  judge: JudgeKind,
  canaryRequests: number,
  controlRequests: number,
  base: BaseRates,
  control: PoissonWeights,
): Float64Array {
  const breaches = (canaryErrors: number, controlErrors: number): boolean =>
    judge.start().look({
      canaryRequests,
      controlRequests,
      canaryErrors,
      controlErrors,
      canarySlow: canaryRequests * base.slowShare,
      controlSlow: controlRequests * base.slowShare,
    });
  let needed = leastErrors(canaryRequests, (x) => breaches(x, control.first));
  return control.weights.map((_, i) => {
    while (needed <= canaryRequests && !breaches(needed, control.first + i)) needed += 1;
    if (needed > canaryRequests) needed = Number.POSITIVE_INFINITY;
    return needed;
  });
}

/** By bisection on whole numbers: the least count up to `most` that breaches, Infinity when none does. */
function leastErrors(most: number, breaches: (count: number) => boolean): number {
  if (!breaches(most)) return Number.POSITIVE_INFINITY;
  let low = -1;
  let high = most;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (breaches(middle)) high = middle;
    else low = middle;
  }
  return high;
}
