/**
 * A confidence interval for the difference of two independent proportions.
 */
import { requireCountOf } from './arguments.ts';
import type { Interval } from './interval.ts';
import { wilsonInterval } from './proportions.ts';
import { crossDifference } from './two-by-two.ts';

/**
 * Newcombe's hybrid score interval for p₁ − p₂: (d − √((p₁ − l₁)² + (u₂ − p₂)²), d + √((u₁ − p₁)² + (p₂ − l₂)²)), where
 * (lᵢ, uᵢ) are the Wilson intervals of the two.
 *
 * Source: Newcombe (1998), "Interval estimation for the difference between independent proportions", Statistics in
 * Medicine 17:873–890, method 10 (without continuity correction). In points as a ratio, within [−1, 1]. Groups of any
 * sizes; 0 of n and n of n give intervals of positive width.
 *
 * @param confidence in (0, 1)
 * @throws ArgumentError unless 0 ≤ k ≤ n and n ≥ 1, whole numbers, in each group, or on a confidence out of range
 */
export function newcombeInterval(
  k1: number,
  n1: number,
  k2: number,
  n2: number,
  confidence: number,
): Interval {
  requireCountOf('newcombeInterval', k1, n1, 'k1', 'n1');
  requireCountOf('newcombeInterval', k2, n2, 'k2', 'n2');
  const [p1, p2] = [k1 / n1, k2 / n2];
  const first = wilsonInterval(k1, n1, confidence);
  const second = wilsonInterval(k2, n2, confidence);
  const difference = crossDifference(k1, k2, n1, n2) / n1 / n2;
  const length = (a: number, b: number): number => Math.sqrt(a * a + b * b);
  return {
    lower: Math.max(-1, difference - length(p1 - first.lower, second.upper - p2)),
    upper: Math.min(1, difference + length(first.upper - p1, p2 - second.lower)),
  };
}
