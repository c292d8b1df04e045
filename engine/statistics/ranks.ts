/** Two samples compared pair by pair: the Mann–Whitney U test, for cycle times, which are far from normal. */
import { normalSurvival } from './normal.ts';
import { at, requireSample, type Sample, sorted } from './sample.ts';

/** The outcome of a Mann–Whitney test; u1 + u2 = m·n. */
export interface MannWhitney {
  /** pairs in which a is larger, ties half */
  readonly u1: number;
  /** pairs in which b is larger, ties half */
  readonly u2: number;
  /** positive where a tends to be larger */
  readonly z: number;
  /** two-sided */
  readonly p: number;
}

/**
 * Normal-approximate test that neither of two samples tends to be larger: z = (U₁ − mn/2 ∓ c)/√(mn/12 · (N + 1 −
 * Σ(t³ − t)/(N(N − 1)))).
 *
 * Source: Mann & Whitney (1947), Annals of Mathematical Statistics 18:50–60; tie-corrected variance from Lehmann,
 * Nonparametrics (1975), §1.4; the continuity correction c = ½ moves U towards its mean, never past it. The
 * approximation is good from about 8 in each group. All observations equal: z 0, p 1. O(N log N): 16,000 + 16,000
 * in a few milliseconds.
 *
 * @param options `continuity` true without a word, as in R and SciPy
 * @throws ArgumentError on an empty sample, NaN or ±∞
 */
export function mannWhitneyU(
  a: Sample,
  b: Sample,
  options: { readonly continuity?: boolean } = {},
): MannWhitney {
  requireSample('mannWhitneyU: a', a);
  requireSample('mannWhitneyU: b', b);
  const { wins, ties } = pairCounts(a, b);
  const pairs = a.length * b.length;
  const total = a.length + b.length;
  const spread = Math.sqrt((pairs / 12) * (total + 1 - ties / (total * (total - 1))));
  const excess = wins - pairs / 2;
  const correction = options.continuity === false ? 0 : 0.5;
  const shift = Math.max(0, Math.abs(excess) - correction);
  const size = shift === 0 ? 0 : shift / spread;
  return { u1: wins, u2: pairs - wins, z: excess < 0 ? -size : size, p: 2 * normalSurvival(size) };
}

/** What the comparison of every a with every b comes to. */
interface PairCounts {
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
