/** DEBIT: the standard deviation of noughts and ones follows from their mean. */
import { expected } from '../../errors.ts';
import { requireCount } from '../../statistics/arguments.ts';
import type { Interval } from '../../statistics/interval.ts';
import type { CheckFinding } from './consistency-check.ts';
import { grimShare } from './grim.ts';
import { grouped, saidRange } from './phrases.ts';
import { meet } from './range-arithmetic.ts';
import { roundedNumber, roundingInterval } from './rounded-number.ts';

/**
 * Whether a printed standard deviation can belong to a printed mean of n noughts and ones: √(m(1 − m)n/(n − 1)) over
 * all m = k/n that round to the mean; the divisor n, without correction, is accepted as well.
 *
 * Source: Heathers & Brown (2019), "DEBIT: a simple consistency test for binary data" (preprint).
 * Known false positives: values that are not all 0 or 1, an n that counts missing values, weighted means, and a
 * standard deviation that was computed from an already rounded mean.
 *
 * @param mean "0.32" or "32%"
 * @param deviation "0.47", in the same unit of noughts and ones
 * @param n whole number ≥ 2
 * @throws ArgumentError on strings that are no such numbers, or n out of range
 */
export function debitFinding(mean: string, deviation: string, n: number): CheckFinding {
  requireCount('debit: n', n, 2);
  const printed = roundedNumber(deviation, 'debit: standard deviation');
  if (printed.relation !== 'equal' || printed.value < 0) {
    throw expected('debit: standard deviation', 'a number of at least 0, without < or >', deviation);
  }
  const { counts } = grimShare(mean, n);
  const printedRange = roundingInterval(printed);
  const shared = { unit: 'number', printedRanges: [printedRange], power: null } as const;
  if (counts === null) {
    const why = `No standard deviation follows: no whole number of ${grouped(n)} rounds to ${mean}.`;
    return { ...shared, outcome: 'inconsistent', recomputed: [], why };
  }
  const corrected = deviations(counts.first, counts.last, n, n - 1);
  const uncorrected = deviations(counts.first, counts.last, n, n);
  const divisor = meet(corrected, printedRange) ? 'n − 1' : meet(uncorrected, printedRange) ? 'n' : null;
  const shown = divisor === 'n' ? uncorrected : corrected;
  const digits = printed.decimals + 1;
  const verdict =
    divisor === null
      ? `the printed ${deviation} lies outside, with the divisor n too`
      : `the printed ${deviation} agrees`;
  return {
    ...shared,
    outcome: divisor === null ? 'inconsistent' : 'consistent',
    recomputed: [shown],
    why: `A mean of ${mean} over ${grouped(n)} gives a standard deviation of ${saidRange(shown, 'number', digits)} (divisor ${divisor ?? 'n − 1'}); ${verdict}.`,
  };
}

/** Range of √(k(n − k)/(n·divisor)) over first ≤ k ≤ last; it is largest at n/2. */
function deviations(first: number, last: number, n: number, divisor: number): Interval {
  const at = (k: number): number => Math.sqrt((k * (n - k)) / n / divisor);
  const ends = [at(first), at(last)];
  const middle = Math.min(Math.max(Math.floor(n / 2), first), last);
  return { lower: Math.min(...ends), upper: Math.max(...ends, at(middle)) };
}
