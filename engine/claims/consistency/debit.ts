/** DEBIT: the standard deviation of zeros and ones follows from their mean. */
import { type Interval, requireCount } from '../../statistics/sample.ts';
import type { CheckFinding } from './consistency-check.ts';
import { printedDeviation } from './deviation.ts';
import { grimShare } from './grim.ts';
import { grouped, saidRange } from './phrases.ts';
import { meet } from './range-arithmetic.ts';
import { roundingInterval } from './rounded-number.ts';

/**
 * Whether a printed standard deviation can belong to a printed mean of n zeros and ones: √(m(1 − m)n/(n − 1)) over
 * all m = k/n that round to the mean, or with the divisor n; the sentence says which fits.
 *
 * Source: Heathers & Brown (2019), "DEBIT: a simple consistency test for binary data" (preprint).
 * Known false positives: values that are not all 0 or 1, an n that counts missing values, weighted means, and a
 * standard deviation that was computed from an already rounded mean.
 *
 * @param mean "0.32" or "32%"
 * @param deviation "0.47", in the same unit
 * @param n whole number ≥ 2
 * @throws ArgumentError on strings that are no such numbers, or n out of range
 */
export function debitFinding(mean: string, deviation: string, n: number): CheckFinding {
  requireCount('debit: n', n, 2);
  const printed = printedDeviation(deviation, 'debit: standard deviation');
  const { counts } = grimShare(mean, n);
  const printedRange = roundingInterval(printed);
  const shared = { unit: 'number', printedRanges: [printedRange], power: null } as const;
  if (counts === null) {
    const why = `No standard deviation follows: no whole number of ${grouped(n)} rounds to ${mean}.`;
    return { ...shared, outcome: 'inconsistent', recomputed: [], why };
  }
  const corrected = deviations(counts.first, counts.last, n, n - 1);
  const uncorrected = deviations(counts.first, counts.last, n, n);
  const fits = { corrected: meet(corrected, printedRange), uncorrected: meet(uncorrected, printedRange) };
  const digits = printed.decimals + 1;
  const range = (values: Interval, divisor: string): string =>
    `${saidRange(values, 'number', digits)} with the divisor ${divisor}`;
  const ranges = `${range(corrected, 'n − 1')}, ${range(uncorrected, 'n')}`;
  return {
    ...shared,
    outcome: fits.corrected || fits.uncorrected ? 'consistent' : 'inconsistent',
    recomputed:
      fits.corrected === fits.uncorrected
        ? [corrected, uncorrected]
        : [fits.corrected ? corrected : uncorrected],
    why: `A mean of ${mean} over ${grouped(n)} gives a standard deviation of ${ranges}; the printed ${deviation} ${agreement(fits)}.`,
  };
}

function agreement({
  corrected,
  uncorrected,
}: {
  readonly corrected: boolean;
  readonly uncorrected: boolean;
}): string {
  if (corrected && uncorrected) return 'agrees with either';
  if (corrected) return 'agrees with n − 1';
  return uncorrected ? 'agrees with n' : 'agrees with neither';
}

/** Range of √(k(n − k)/(n·divisor)) over first ≤ k ≤ last; it is largest at n/2. */
function deviations(first: number, last: number, n: number, divisor: number): Interval {
  const at = (k: number): number => Math.sqrt((k * (n - k)) / n / divisor);
  const ends = [at(first), at(last)];
  const middle = Math.min(Math.max(Math.floor(n / 2), first), last);
  return { lower: Math.min(...ends), upper: Math.max(...ends, at(middle)) };
}
