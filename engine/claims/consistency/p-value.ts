/** The p-value of two proportions, from rounded rates and their n. */
import { expected } from '../../errors.ts';
import { normalQuantile } from '../../statistics/normal.ts';
import { chiSquare2x2, powerTwoProportions } from '../../statistics/proportions.ts';
import { type Interval, requireCount, requireInside, requireProbability } from '../../statistics/sample.ts';
import { type CheckFinding, grouped, listed, rangeInWords } from './consistency-check.ts';
import { grimShare, printedShare } from './grim.ts';
import { meet, type RoundedNumber, roundedNumber, roundingInterval } from './rounded-number.ts';

/** Significance levels that lie between a printed and a recomputed p-value. */
const usualLevels = [0.05, 0.01, 0.001] as const;

/**
 * The levels 0.05, 0.01 and 0.001 that the whole printed range lies on one side of and the whole recomputed range on
 * the other. A p at a level counts as above it.
 *
 * Source: Nuijten et al. (2016), "The prevalence of statistical reporting errors", Behavior Research Methods
 * 48:1205–1226, who count decisions at 0.05 alone.
 * @param printed what the printed p can stand for; "< 0.001" is below 0.001
 */
export function decisionErrors(printed: Interval, recomputed: Interval): readonly number[] {
  return usualLevels.filter((level) => {
    const [stated, found] = [sideOf(printed, level), sideOf(recomputed, level)];
    return stated !== 'across' && found !== 'across' && stated !== found;
  });
}

function sideOf({ lower, upper }: Interval, level: number): 'below' | 'above' | 'across' {
  // an open end, "< 0.001", is printed with its bound
  if (upper < level || (upper === level && lower < level)) return 'below';
  return lower >= level ? 'above' : 'across';
}

/** A printed rate of one arm, and the size of that arm. */
export interface PrintedRate {
  readonly rate: string;
  readonly n: number;
}

/**
 * The p-values of the chi-square test (1 degree of freedom, no correction; two-sided) over all counts that round to the
 * two rates; null when no count does.
 *
 * The statistic grows with the distance of the two counts, so the extremes lie at the extreme counts; where the rates'
 * ranges meet, the largest p is 1.
 * @throws ArgumentError on rates that are no shares, or arms of nobody
 */
export function pValueRange(first: PrintedRate, second: PrintedRate): Interval | null {
  const a = grimShare(first.rate, first.n).counts;
  const b = grimShare(second.rate, second.n).counts;
  if (a === null || b === null) return null;
  const p = (k1: number, k2: number): number => chiSquare2x2([k1, first.n - k1, k2, second.n - k2]).p;
  const ends = [p(a.first, b.last), p(a.last, b.first)];
  const rateMeets = meet(
    { lower: a.first / first.n, upper: a.last / first.n },
    { lower: b.first / second.n, upper: b.last / second.n },
  );
  return { lower: Math.min(...ends), upper: rateMeets ? 1 : Math.max(...ends) };
}

/**
 * The smallest equal arms at which two given rates differ with p < alpha: n > 2p̄(1 − p̄)z²/(p₁ − p₂)², p̄ = (p₁ + p₂)/2.
 * @param alpha in (0, 1), two-sided
 * @returns ∞ for equal rates
 * @throws ArgumentError on an argument out of its range
 */
export function perArmFor(p1: number, p2: number, alpha: number): number {
  requireProbability('perArmFor: p1', p1);
  requireProbability('perArmFor: p2', p2);
  requireInside('perArmFor: alpha', alpha);
  if (p1 === p2) return Number.POSITIVE_INFINITY;
  const z = normalQuantile(alpha / 2);
  const pooled = (p1 + p2) / 2;
  return Math.floor((2 * pooled * (1 - pooled) * z * z) / ((p1 - p2) * (p1 - p2))) + 1;
}

/**
 * Whether a printed p-value can be that of the chi-square test of two printed rates, and the decisions that change.
 *
 * Known false positives: another test (Fisher's, Yates's correction, one-sided), or an n that is not the rates' own.
 * @throws ArgumentError on strings that are no printed numbers, or arms of nobody
 */
export function pValueFinding(first: PrintedRate, second: PrintedRate, printedP: string): CheckFinding {
  requireCount('pValueFinding: n of the first arm', first.n, 1);
  requireCount('pValueFinding: n of the second arm', second.n, 1);
  const number = printedProbability(printedP, 'p-value');
  const printed = clipped(roundingInterval(number));
  const recomputed = pValueRange(first, second);
  const shared = { unit: 'p', printedRanges: [printed], power: null } as const;
  if (recomputed === null) {
    const bad = [first, second].find(({ rate, n }) => grimShare(rate, n).counts === null);
    const why = `No p-value follows: no count out of ${grouped(bad?.n ?? 0)} gives ${bad?.rate}.`;
    return { ...shared, outcome: 'inconsistent', recomputed: [], why };
  }
  const agree = meet(recomputed, printed);
  const levels = decisionErrors(printed, recomputed);
  const [widest] = levels;
  const across =
    widest === undefined
      ? ''
      : recomputed.lower >= widest
        ? `, not ${levels.length > 1 ? 'even ' : ''}below ${widest}`
        : `, on the other side of ${listed(levels.map(String))}`;
  const needed =
    number.relation === 'below' && !agree && first.n === second.n && number.value > 0 && number.value < 1
      ? neededText(perArmFor(roundedNumber(first.rate).value, roundedNumber(second.rate).value, number.value))
      : '';
  const p = rangeInWords(recomputed, 'p', 0);
  return {
    ...shared,
    outcome: agree ? 'consistent' : 'inconsistent',
    recomputed: [recomputed],
    why: `${first.rate} of ${grouped(first.n)} and ${second.rate} of ${grouped(second.n)} give p ${p.startsWith('below') ? p : `= ${p}`}${across}; the printed ${named(printedP)} ${agree ? 'agrees' : 'does not agree'}${needed}.`,
  };
}

/**
 * A printed p-value or other probability, or a bound for one.
 * @throws ArgumentError unless it is printed as a number from 0 to 1
 */
export function printedProbability(
  printed: string,
  where: string,
  fix = 'a p-value lies between 0 and 1',
): RoundedNumber {
  const number = roundedNumber(printed, where);
  if (number.percent) throw expected(where, 'a number from 0 to 1, without a percent sign', printed, fix);
  if (number.value >= 0 && number.value <= 1) return number;
  throw expected(where, 'a number from 0 to 1', printed, fix);
}

function neededText(perArm: number): string {
  return Number.isFinite(perArm)
    ? `; about ${grouped(perArm)} per arm are needed for it`
    : '; equal rates give it at no size';
}

function named(p: string): string {
  if (/^p/i.test(p)) return p;
  return /^[<>≤≥≪≫=]/.test(p) ? `p ${p}` : `p = ${p}`;
}

function clipped({ lower, upper }: Interval): Interval {
  return { lower: Math.max(0, lower), upper: Math.min(1, upper) };
}

// The power to detect the difference of two printed rates, compared with a printed power.

/** Beyond this a power is only stated to be above it. */
const NEAR_ONE = 0.9999;

/**
 * The power of the two-sided z test of two proportions over all true rates that round to the two printed ones. It grows
 * with their distance, so the extremes lie at the ends of the ranges; where these meet, the smallest is alpha.
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
 * Known false positives: another test (Fisher's, with continuity correction, one-sided), rates that were planned
 * instead of observed, or an n that is not the rates' own.
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
    recomputed.lower > NEAR_ONE
      ? `above ${NEAR_ONE}`
      : rangeInWords(recomputed, 'number', number.decimals + 1);
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
