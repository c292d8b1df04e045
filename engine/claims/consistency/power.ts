/** The power to find the difference of two printed rates, against a printed power. */

import { powerTwoProportions } from '../../statistics/proportions.ts';
import type { Interval } from '../../statistics/sample.ts';
import type { CheckFinding } from './consistency-check.ts';
import { printedShare } from './grim.ts';
import { type PrintedRate, printedProbability } from './p-value.ts';
import { grouped, saidRange } from './phrases.ts';
import { meet } from './range-arithmetic.ts';
import { roundingInterval } from './rounded-number.ts';

/** Beyond this a power is only said to be above it. */
const NEAR_ONE = 0.9999;

/**
 * The power of the two-sided z test of two proportions over all true rates that round to the two printed ones. It grows with
 * their distance, so the extremes lie at the ends of the ranges; where these meet, the smallest is alpha.
 *
 * @param alpha in (0, 1)
 * @throws ArgumentError on rates that are no shares, arms of nobody, or an alpha out of range
 */
export function powerRange(first: PrintedRate, second: PrintedRate, alpha: number): Interval {
  const [a, b] = [rangeOf(first.rate), rangeOf(second.rate)];
  const corners = [a.lower, a.upper].flatMap((p1) =>
    [b.lower, b.upper].map((p2) => powerTwoProportions({ p1, p2, n1: first.n, n2: second.n, alpha })),
  );
  return { lower: Math.min(...corners, meet(a, b) ? alpha : 1), upper: Math.max(...corners) };
}

/**
 * Whether a printed power, such as "> .99", is that of the z test at the two printed rates.
 *
 * Known false positives: another test (Fisher's, with continuity correction, one-sided), rates that were planned instead of
 * observed, or an n that is not the rates' own.
 *
 * @param alpha two-sided, in (0, 1)
 * @throws ArgumentError as {@link powerRange}, or on a power that is no number from 0 to 1
 */
export function powerFinding(
  first: PrintedRate,
  second: PrintedRate,
  alpha: number,
  printed: string,
): CheckFinding {
  const number = printedProbability(printed, 'power', 'a power lies between 0 and 1');
  const { lower, upper } = roundingInterval(number);
  const printedRange = { lower: Math.max(0, lower), upper: Math.min(1, upper) };
  const recomputed = powerRange(first, second, alpha);
  const agree = meet(recomputed, printedRange);
  const value =
    recomputed.lower > NEAR_ONE ? `above ${NEAR_ONE}` : saidRange(recomputed, 'number', number.decimals + 1);
  return {
    outcome: agree ? 'consistent' : 'inconsistent',
    unit: 'number',
    recomputed: [recomputed],
    printedRanges: [printedRange],
    power: null,
    why: `With ${grouped(first.n)} and ${grouped(second.n)} per arm, the power to find ${first.rate} against ${second.rate} is ${value} (two-sided test at ${alpha}); the printed ${printed} ${agree ? 'agrees' : 'does not agree'}.`,
  };
}

function rangeOf(rate: string): Interval {
  const { lower, upper } = roundingInterval(printedShare(rate, 'power: rate'));
  return { lower: Math.max(0, lower), upper: Math.min(1, upper) };
}
