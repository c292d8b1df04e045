/** A printed interval without method or count: which common interval gives which end? */
import { expected } from '../../errors.ts';
import { wilsonInterval } from '../../statistics/proportions.ts';
import type { Interval } from '../../statistics/sample.ts';
import { commonIntervals } from './common-intervals.ts';
import { type CheckFinding, grouped, listed, numberText, rangeInWords } from './consistency-check.ts';
import { grimShare, printedShare } from './grim.ts';
import { meet, point, roundedNumber, roundingInterval } from './rounded-number.ts';

/** Each is tried with each method. */
const MOST_COUNTS = 1_000;

/**
 * Whether one of nine common 95% intervals (see {@link commonIntervals}) of some count that rounds to the printed share
 * has both printed ends; and if none has, which of them have one.
 *
 * Known false positives: another method, another confidence, an n that is not the share's own, ends cut off instead of
 * rounded.
 * @param share "96.8%"
 * @param n what it is a share of, whole number ≥ 1
 * @throws ArgumentError on strings that are no shares, an n out of range, or more than 1,000 counts with that share
 */
export function intervalMethodsFinding(
  share: string,
  n: number,
  printed: { readonly lower: string; readonly upper: string },
): CheckFinding {
  const { counts } = grimShare(share, n);
  const numbers = (['lower', 'upper'] as const).map((end) => printedShare(printed[end], `${end} end`));
  const [lower, upper] = numbers.map(roundingInterval) as [Interval, Interval];
  const shared = { unit: 'ratio', printedRanges: [lower, upper], power: null } as const;
  if (counts === null) {
    const why = `No interval follows: no count out of ${grouped(n)} gives ${share}.`;
    return { ...shared, outcome: 'inconsistent', recomputed: [], why };
  }
  const { first, last } = counts;
  if (last - first >= MOST_COUNTS) {
    throw expected(
      'intervalMethodsFinding: n',
      `at most ${grouped(MOST_COUNTS)} counts that round to the share`,
      n,
      'give the share with more decimals',
    );
  }
  const methods = commonIntervals.map(({ name, of }) => {
    const intervals = Array.from({ length: last - first + 1 }, (_, i) => of(first + i, n));
    const fits = intervals.map((each) => ({
      lower: meet(point(each.lower), lower),
      upper: meet(point(each.upper), upper),
    }));
    return {
      name,
      intervals,
      lower: fits.some((end) => end.lower),
      upper: fits.some((end) => end.upper),
      both: fits.some((end) => end.lower && end.upper),
    };
  });
  const fitting = (end: 'lower' | 'upper' | 'both'): readonly string[] =>
    methods.filter((method) => method[end]).map(({ name }) => name);
  const whose = (end: 'lower' | 'upper'): string => {
    const names = fitting(end);
    return `${printed[end]} is the ${end} end of ${names.length === 0 ? 'no method' : listed(names)}`;
  };
  const all = methods.flatMap(({ intervals }) => intervals);
  const spread = (end: 'lower' | 'upper'): Interval => ({
    lower: Math.min(...all.map((each) => each[end])),
    upper: Math.max(...all.map((each) => each[end])),
  });
  const digits = Math.max(...numbers.map(({ decimals }) => decimals)) + 1;
  const both = fitting('both');
  const which = first === last ? grouped(first) : `${grouped(first)} to ${grouped(last)}`;
  const ends = `Nine common 95% intervals of ${which} of ${grouped(n)} have lower ends of ${rangeInWords(spread('lower'), 'ratio', digits)} and upper ends of ${rangeInWords(spread('upper'), 'ratio', digits)}.`;
  const verdict =
    both.length === 0
      ? `None has both printed ends: ${whose('lower')}, ${whose('upper')}.`
      : `Both printed ends are those of ${listed(both)}.`;
  return {
    ...shared,
    outcome: both.length === 0 ? 'inconsistent' : 'consistent',
    recomputed: [spread('lower'), spread('upper')],
    why: `${ends} ${verdict}`,
  };
}

// A printed confidence interval of a proportion, compared with the one that its counts give.

/**
 * Whether both printed ends are roundings of Wilson's interval of k of n.
 *
 * Known false positives: another method (Clopper–Pearson, normal, with continuity correction), another confidence.
 * @param successes whole number, 0 … trials
 * @param confidence in (0, 1)
 * @throws ArgumentError on counts out of range, or ends that are no printed numbers
 */
export function intervalFinding(
  successes: number,
  trials: number,
  confidence: number,
  printed: { readonly lower: string; readonly upper: string },
): CheckFinding {
  const recomputed = wilsonInterval(successes, trials, confidence);
  const ends = (['lower', 'upper'] as const).map((end) => {
    const number = roundedNumber(printed[end], `${end} end`);
    const range = roundingInterval(number);
    return { end, number, range, agrees: meet(range, point(recomputed[end])) };
  });
  const off = ends.filter(({ agrees }) => !agrees);
  const digits = Math.max(...ends.map(({ number }) => number.decimals));
  const values = `${numberText(recomputed.lower, 'ratio', digits + 1)} to ${numberText(recomputed.upper, 'ratio', digits + 1)}`;
  const verdict =
    off.length === 0
      ? 'both printed ends agree'
      : `the printed ${off.map(({ end, number }) => `${end} end ${number.printed}`).join(' and ')} ${off.length === 1 ? 'does' : 'do'} not agree`;
  return {
    outcome: off.length === 0 ? 'consistent' : 'inconsistent',
    unit: 'ratio',
    recomputed: [recomputed],
    printedRanges: ends.map(({ range }) => range),
    power: null,
    why: `Wilson’s interval of ${grouped(successes)} of ${grouped(trials)} is ${values}; ${verdict}.`,
  };
}
