/**
 * Cliff's delta: how often one group is above the other.
 */
import { pairCounts } from './ranks.ts';
import { requireSample, type Sample } from './sample.ts';

/**
 * Cliff's delta: P(a > b) − P(a < b) = 2U₁/(mn) − 1.
 *
 * Source: Cliff (1993), Psychological Bulletin 114(3):494–509. In [−1, 1]; 0 where neither tends to be larger, ties
 * count for neither. O(N log N).
 *
 * @throws ArgumentError on an empty sample, NaN or ±∞
 */
export function cliffsDelta(a: Sample, b: Sample): number {
  requireSample('cliffsDelta: a', a);
  requireSample('cliffsDelta: b', b);
  const pairs = a.length * b.length;
  return (2 * pairCounts(a, b).wins - pairs) / pairs;
}
