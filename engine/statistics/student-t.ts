/**
 * Student's t distribution: its upper tail, for tests of means, and its two-sided critical value, for their
 * intervals.
 */
import betaincinv from '@stdlib/math-base-special-betaincinv';
import { requireInside, requirePositive } from './arguments.ts';

/**
 * The t that |T| exceeds with probability 1 − confidence: t = √(df·y/(1 − y)) with I_y(½, df/2) = confidence.
 *
 * Source: the inverse of Abramowitz & Stegun (1964) 26.7.1. Solved from the smaller of y and 1 − y, so that neither
 * many degrees of freedom nor a high confidence costs digits.
 *
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
