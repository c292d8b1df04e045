/**
 * Wilson's score interval: the notebook's default interval for a proportion.
 */
import { requireCountOf } from './arguments.ts';
import { type Interval, type Side, tailProbability } from './interval.ts';
import { normalQuantile } from './normal.ts';

/**
 * Score interval for a proportion: (p̂ + z²/2n ± z√(p̂(1 − p̂)/n + z²/4n²)) / (1 + z²/n), without continuity
 * correction.
 *
 * Source: Wilson (1927), "Probable inference", JASA 22:209–212; recommended by Brown, Cai & DasGupta (2001),
 * Statistical Science 16(2):101–133. Both ends in [0, 1]; 0 of n has lower end 0, n of n has upper end 1. Its
 * coverage oscillates around the confidence: take {@link clopperPearsonInterval} where "at least" is needed.
 *
 * @param successes whole number, 0 … trials
 * @param trials whole number ≥ 1
 * @param confidence in (0, 1), for example 0.95
 * @param side `lower` or `upper` for a one-sided bound (the other end is then 1 or 0)
 * @throws ArgumentError on counts or a confidence out of range
 */
export function wilsonInterval(
  successes: number,
  trials: number,
  confidence: number,
  side: Side = 'both',
): Interval {
  requireCountOf('wilsonInterval', successes, trials);
  const z = -normalQuantile(tailProbability('wilsonInterval', confidence, side));
  return {
    lower: side === 'upper' ? 0 : scoreRoot(successes, trials, -z),
    upper: side === 'lower' ? 1 : scoreRoot(successes, trials, z),
  };
}

/**
 * The root of (p̂ − p)² = z²p(1 − p)/n on z's side of p̂. The smaller root is written as the product of both over
 * the larger, k²/(n(k + z²/2 + |z|s)), because the textbook difference loses digits when k is small.
 */
function scoreRoot(k: number, n: number, z: number): number {
  const square = z * z;
  const larger = k + square / 2 + Math.abs(z) * Math.sqrt((k * (n - k)) / n + square / 4);
  if (z < 0) return (k * k) / (n * larger);
  return k === n ? 1 : larger / (n + square);
}
