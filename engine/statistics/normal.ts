/** The standard normal distribution: its upper tail and its quantiles, both accurate far out. */
import erfc from '@stdlib/math-base-special-erfc';
import { expected } from '../errors.ts';
import { erfcinv } from '../random/distributions.ts';
import { requireProbability } from './sample.ts';

/**
 * Probability that a standard normal exceeds z: Q(z) = ½ erfc(z/√2).
 *
 * Source: Abramowitz & Stegun (1964) 7.1.2 and 26.2.3. Range (0, 1) for every finite z; below z ≈ 38.4 the result is a
 * normal double (relative error about z²·10⁻¹⁶, from rounding z/√2), beyond 38.6 it is 0. Q(−∞) = 1, Q(∞) = 0.
 * @throws ArgumentError on NaN
 */
export function normalSurvival(z: number): number {
  if (Number.isNaN(z)) throw expected('normalSurvival: z', 'a number', z);
  return 0.5 * erfc(z / Math.SQRT2);
}

/**
 * The z below which a standard normal falls with probability p: Φ⁻¹(p) = −√2 erfcinv(2p).
 *
 * Source: the inverse of Abramowitz & Stegun (1964) 26.2.3. Accurate to p = 10⁻³⁰⁰ (stdlib's own normal quantile is −∞
 * there); an upper tail closer to 1 than 10⁻¹⁶ has no double: ask for −normalQuantile(1 − p) with the small number
 * instead. p = 0 and 1 give ∓∞.
 * @throws ArgumentError unless 0 ≤ p ≤ 1
 */
export function normalQuantile(p: number): number {
  requireProbability('normalQuantile: p', p);
  return p === 0.5 ? 0 : -Math.SQRT2 * erfcinv(2 * p);
}
