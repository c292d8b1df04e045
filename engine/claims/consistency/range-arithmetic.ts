/** Sums, differences, products and ratios of ranges: every result that inputs within their ranges can give. */
import type { Interval } from '../../statistics/sample.ts';

/** Ends that differ by less count as touching: they were computed in different ways from the same digits. */
const CLOSE = 1e-12;

export function point(value: number): Interval {
  return { lower: value, upper: value };
}

export function sumOf(ranges: readonly Interval[]): Interval {
  return ranges.reduce((sum, { lower, upper }) => ({ lower: sum.lower + lower, upper: sum.upper + upper }), {
    lower: 0,
    upper: 0,
  });
}

export function differenceOf(left: Interval, right: Interval): Interval {
  return { lower: left.lower - right.upper, upper: left.upper - right.lower };
}

export function productOf(left: Interval, right: Interval): Interval {
  const corners = [
    left.lower * right.lower,
    left.lower * right.upper,
    left.upper * right.lower,
    left.upper * right.upper,
  ];
  return { lower: Math.min(...corners), upper: Math.max(...corners) };
}

/** 1 − after/before for ranges above nought. */
export function relativeReductionOf(before: Interval, after: Interval): Interval {
  return { lower: 1 - after.upper / before.lower, upper: 1 - after.lower / before.upper };
}

/** Whether two closed ranges share a value; ends that agree to twelve digits do. */
export function meet(left: Interval, right: Interval): boolean {
  const below = (low: number, high: number): boolean =>
    low <= high || low - high <= CLOSE * Math.max(Math.abs(low), Math.abs(high));
  return below(left.lower, right.upper) && below(right.lower, left.upper);
}
