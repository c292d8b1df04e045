/**
 * A confidence interval for a quantile that assumes nothing about the distribution: two order statistics.
 */
import betainc from '@stdlib/math-base-special-betainc';
import { requireInside } from './arguments.ts';
import { type Interval, tailProbability } from './interval.ts';
import { at, requireSorted, type Sample } from './sample.ts';

/**
 * Distribution-free interval for the p-quantile: [x₍ₗ₎, x₍ᵤ₎] with the largest l and smallest u for which P(B < l)
 * and P(B ≥ u) are each at most (1 − confidence)/2, B ~ Binomial(n, p).
 *
 * Exact binomial for every n (no normal approximation; about 40 evaluations of the incomplete beta function at n =
 * 10⁶). Coverage is at least `confidence`, for ties too; in the sample's unit. Source: David & Nagaraja, Order
 * Statistics (3rd ed., 2003), §7.1; Hahn & Meeker, Statistical Intervals (1991), §5.2. Where the sample is too
 * small for an end (n < 6 for a median at 95%), no such end exists and it is −∞ or ∞.
 *
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
