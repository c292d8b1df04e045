/**
 * Rank sums over two pooled groups, ties at their middle rank: the step that Mann–Whitney and the area under a
 * ROC curve share.
 */
import { at, type Sample, sorted } from './sample.ts';

/** What the comparison of every a with every b comes to. */
export interface PairCounts {
  /** pairs with a > b, plus half of those with a = b: Mann–Whitney's U of a */
  readonly wins: number;
  /** Σ(t³ − t) over the groups of t tied values in the pooled sample */
  readonly ties: number;
}

/**
 * Counts wins of a over b in O((m + n) log(m + n)), by one walk through both sorted samples.
 *
 * Exact while m·n < 2⁵²: each tied value contributes a multiple of ½.
 */
export function pairCounts(a: Sample, b: Sample): PairCounts {
  const x = sorted(a);
  const y = sorted(b);
  let i = 0;
  let j = 0;
  let wins = 0;
  let ties = 0;
  while (i < x.length || j < y.length) {
    const value = Math.min(
      i < x.length ? at(x, i) : Number.POSITIVE_INFINITY,
      j < y.length ? at(y, j) : Number.POSITIVE_INFINITY,
    );
    const tiedFrom = i;
    const below = j;
    while (i < x.length && at(x, i) === value) i++;
    while (j < y.length && at(y, j) === value) j++;
    wins += (i - tiedFrom) * (below + (j - below) / 2);
    const tied = i - tiedFrom + (j - below);
    ties += tied * (tied * tied - 1);
  }
  return { wins, ties };
}
