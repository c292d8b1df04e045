/**
 * GRIM: the granularity-related inconsistency of means. A share or mean of n whole numbers is a whole number over n.
 *
 * Source: Brown & Heathers (2017), "The GRIM test", Social Psychological and Personality Science 8(4):363–369.
 */
import { expected } from '../../errors.ts';
import { requireCount, requireCountOf } from '../../statistics/sample.ts';
import { sentence } from '../verdict.ts';
import { type CheckFinding, grouped, numberText } from './consistency-check.ts';
import {
  point,
  printedEquality,
  type RoundedNumber,
  roundedNumber,
  roundingInterval,
} from './rounded-number.ts';

// Exact division of whole numbers of any size.

/** 10 to a power; 1 where the power is not positive. */
export function tenTo(power: number): bigint {
  return BigInt(`1${'0'.repeat(Math.max(0, power))}`);
}

/** The largest whole number of at most a/b; b > 0. */
export function floorDivided(a: bigint, b: bigint): bigint {
  return (a - modulo(a, b)) / b;
}

/** The smallest whole number of at least a/b; b > 0. */
export function ceilDivided(a: bigint, b: bigint): bigint {
  return -floorDivided(-a, b);
}

/** The remainder from 0 to b − 1; b > 0. */
export function modulo(a: bigint, b: bigint): bigint {
  const rest = a % b;
  return rest < 0n ? rest + b : rest;
}

const SMALLER = 'a smaller number, so that sums stay below 9,007,199,254,740,992';

export interface Grim {
  /** The whole numbers k, first to last, for which k/n rounds to the printed number; null if no such number exists. */
  readonly counts: { readonly first: number; readonly last: number } | null;
  /** Share of printed values of this precision that no whole number of n gives. */
  readonly power: number;
}

/**
 * The counts k, 0 ≤ k ≤ n, for which k/n rounds to a printed percentage or ratio; halves may go up or down.
 *
 * Known false positives: an n that is not the percentage's own denominator (missing values, a subgroup), weighted or
 * averaged shares, and truncated instead of rounded digits.
 * @param printed "14.4%" or "0.144"
 * @param n what it is a share of, whole number ≥ 1
 * @throws ArgumentError on a number outside 0 to 100%, one with < or >, or an n out of range
 */
export function grimShare(printed: string, n: number): Grim {
  const share = printedShare(printed, 'grimShare: share');
  requireCount('grimShare: n', n, 1);
  const { counts, power } = grimOf(share, n, 'grimShare');
  const first = Math.max(0, counts?.first ?? 0);
  const last = Math.min(n, counts?.last ?? -1);
  return { counts: first <= last ? { first, last } : null, power };
}

/**
 * The sums of n whole numbers for which sum/n rounds to a printed mean; halves may go up or down.
 *
 * Known false positives: values that are not whole (scales with halves, averages of several items: give `items`), means
 * of transformed or imputed values, and an n that counts those who gave no answer.
 * @param printed "3.45", any sign
 * @param n how many values, whole number ≥ 1
 * @param items whole-number items that were averaged into each value; 1 for none
 * @throws ArgumentError on a percentage, a number with < or >, or counts out of range
 */
export function grimMean(printed: string, n: number, items = 1): Grim {
  const mean = printedMean(printed, 'grimMean: mean');
  requireCount('grimMean: items', items, 1);
  requireCount('grimMean: n', n, 1);
  return grimOf(mean, n * items, 'grimMean');
}

/**
 * Share of printed values that are impossible for n: 1 − (n + t)/s for n < s, 0 from there on. s is the number of
 * printed values in one whole (1,000 for percentages with one decimal), t the number of k/n that fall on a half and so
 * reach two printed values: gcd(s, n) when twice that divides n, else 0.
 */
export function grimPower(stepsPerOne: number, n: number): number {
  if (n >= stepsPerOne) return 0;
  const divisor = greatestCommonDivisor(stepsPerOne, n);
  const halves = n % (2 * divisor) === 0 ? divisor : 0;
  return 1 - (n + halves) / stepsPerOne;
}

/**
 * A printed share, as a percentage or a ratio.
 * @throws ArgumentError on a number outside 0 to 100%, or one with < or >
 */
export function printedShare(printed: string, where: string): RoundedNumber {
  const share = printedEquality(printed, where);
  if (share.value >= 0 && share.value <= 1) return share;
  const fix =
    !share.percent && share.value > 1 && share.value <= 100
      ? `a percentage is written ${share.printed}%`
      : undefined;
  throw expected(where, 'a share from 0 to 100%', printed, fix);
}

/** @throws ArgumentError on a percentage, or a number with < or > */
export function printedMean(printed: string, where: string): RoundedNumber {
  const mean = printedEquality(printed, where);
  if (mean.percent) throw expected(where, 'a mean without a percent sign', printed);
  return mean;
}

/** |k/n − value| ≤ half a unit of the last digit, in whole numbers of any size. */
function grimOf({ steps, exponent }: RoundedNumber, n: number, where: string): Grim {
  if (!Number.isSafeInteger(n)) throw expected(`${where}: n`, SMALLER, n);
  const halfUnits = 2n * tenTo(-exponent);
  const times = BigInt(n) * tenTo(exponent);
  const first = Number(ceilDivided(BigInt(2 * steps - 1) * times, halfUnits));
  const last = Number(floorDivided(BigInt(2 * steps + 1) * times, halfUnits));
  if (!Number.isSafeInteger(first) || !Number.isSafeInteger(last)) {
    throw expected(`${where}: n`, SMALLER, n);
  }
  const stepsPerOne = Number(`1e${-exponent}`);
  return { counts: first <= last ? { first, last } : null, power: grimPower(stepsPerOne, n) };
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}

// GRIM as a finding: the counts that fit, or the two between which the printed number falls.

/** Whether a printed percentage can be a share of n; see {@link grimShare}. @throws ArgumentError as grimShare */
export function shareFinding(printed: string, n: number): CheckFinding {
  const grim = grimShare(printed, n);
  const share = roundedNumber(printed);
  const kOf = (k: number): string => `${grouped(k)} of ${grouped(n)}`;
  return { ...finding(share, grim, n, kOf, `No count out of ${grouped(n)} gives`), unit: 'ratio' };
}

/**
 * Whether a printed percentage is that of printed counts, k of n; see {@link grimShare}.
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
    why: `${grouped(k)} of ${grouped(n)} is ${numberText(k / n, 'ratio', share.decimals + 1)}; the printed ${printed} ${agrees ? 'agrees' : 'does not agree'}.`,
  };
}

/**
 * Whether a printed mean can be the mean of n whole numbers; see {@link grimMean}.
 * @throws ArgumentError as grimMean
 */
export function meanFinding(printed: string, n: number, items = 1): CheckFinding {
  const grim = grimMean(printed, n, items);
  const values = n * items;
  const sum = (k: number): string => `a sum of ${k < 0 ? '−' : ''}${grouped(Math.abs(k))}`;
  return {
    ...finding(
      roundedNumber(printed),
      grim,
      values,
      sum,
      `No sum of ${grouped(values)} whole numbers gives a mean of`,
    ),
    unit: 'number',
  };
}

function finding(
  number: RoundedNumber,
  { counts, power }: Grim,
  n: number,
  phrase: (k: number) => string,
  none: string,
): Omit<CheckFinding, 'unit'> {
  const { printed, value, percent, decimals } = number;
  const printedRanges = [roundingInterval(number)];
  const unit = percent ? 'ratio' : 'number';
  if (counts === null) {
    const below = Math.floor(value * n);
    const near = [below, below + 1];
    const values = near.map((k) => `${phrase(k)} is ${numberText(k / n, unit, decimals)}`).join(', ');
    return {
      outcome: 'inconsistent',
      recomputed: near.map((k) => point(k / n)),
      printedRanges,
      power,
      why: `${none} ${printed}: ${values}.`,
    };
  }
  const { first, last } = counts;
  const which = first === last ? `${phrase(first)} rounds` : `${phrase(first)} to ${phrase(last)} all round`;
  return {
    outcome: power === 0 ? 'no power' : 'consistent',
    recomputed: [{ lower: first / n, upper: last / n }],
    printedRanges,
    power,
    why: sentence(
      `${which} to ${printed}${power === 0 ? '; with so many, every value of this precision is possible' : ''}`,
    ),
  };
}
