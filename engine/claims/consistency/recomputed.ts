/** Figures that follow from other printed figures: what rounded inputs allow, against what was printed. */
import { expected } from '../../errors.ts';
import type { Interval } from '../../statistics/sample.ts';
import type { CheckFinding, CheckUnit } from './consistency-check.ts';
import { listed, saidRange } from './phrases.ts';
import { differenceOf, meet, point, productOf, relativeReductionOf, sumOf } from './range-arithmetic.ts';
import { printedCount, type RoundedNumber, roundedNumber, roundingInterval } from './rounded-number.ts';

/**
 * Left minus right, from what each can stand for.
 *
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
  return compare(recomputed, roundingInterval(number), unit, decimals + 1, what, `the printed ${printed}`);
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
    why: `${what} ${makes} ${saidRange(recomputed, unit, decimals)}; ${whose} ${agree ? 'agrees' : 'lies outside'}.`,
  };
}

function rangeOf(printed: string, where: string): Interval {
  return roundingInterval(roundedNumber(printed, where));
}
