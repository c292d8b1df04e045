/**
 * Student's t distribution: its upper tail, for tests of means, and its two-sided critical value, for their
 * intervals.
 */
import betainc from '@stdlib/math-base-special-betainc';
import betaincinv from '@stdlib/math-base-special-betaincinv';
import { expected } from '../errors.ts';
import { requireInside, requirePositive } from './arguments.ts';
import { normalSurvival } from './normal.ts';

/**
 * Probability that Student's t with `df` degrees of freedom exceeds x: ½ I_y(df/2, ½) with y = df/(df + x²) for x ≥
 * 0.
 *
 * Source: Abramowitz & Stegun (1964) 26.7.1. df need not be whole (Welch); df = ∞ is the normal distribution. Where
 * x² < df the complement is used, since y then rounds too close to 1.
 *
 * @throws ArgumentError on NaN, or unless df > 0
 */
export function studentTSurvival(x: number, df: number): number {
  if (Number.isNaN(x)) throw expected('studentTSurvival: x', 'a number', x);
  if (df === Number.POSITIVE_INFINITY) return normalSurvival(x);
  requirePositive('studentTSurvival: df', df);
  const square = x * x;
  if (square === Number.POSITIVE_INFINITY) return x > 0 ? 0 : 1;
  const half =
    square < df
      ? 0.5 * betainc(square / (df + square), 0.5, df / 2, true, true)
      : 0.5 * betainc(df / (df + square), df / 2, 0.5);
  return x >= 0 ? half : 1 - half;
}

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
