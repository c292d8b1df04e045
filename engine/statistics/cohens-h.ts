/**
 * Cohen's h: the size of a difference between two proportions, on a scale where equal steps are equally detectable.
 */
import betainc from '@stdlib/math-base-special-betainc';
import { requireProbability } from './arguments.ts';

/**
 * Cohen's h: 2 arcsin √p₁ − 2 arcsin √p₂.
 *
 * Source: Cohen, Statistical Power Analysis (2nd ed., 1988), §6.2. In radians, [−π, π], positive where p₁ is larger.
 * 2 arcsin √p is computed as π·I_p(½, ½), the arcsine distribution: the built-in arcsine differs between browsers.
 *
 * @throws ArgumentError unless both are in [0, 1]
 */
export function cohensH(p1: number, p2: number): number {
  requireProbability('cohensH: p1', p1);
  requireProbability('cohensH: p2', p2);
  return Math.PI * betainc(p1, 0.5, 0.5) - Math.PI * betainc(p2, 0.5, 0.5);
}
