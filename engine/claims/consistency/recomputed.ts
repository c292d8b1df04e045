/** Figures that follow from other printed figures: what rounded inputs allow, against what was printed. */
import { expected } from '../../errors.ts';
import { type Interval, requireCount } from '../../statistics/sample.ts';
import { type CheckFinding, type CheckUnit, grouped, listed, rangeInWords } from './consistency-check.ts';
import { grimShare } from './grim.ts';
import {
  differenceOf,
  meet,
  point,
  printedCount,
  productOf,
  type RoundedNumber,
  relativeReductionOf,
  roundedNumber,
  roundingInterval,
  sumOf,
} from './rounded-number.ts';

/**
 * Left minus right, from what each can stand for.
 * @throws ArgumentError on strings that are no printed numbers; so do the others of this file
 */
export function differenceFinding(
  left: string,
  right: string,
  printed: string,
  unit: CheckUnit,
): CheckFinding {
  const recomputed = differenceOf(rangeOf(left, 'left'), rangeOf(right, 'right'));
  return against(recomputed, printed, unit, `${left} minus ${right}`);
}

/** 1 − after/before, from what each can stand for; both above 0. */
export function relativeReductionFinding(before: string, after: string, printed: string): CheckFinding {
  return against(reductionOf(before, after), printed, 'ratio', `From ${before} to ${after}, the reduction`);
}

/** after/before − 1 with its sign, "−41.5%", from what each can stand for; both above 0. */
export function relativeChangeFinding(before: string, after: string, printed: string): CheckFinding {
  const { lower, upper } = reductionOf(before, after);
  return against(
    { lower: -upper, upper: -lower },
    printed,
    'ratio',
    `From ${before} to ${after}, the change`,
  );
}

function reductionOf(before: string, after: string): Interval {
  const [from, to] = [rangeOf(before, 'before'), rangeOf(after, 'after')];
  if (from.lower <= 0) throw expected('before', 'a number that cannot be 0 or less when unrounded', before);
  if (to.lower < 0) throw expected('after', 'a number that cannot be below 0 when unrounded', after);
  return relativeReductionOf(from, to);
}

/** The product of two printed numbers, from what each can stand for. */
export function productFinding(left: string, right: string, printed: string, unit: CheckUnit): CheckFinding {
  const recomputed = productOf(rangeOf(left, 'left'), rangeOf(right, 'right'));
  return against(recomputed, printed, unit, `${left} times ${right}`);
}

/** The sum of printed shares against a whole of 100%, whatever its printed form. */
export function shareTotalFinding(parts: readonly string[]): CheckFinding {
  const recomputed = sumOf(parts.map((part, i) => rangeOf(part, `part ${i + 1}`)));
  const decimals = Math.max(...parts.map((part) => roundedNumber(part).decimals));
  return compare(
    recomputed,
    point(1),
    'ratio',
    decimals + 1,
    `${listed(parts)} together`,
    'the whole, 100%,',
  );
}

/** The sum of printed counts against a printed count: exact. */
export function countTotalFinding(parts: readonly string[], printed: string): CheckFinding {
  const recomputed = sumOf(parts.map((part, i) => point(printedCount(part, `part ${i + 1}`))));
  const total = point(printedCount(printed, 'total'));
  return compare(recomputed, total, 'count', 0, `${listed(parts)} together`, `the printed ${printed}`);
}

/** One figure that two documents give. Counts must be equal; else the two must be roundings of one value. */
export function agreementFinding(there: string, here: string, unit: CheckUnit): CheckFinding {
  const range = (printed: string): Interval =>
    unit === 'count' ? point(printedCount(printed)) : rangeOf(printed, 'figure');
  const agree = meet(range(there), range(here));
  return {
    outcome: agree ? 'consistent' : 'inconsistent',
    unit,
    recomputed: [range(there)],
    printedRanges: [range(here)],
    power: null,
    why: agree
      ? `${there} and ${here} can be one value.`
      : `The two printed figures disagree: no value ${unit === 'count' ? 'is' : 'rounds to'} both ${there} and ${here}.`,
  };
}

/** A printed figure against the same one, counted or computed anew from the data that was published with it. */
export function recountFinding(recounted: string, printed: string, unit: CheckUnit): CheckFinding {
  const { outcome, ...finding } = agreementFinding(recounted, printed, unit);
  const why = `The records give ${recounted}; the printed ${printed} ${outcome === 'consistent' ? 'agrees' : 'does not agree'}.`;
  return { ...finding, outcome, why };
}

/** A recomputed range against a printed number. */
export function against(recomputed: Interval, printed: string, unit: CheckUnit, what: string): CheckFinding {
  const number: RoundedNumber = roundedNumber(printed, 'printed');
  const { decimals } = number;
  const read = unit === 'points' && number.percent ? ' (percentage points)' : '';
  return compare(
    recomputed,
    roundingInterval(number),
    unit,
    decimals + 1,
    what,
    `the printed ${printed}${read}`,
  );
}

function compare(
  recomputed: Interval,
  printed: Interval,
  unit: CheckUnit,
  decimals: number,
  what: string,
  whose: string,
): CheckFinding {
  const agree = meet(recomputed, printed);
  const makes = unit === 'count' ? 'make' : 'can be';
  return {
    outcome: agree ? 'consistent' : 'inconsistent',
    unit,
    recomputed: [recomputed],
    printedRanges: [printed],
    power: null,
    why: `${what} ${makes} ${rangeInWords(recomputed, unit, decimals)}; ${whose} ${agree ? 'agrees' : 'lies outside'}.`,
  };
}

function rangeOf(printed: string, where: string): Interval {
  return roundingInterval(roundedNumber(printed, where));
}

// A percentage of n, compared with a printed count that it cannot exceed.

/**
 * Whether some k with k/n rounding to the printed share is at most the printed count of the whole that it is part of.
 * @param share "14.4%"
 * @param n what it would be a share of
 * @param whole printed count of which k is a part: "12"
 * @throws ArgumentError on strings that are no printed numbers, or when no whole number of n rounds to the share
 */
export function partFinding(share: string, n: number, whole: string): CheckFinding {
  const { counts } = grimShare(share, n);
  if (counts === null) {
    throw expected('partFinding: share', `a share that some whole number of ${n} rounds to`, share);
  }
  const most = printedCount(whole, 'partFinding: whole');
  const { first, last } = counts;
  const fits = first <= most;
  const k = first === last ? grouped(first) : `${grouped(first)} to ${grouped(last)}`;
  return {
    outcome: fits ? 'consistent' : 'inconsistent',
    unit: 'count',
    recomputed: [{ lower: first, upper: last }],
    printedRanges: [{ lower: 0, upper: most }],
    power: null,
    why: `${share} of ${grouped(n)} is ${k}: ${fits ? 'not ' : ''}more than the ${whole} that would include them.`,
  };
}

// A printed share whose total is only known through other rounded figures.

/**
 * Whether a printed percentage can be a share of some whole between two counts, both included.
 * @param printed "14.4%"
 * @param first, last whole numbers ≥ 1: what the whole can be
 * @throws ArgumentError on a string that is no share, or counts out of range
 */
export function shareOfRangeFinding(printed: string, first: number, last: number): CheckFinding {
  requireCount('shareOfRangeFinding: first', first, 1);
  requireCount('shareOfRangeFinding: last', last, first);
  const share = roundedNumber(printed);
  const wholes = Array.from({ length: last - first + 1 }, (_, k) => first + k);
  const fitting = wholes.flatMap((whole) => {
    const { counts } = grimShare(printed, whole);
    return counts === null ? [] : [{ whole, k: counts.first }];
  });
  const [example] = fitting;
  const range = `${grouped(first)} to ${grouped(last)}`;
  return {
    outcome: example === undefined ? 'inconsistent' : 'consistent',
    unit: 'ratio',
    recomputed: example === undefined ? [] : [point(example.k / example.whole)],
    printedRanges: [roundingInterval(share)],
    power: null,
    why:
      example === undefined
        ? `No share of ${range} rounds to ${printed}.`
        : `${printed} is possible: ${grouped(fitting.length)} of the ${grouped(wholes.length)} wholes from ${range} allow it, such as ${grouped(example.k)} of ${grouped(example.whole)}.`,
  };
}
