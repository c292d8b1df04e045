/**
 * Clopper and Pearson's exact interval: where "at least 95%" must hold for every proportion.
 */
import { requireCountOf } from './arguments.ts';
import { betaQuantile, betaUpperQuantile } from './beta.ts';
import { type Interval, type Side, tailProbability } from './interval.ts';

/**
 * Exact interval for a proportion: lower end the α/2 quantile of Beta(k, n − k + 1), upper end the 1 − α/2 quantile
 * of Beta(k + 1, n − k), α = 1 − confidence.
 *
 * Source: Clopper & Pearson (1934), Biometrika 26:404–413, in the beta form of Brown, Cai & DasGupta (2001),
 * §4.2.1. Coverage is never below the confidence and often well above it. 0 of n has lower end 0, n of n has upper
 * end 1; the one-sided upper bound of 0 of n is 1 − (1 − confidence)^{1/n}, near 3/n at 95% (the "rule of three").
 *
 * @param successes whole number, 0 … trials
 * @param trials whole number ≥ 1
 * @param confidence in (0, 1)
 * @param side `lower` or `upper` for a one-sided bound (the other end is then 1 or 0)
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
    upper: side === 'lower' || failures === 0 ? 1 : betaUpperQuantile(tail, successes + 1, failures),
  };
}
