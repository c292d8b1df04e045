/**
 * The z test of two independent proportions.
 */
import { requireCountOf } from './arguments.ts';
import { normalSurvival } from './normal.ts';
import { crossDifference } from './two-by-two.ts';

/**
 * Pooled z test: z = (p₁ − p₂)/√(p(1 − p)(1/n₁ + 1/n₂)), p = (k₁ + k₂)/(n₁ + n₂); p-value 2Q(|z|).
 *
 * Source: Fleiss, Levin & Paik, Statistical Methods for Rates and Proportions (3rd ed., 2003), ch. 3, without
 * correction. z > 0 where the first proportion is larger; two-sided and asymptotic. Where both proportions are 0,
 * or both 1: z 0, p 1.
 *
 * @throws ArgumentError unless 0 ≤ k ≤ n and n ≥ 1, whole numbers, in each group
 */
export function twoProportionZ(
  k1: number,
  n1: number,
  k2: number,
  n2: number,
): { readonly z: number; readonly p: number } {
  requireCountOf('twoProportionZ', k1, n1, 'k1', 'n1');
  requireCountOf('twoProportionZ', k2, n2, 'k2', 'n2');
  const successes = k1 + k2;
  const total = n1 + n2;
  if (successes === 0 || successes === total) return { z: 0, p: 1 };
  const pooledVariance = (successes / total) * ((total - successes) / total);
  // exact in whole numbers; k₁/n₁ − k₂/n₂ would round twice before subtracting
  const difference = crossDifference(k1, k2, n1, n2) / n1 / n2;
  const z = difference / Math.sqrt((pooledVariance * total) / n1 / n2);
  return { z, p: 2 * normalSurvival(Math.abs(z)) };
}
