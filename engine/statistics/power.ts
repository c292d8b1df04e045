/**
 * Power of the two comparisons that the study makes, by the normal approximation: how often a true difference is
 * found.
 */
import { requireCount, requireInside, requireProbability } from './arguments.ts';
import { normalQuantile, normalSurvival } from './normal.ts';

/**
 * Power of the two-sided pooled z test of two proportions: Q((zs₀ − Δ)/s₁) + Q((zs₀ + Δ)/s₁), Δ = |p₁ − p₂|, s₀² =
 * p̄(1 − p̄)(1/n₁ + 1/n₂) under equality, p̄ = (n₁p₁ + n₂p₂)/(n₁ + n₂), s₁² = p₁(1 − p₁)/n₁ + p₂(1 − p₂)/n₂ under the alternative.
 *
 * Source: Fleiss, Levin & Paik (3rd ed., 2003), ch. 4, without continuity correction. Equal proportions give alpha;
 * 0 against 1 (no variance under the alternative) gives 1 or 0 as Δ exceeds zs₀ or not.
 *
 * @param p1 proportion in the first arm, [0, 1]
 * @param p2 proportion in the second arm, [0, 1]
 * @param n1 observations in the first arm, whole number ≥ 1
 * @param n2 … in the second
 * @param alpha significance level in (0, 1)
 * @throws ArgumentError on an argument out of its range
 */
export function powerTwoProportions(design: {
  readonly p1: number;
  readonly p2: number;
  readonly n1: number;
  readonly n2: number;
  readonly alpha: number;
}): number {
  const { p1, p2, n1, n2, alpha } = design;
  requireProbability('powerTwoProportions: p1', p1);
  requireProbability('powerTwoProportions: p2', p2);
  requireCount('powerTwoProportions: n1', n1, 1);
  requireCount('powerTwoProportions: n2', n2, 1);
  requireInside('powerTwoProportions: alpha', alpha);
  if (p1 === p2) return alpha;
  const z = -normalQuantile(alpha / 2);
  const difference = Math.abs(p1 - p2);
  const average = (n1 * p1 + n2 * p2) / (n1 + n2);
  const underEquality = Math.sqrt(average * (1 - average) * (1 / n1 + 1 / n2));
  const underDifference = Math.sqrt((p1 * (1 - p1)) / n1 + (p2 * (1 - p2)) / n2);
  if (underDifference === 0) return difference > z * underEquality ? 1 : 0;
  return (
    normalSurvival((z * underEquality - difference) / underDifference) +
    normalSurvival((z * underEquality + difference) / underDifference)
  );
}
