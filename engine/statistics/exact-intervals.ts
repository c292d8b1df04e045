/**
 * What rests on the incomplete beta function: quantiles of the beta and Student's t distributions, and the intervals that
 * they make exact (Clopper–Pearson, order statistics, a mean of normal observations). Apart, so that pages that show a
 * proportion or a median do not load it.
 */
import betainc from '@stdlib/math-base-special-betainc';
import betaincinv from '@stdlib/math-base-special-betaincinv';
import {
  at,
  type Interval,
  requireCountOf,
  requireInside,
  requirePositive,
  requireProbability,
  requireSample,
  requireSorted,
  type Sample,
  type Side,
  tailProbability,
} from './sample.ts';
import { mean, variance } from './summaries.ts';

/**
 * Exact interval for a proportion: lower end the α/2 quantile of Beta(k, n − k + 1), upper end the 1 − α/2 quantile of
 * Beta(k + 1, n − k), α = 1 − confidence.
 *
 * Source: Clopper & Pearson (1934), Biometrika 26:404–413, in the beta form of Brown, Cai & DasGupta (2001), §4.2.1.
 * Coverage is never below the confidence and often well above it. 0 of n has lower end 0, n of n has upper end 1; the
 * one-sided upper bound of 0 of n is 1 − (1 − confidence)^{1/n}, near 3/n at 95% (the "rule of three").
 * @param successes whole number, 0 … trials
 * @param trials whole number ≥ 1
 * @param confidence in (0, 1)
 * @param side `upper` for a one-sided bound (the lower end is then 0)
 * @throws ArgumentError on counts or a confidence out of range
 */
export function clopperPearsonInterval(
  successes: number,
  trials: number,
  confidence: number,
  side: Side = 'both',
): Interval {
  requireCountOf('clopperPearsonInterval', successes, trials);
  const tail = tailProbability('clopperPearsonInterval', confidence, side);
  const failures = trials - successes;
  return {
    lower: side === 'upper' || successes === 0 ? 0 : betaQuantile(tail, successes, failures + 1),
    upper: failures === 0 ? 1 : betaUpperQuantile(tail, successes + 1, failures),
  };
}

/**
 * Distribution-free interval for the p-quantile: [x₍ₗ₎, x₍ᵤ₎] with the largest l and smallest u for which P(B < l) and
 * P(B ≥ u) are each at most (1 − confidence)/2, B ~ Binomial(n, p).
 *
 * Exact binomial for every n (no normal approximation; about 40 evaluations of the incomplete beta function at n =
 * 10⁶). Coverage is at least `confidence`, for ties too; in the sample's unit. Source: David & Nagaraja, Order
 * Statistics (3rd ed., 2003), §7.1; Hahn & Meeker, Statistical Intervals (1991), §5.2. Where the sample is too small
 * for an end (n < 6 for a median at 95%), no such end exists and it is −∞ or ∞.
 * @param sorted the sample in ascending order
 * @throws ArgumentError on an empty or unsorted sample, or unless 0 < p < 1 and 0 < confidence < 1
 */
export function quantileInterval(sorted: Sample, p: number, confidence: number): Interval {
  requireSorted('quantileInterval: sorted', sorted);
  requireInside('quantileInterval: p', p);
  const tail = tailProbability('quantileInterval', confidence);
  const n = sorted.length;
  // Both searches count the k in 0…n−1 for which a condition holds that changes once.
  const belowRank = countWhile(n, (k) => binomialAtMost(k, n, p) <= tail);
  const fromRank = n - countWhile(n, (k) => binomialAtMost(k, n, 1 - p) <= tail);
  return {
    lower: belowRank === 0 ? Number.NEGATIVE_INFINITY : at(sorted, belowRank - 1),
    upper: fromRank === n ? Number.POSITIVE_INFINITY : at(sorted, fromRank),
  };
}

/** P(Binomial(n, p) ≤ k) = I_{1−p}(n − k, k + 1) for 0 ≤ k < n; DLMF 8.17.5. */
function binomialAtMost(k: number, n: number, p: number): number {
  return betainc(1 - p, n - k, k + 1);
}

/** How many of 0, 1, … n − 1 satisfy a condition that holds up to a point and never after it. */
function countWhile(n: number, holds: (k: number) => boolean): number {
  let low = 0;
  let high = n;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (holds(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Student's interval for the mean: x̄ ± t·s/√n, t of n − 1 degrees of freedom.
 *
 * Source: Student (1908), Biometrika 6(1); for independent replications of a simulation, Law, Simulation Modeling and
 * Analysis (5th ed.), §4.5. In the sample's unit. Exact for normal observations; replications' averages are close to
 * it. Equal observations give an interval of width 0.
 * @throws ArgumentError on fewer than two observations, NaN or ±∞, or unless 0 < confidence < 1
 */
export function meanInterval(sample: Sample, confidence: number): Interval {
  requireSample('meanInterval: sample', sample, 2);
  tailProbability('meanInterval', confidence);
  const center = mean(sample);
  const half = studentTCritical(confidence, sample.length - 1) * Math.sqrt(variance(sample) / sample.length);
  return { lower: center - half, upper: center + half };
}

/**
 * The t that |T| exceeds with probability 1 − confidence: t = √(df·y/(1 − y)) with I_y(½, df/2) = confidence.
 *
 * Source: the inverse of Abramowitz & Stegun (1964) 26.7.1. Solved from the smaller of y and 1 − y, so that neither
 * many degrees of freedom nor a high confidence costs digits.
 * @throws ArgumentError unless 0 < confidence < 1 and df > 0
 */
export function studentTCritical(confidence: number, df: number): number {
  requireInside('studentTCritical: confidence', confidence);
  requirePositive('studentTCritical: df', df);
  const y = betaincinv(confidence, 0.5, df / 2);
  if (y < 0.5) return Math.sqrt((df * y) / (1 - y));
  const complement = betaincinv(1 - confidence, df / 2, 0.5);
  return Math.sqrt((df * (1 - complement)) / complement);
}

/**
 * The x in [0, 1] below which a Beta(a, b) falls with probability p: the solution of Iₓ(a, b) = p.
 *
 * Source: NIST DLMF §8.17 (the function), Boost's ibeta_inv as ported by stdlib (the method). p = 0 and 1 give 0 and 1.
 * @throws ArgumentError unless 0 ≤ p ≤ 1 and a, b > 0
 */
export function betaQuantile(p: number, a: number, b: number): number {
  requireProbability('betaQuantile: p', p);
  requirePositive('betaQuantile: a', a);
  requirePositive('betaQuantile: b', b);
  return betaincinv(p, a, b);
}

/**
 * The x in [0, 1] that a Beta(a, b) exceeds with probability p: the solution of 1 − Iₓ(a, b) = p.
 *
 * The same as betaQuantile(1 − p, a, b) without the rounding of 1 − p, which would cost a small p its digits.
 * @throws ArgumentError unless 0 ≤ p ≤ 1 and a, b > 0
 */
export function betaUpperQuantile(p: number, a: number, b: number): number {
  requireProbability('betaUpperQuantile: p', p);
  requirePositive('betaUpperQuantile: a', a);
  requirePositive('betaUpperQuantile: b', b);
  return betaincinv(p, a, b, true);
}
