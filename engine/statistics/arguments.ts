/**
 * Checks of the scalar arguments that the statistics share: probabilities, confidence levels, counts.
 */
import { expected } from '../errors.ts';

/** @throws ArgumentError unless 0 ≤ p ≤ 1 */
export function requireProbability(where: string, p: number): void {
  if (!(p >= 0 && p <= 1)) throw expected(where, 'a number from 0 to 1', p, percentHint(p));
}

/** @throws ArgumentError unless 0 < p < 1 */
export function requireInside(where: string, p: number): void {
  if (!(p > 0 && p < 1)) throw expected(where, 'a number between 0 and 1, both excluded', p, percentHint(p));
}

/** @throws ArgumentError unless n is a whole number of at least `least` */
export function requireCount(where: string, n: number, least = 0): void {
  if (!Number.isSafeInteger(n) || n < least) throw expected(where, `a whole number of at least ${least}`, n);
}

/**
 * Checks k successes of n trials.
 *
 * @param where the calling function; `kName` and `nName` are its arguments
 * @throws ArgumentError unless n ≥ 1 and 0 ≤ k ≤ n are whole numbers
 */
export function requireCountOf(
  where: string,
  k: number,
  n: number,
  kName = 'successes',
  nName = 'trials',
): void {
  requireCount(`${where}: ${nName}`, n, 1);
  if (!Number.isSafeInteger(k) || k < 0 || k > n) {
    throw expected(`${where}: ${kName}`, `a whole number from 0 to ${nName} = ${n}`, k);
  }
}

/** @throws ArgumentError unless x is a finite number above 0 */
export function requirePositive(where: string, x: number): void {
  if (!(x > 0 && x < Number.POSITIVE_INFINITY)) throw expected(where, 'a finite number above 0', x);
}

function percentHint(p: number): string | undefined {
  return p > 1 && p <= 100 ? `percent are written as a ratio, ${p / 100}` : undefined;
}
