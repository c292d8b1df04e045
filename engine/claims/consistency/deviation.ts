/** One standard deviation that two documents give, when neither says its divisor. */
import { expected } from '../../errors.ts';
import { requireCount } from '../../statistics/sample.ts';
import type { CheckFinding } from './consistency-check.ts';
import { against } from './recomputed.ts';
import { printedEquality, type RoundedNumber, roundedNumber, roundingInterval } from './rounded-number.ts';

/**
 * Whether two printed standard deviations of the same n values can be one, whichever of them was computed with the divisor n
 * and which with n − 1: the range of the one is widened by √(n/(n − 1)) both ways.
 *
 * @param n whole number ≥ 2
 * @throws ArgumentError on strings that are no printed numbers above 0, or n out of range
 */
export function deviationFinding(there: string, here: string, n: number): CheckFinding {
  requireCount('deviationFinding: n', n, 2);
  const { lower, upper } = roundingInterval(roundedNumber(there, 'deviationFinding: there'));
  if (lower < 0)
    throw expected('deviationFinding: there', 'a number that cannot be below 0 unrounded', there);
  const divisors = Math.sqrt(n / (n - 1));
  const either = { lower: lower / divisors, upper: upper * divisors };
  return against(either, here, 'minutes', `With the divisor n or n − 1, ${there}`);
}

/**
 * A printed standard deviation.
 *
 * @throws ArgumentError on a number below 0, or one with < or >
 */
export function printedDeviation(printed: string, where: string): RoundedNumber {
  const number = printedEquality(printed, where);
  if (number.value < 0) throw expected(where, 'a number of at least 0', printed);
  return number;
}
