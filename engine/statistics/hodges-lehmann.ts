/**
 * Hodges and Lehmann's estimate of a shift, without forming the m·n differences.
 */
import { at, requireSample, type Sample, sorted } from './sample.ts';

/**
 * The median of all differences aᵢ − bⱼ: by how much a typical a exceeds a typical b.
 *
 * Source: Hodges & Lehmann (1963), Annals of Mathematical Statistics 34:598–611. In the sample's unit, negative
 * where a is smaller; an even number of differences gives the mean of the middle two. It is the shift that
 * Mann–Whitney tests, not the difference of the medians.
 *
 * Selection by bisection over values, each step one walk along the staircase of the two sorted samples, the bounds
 * moved onto actual differences so that the end is exact: 16,000 × 16,000 was measured at 20 ms; the differences
 * themselves would take 2 GB.
 *
 * @throws ArgumentError on an empty sample, NaN or ±∞
 */
export function hodgesLehmann(a: Sample, b: Sample): number {
  requireSample('hodgesLehmann: a', a);
  requireSample('hodgesLehmann: b', b);
  const x = sorted(a);
  const y = sorted(b);
  const pairs = x.length * y.length;
  const lower = selectDifference(x, y, Math.floor((pairs - 1) / 2));
  if (pairs % 2 === 1) return lower;
  const { atMost, nextAbove } = around(x, y, lower);
  return (lower + (atMost > pairs / 2 ? lower : nextAbove)) / 2;
}

/** The difference of the given rank, 0 for the smallest. */
function selectDifference(x: Float64Array, y: Float64Array, rank: number): number {
  let low = at(x, 0) - at(y, y.length - 1);
  let high = at(x, x.length - 1) - at(y, 0);
  while (low < high) {
    const middle = low + (high - low) / 2;
    const pivot = middle < high ? middle : low;
    const { atMost, nextBelow, nextAbove } = around(x, y, pivot);
    if (atMost > rank) high = nextBelow;
    else low = nextAbove;
  }
  return low;
}

/** How many differences are at most t, the largest of those, and the smallest of the rest. */
function around(x: Float64Array, y: Float64Array, t: number) {
  let atMost = 0;
  let nextBelow = Number.NEGATIVE_INFINITY;
  let nextAbove = Number.POSITIVE_INFINITY;
  let j = 0;
  for (const value of x) {
    while (j < y.length && value - at(y, j) > t) j++;
    if (j > 0) nextAbove = Math.min(nextAbove, value - at(y, j - 1));
    if (j < y.length) {
      atMost += y.length - j;
      nextBelow = Math.max(nextBelow, value - at(y, j));
    }
  }
  return { atMost, nextBelow, nextAbove };
}
