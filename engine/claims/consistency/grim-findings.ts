/** GRIM as a finding: which counts fit, or between which two the printed number falls. */
import { requireCountOf } from '../../statistics/sample.ts';
import type { CheckFinding } from './consistency-check.ts';
import { type Grim, grimMean, grimShare } from './grim.ts';
import { grouped, said } from './phrases.ts';
import { point } from './range-arithmetic.ts';
import { type RoundedNumber, roundedNumber, roundingInterval } from './rounded-number.ts';

/**
 * Whether a printed percentage can be a share of n; see {@link grimShare}.
 *
 * @throws ArgumentError as grimShare
 */
export function shareFinding(printed: string, n: number): CheckFinding {
  const grim = grimShare(printed, n);
  const share = roundedNumber(printed);
  const kOf = (k: number): string => `${grouped(k)} of ${grouped(n)}`;
  return { ...finding(share, grim, n, kOf, 'of'), unit: 'ratio' };
}

/**
 * Whether a printed percentage is that of printed counts, k of n; see {@link grimShare}.
 *
 * @throws ArgumentError as grimShare, or unless 0 ≤ k ≤ n are whole numbers
 */
export function countedShareFinding(k: number, n: number, printed: string): CheckFinding {
  requireCountOf('countedShareFinding', k, n, 'k', 'n');
  const { counts } = grimShare(printed, n);
  const share = roundedNumber(printed);
  const agrees = counts !== null && counts.first <= k && k <= counts.last;
  return {
    outcome: agrees ? 'consistent' : 'inconsistent',
    unit: 'ratio',
    recomputed: [point(k / n)],
    printedRanges: [roundingInterval(share)],
    power: null,
    why: `${grouped(k)} of ${grouped(n)} is ${said(k / n, 'ratio', share.decimals + 1)}; the printed ${printed} ${agrees ? 'agrees' : 'does not agree'}.`,
  };
}

/**
 * Whether a printed mean can be the mean of n whole numbers; see {@link grimMean}.
 *
 * @throws ArgumentError as grimMean
 */
export function meanFinding(printed: string, n: number, items = 1): CheckFinding {
  const grim = grimMean(printed, n, items);
  const values = n * items;
  const sum = (k: number): string => `a sum of ${k < 0 ? '−' : ''}${grouped(Math.abs(k))}`;
  return { ...finding(roundedNumber(printed), grim, values, sum, 'over'), unit: 'number' };
}

function finding(
  number: RoundedNumber,
  { counts, power }: Grim,
  n: number,
  phrase: (k: number) => string,
  preposition: string,
): Omit<CheckFinding, 'unit'> {
  const { printed, value, percent, decimals } = number;
  const printedRanges = [roundingInterval(number)];
  const unit = percent ? 'ratio' : 'number';
  if (counts === null) {
    const below = Math.floor(value * n);
    const near = [below, below + 1];
    const values = near.map((k) => `${phrase(k)} is ${said(k / n, unit, decimals)}`).join(', ');
    return {
      outcome: 'inconsistent',
      recomputed: near.map((k) => point(k / n)),
      printedRanges,
      power,
      why: `No whole number ${preposition} ${grouped(n)} rounds to ${printed}: ${values}.`,
    };
  }
  const { first, last } = counts;
  const which = first === last ? `${phrase(first)} rounds` : `${phrase(first)} to ${phrase(last)} all round`;
  return {
    outcome: power === 0 ? 'no power' : 'consistent',
    recomputed: [{ lower: first / n, upper: last / n }],
    printedRanges,
    power,
    why: `${capital(which)} to ${printed}${power === 0 ? '; with so many, every value of this precision is possible' : ''}.`,
  };
}

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
