/**
 * A confidence interval for the difference of two proportions measured on the same units.
 */
import { expected } from '../errors.ts';
import { requireCount } from './arguments.ts';
import { type Interval, tailProbability } from './interval.ts';
import { normalQuantile } from './normal.ts';

/**
 * Bonett–Price adjusted Wald interval for p_A − p_B from paired data: (p̃₁ − p̃₂) ± z√((p̃₁ + p̃₂ − (p̃₁ −
 * p̃₂)²)/(n + 2)), with p̃₁ = (onlyA + 1)/(n + 2), p̃₂ = (onlyB + 1)/(n + 2).
 *
 * Source: Bonett & Price (2012), "Adjusted Wald confidence interval for a difference of binomial proportions based
 * on paired data", Journal of Educational and Behavioral Statistics 37(4):479–488. In points as a ratio, cut to
 * [−1, 1]. Only the discordant pairs enter; none at all still gives an interval of positive width around 0.
 * Approximate: its coverage is close to the confidence from about n = 25.
 *
 * @param onlyA pairs in which A succeeded and B did not
 * @param onlyB pairs in which B succeeded and A did not
 * @param n all pairs, concordant ones included
 * @param confidence in (0, 1)
 * @throws ArgumentError on counts that do not fit in n, or a confidence out of range
 */
export function pairedDifferenceInterval(
  onlyA: number,
  onlyB: number,
  n: number,
  confidence: number,
): Interval {
  requireCount('pairedDifferenceInterval: n', n, 1);
  requireCount('pairedDifferenceInterval: onlyA', onlyA);
  requireCount('pairedDifferenceInterval: onlyB', onlyB);
  if (onlyA + onlyB > n) {
    throw expected(
      'pairedDifferenceInterval: onlyA + onlyB',
      `at most the ${n} pairs`,
      onlyA + onlyB,
      'n counts the concordant pairs too',
    );
  }
  const z = -normalQuantile(tailProbability('pairedDifferenceInterval', confidence));
  const a = (onlyA + 1) / (n + 2);
  const b = (onlyB + 1) / (n + 2);
  const half = z * Math.sqrt((a + b - (a - b) * (a - b)) / (n + 2));
  return { lower: Math.max(-1, a - b - half), upper: Math.min(1, a - b + half) };
}
