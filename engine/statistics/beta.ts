/**
 * The beta distribution's quantiles: the ends of exact binomial intervals and of Bayesian ones.
 */
import betaincinv from '@stdlib/math-base-special-betaincinv';
import { requirePositive, requireProbability } from './arguments.ts';

/**
 * The x in [0, 1] below which a Beta(a, b) falls with probability p: the solution of Iₓ(a, b) = p.
 *
 * Source: NIST DLMF §8.17 (the function), Boost's ibeta_inv as ported by stdlib (the method). p = 0 and 1 give 0
 * and 1.
 *
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
 *
 * @throws ArgumentError unless 0 ≤ p ≤ 1 and a, b > 0
 */
export function betaUpperQuantile(p: number, a: number, b: number): number {
  requireProbability('betaUpperQuantile: p', p);
  requirePositive('betaUpperQuantile: a', a);
  requirePositive('betaUpperQuantile: b', b);
  return betaincinv(p, a, b, true);
}
