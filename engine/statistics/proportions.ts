/**
 * Proportions: intervals of one (Wilson) and of a difference (Newcombe; Bonett–Price on the same units), tests of two (z,
 * chi-square of a 2 × 2 table), and their power. All rest on the normal distribution alone.
 */
import { expected } from '../errors.ts';
import { normalQuantile, normalSurvival } from './normal.ts';
import {
  type Interval,
  requireCount,
  requireCountOf,
  requireInside,
  requireProbability,
  tailProbability,
} from './sample.ts';

/**
 * Score interval for a proportion: (p̂ + z²/2n ± z√(p̂(1 − p̂)/n + z²/4n²)) / (1 + z²/n), without continuity
 * correction.
 *
 * Source: Wilson (1927), "Probable inference", JASA 22:209–212; recommended by Brown, Cai & DasGupta (2001),
 * Statistical Science 16(2):101–133. Both ends in [0, 1]; 0 of n has lower end 0, n of n has upper end 1. Its coverage
 * oscillates around the confidence: take {@link clopperPearsonInterval} where "at least" is needed.
 * @param successes whole number, 0 … trials
 * @param trials whole number ≥ 1
 * @param confidence in (0, 1), for example 0.95
 * @throws ArgumentError on counts or a confidence out of range
 */
export function wilsonInterval(successes: number, trials: number, confidence: number): Interval {
  requireCountOf('wilsonInterval', successes, trials);
  const z = -normalQuantile(tailProbability('wilsonInterval', confidence));
  return { lower: scoreRoot(successes, trials, -z), upper: scoreRoot(successes, trials, z) };
}

/**
 * The root of (p̂ − p)² = z²p(1 − p)/n on z's side of p̂. The smaller root is written as the product of both over
 * the larger, k²/(n(k + z²/2 + |z|s)), because the textbook difference loses digits when k is small.
 */
function scoreRoot(k: number, n: number, z: number): number {
  const square = z * z;
  const larger = k + square / 2 + Math.abs(z) * Math.sqrt((k * (n - k)) / n + square / 4);
  if (z < 0) return (k * k) / (n * larger);
  return k === n ? 1 : larger / (n + square);
}

/**
 * Newcombe's hybrid score interval for p₁ − p₂: (d − √((p₁ − l₁)² + (u₂ − p₂)²), d + √((u₁ − p₁)² + (p₂ − l₂)²)), where
 * (lᵢ, uᵢ) are the Wilson intervals of the two.
 *
 * Source: Newcombe (1998), "Interval estimation for the difference between independent proportions", Statistics in
 * Medicine 17:873–890, method 10 (without continuity correction). In points as a ratio, within [−1, 1]. Groups of any
 * sizes; 0 of n and n of n give intervals of positive width.
 * @param confidence in (0, 1)
 * @throws ArgumentError unless 0 ≤ k ≤ n and n ≥ 1, whole numbers, in each group, or on a confidence out of range
 */
export function newcombeInterval(
  k1: number,
  n1: number,
  k2: number,
  n2: number,
  confidence: number,
): Interval {
  requireCountOf('newcombeInterval', k1, n1, 'k1', 'n1');
  requireCountOf('newcombeInterval', k2, n2, 'k2', 'n2');
  const [p1, p2] = [k1 / n1, k2 / n2];
  const first = wilsonInterval(k1, n1, confidence);
  const second = wilsonInterval(k2, n2, confidence);
  const difference = crossDifference(k1, k2, n1, n2) / n1 / n2;
  const length = (a: number, b: number): number => Math.sqrt(a * a + b * b);
  return {
    lower: Math.max(-1, difference - length(p1 - first.lower, second.upper - p2)),
    upper: Math.min(1, difference + length(first.upper - p1, p2 - second.lower)),
  };
}

/**
 * Bonett–Price adjusted Wald interval for p_A − p_B from paired data: (p̃₁ − p̃₂) ± z√((p̃₁ + p̃₂ − (p̃₁ − p̃₂)²)/(n +
 * 2)), with p̃₁ = (onlyA + 1)/(n + 2), p̃₂ = (onlyB + 1)/(n + 2).
 *
 * Source: Bonett & Price (2012), "Adjusted Wald confidence interval for a difference of binomial proportions based on
 * paired data", Journal of Educational and Behavioral Statistics 37(4):479–488. In points as a ratio, cut to [−1, 1].
 * Only the discordant pairs enter; none at all still gives an interval of positive width around 0. Approximate: its
 * coverage is close to the confidence from about n = 25.
 * @param onlyA pairs in which A succeeded and B did not
 * @param onlyB pairs in which B succeeded and A did not
 * @param n all pairs, concordant ones included
 * @param confidence in (0, 1)
 * @throws ArgumentError on counts that do not fit in n, or a confidence out of range
 */
export function pairedDifferenceInterval(
  onlyA: number,
  onlyB: number,
  n: number,
  confidence: number,
): Interval {
  requireCount('pairedDifferenceInterval: n', n, 1);
  requireCount('pairedDifferenceInterval: onlyA', onlyA);
  requireCount('pairedDifferenceInterval: onlyB', onlyB);
  if (onlyA + onlyB > n) {
    throw expected(
      'pairedDifferenceInterval: onlyA + onlyB',
      `at most the ${n} pairs`,
      onlyA + onlyB,
      'n counts the concordant pairs too',
    );
  }
  const z = -normalQuantile(tailProbability('pairedDifferenceInterval', confidence));
  const a = (onlyA + 1) / (n + 2);
  const b = (onlyB + 1) / (n + 2);
  const half = z * Math.sqrt((a + b - (a - b) * (a - b)) / (n + 2));
  return { lower: Math.max(-1, a - b - half), upper: Math.min(1, a - b + half) };
}

/**
 * Pooled z test: z = (p₁ − p₂)/√(p(1 − p)(1/n₁ + 1/n₂)), p = (k₁ + k₂)/(n₁ + n₂); p-value 2Q(|z|).
 *
 * Source: Fleiss, Levin & Paik, Statistical Methods for Rates and Proportions (3rd ed., 2003), ch. 3, without
 * correction. z > 0 where the first proportion is larger; two-sided and asymptotic. Where both proportions are 0, or
 * both 1: z 0, p 1.
 * @throws ArgumentError unless 0 ≤ k ≤ n and n ≥ 1, whole numbers, in each group
 */
export function twoProportionZ(
  k1: number,
  n1: number,
  k2: number,
  n2: number,
): { readonly z: number; readonly p: number } {
  requireCountOf('twoProportionZ', k1, n1, 'k1', 'n1');
  requireCountOf('twoProportionZ', k2, n2, 'k2', 'n2');
  const successes = k1 + k2;
  const total = n1 + n2;
  if (successes === 0 || successes === total) return { z: 0, p: 1 };
  const pooledVariance = (successes / total) * ((total - successes) / total);
  // exact in whole numbers; k₁/n₁ − k₂/n₂ would round twice before subtracting
  const difference = crossDifference(k1, k2, n1, n2) / n1 / n2;
  const z = difference / Math.sqrt((pooledVariance * total) / n1 / n2);
  return { z, p: 2 * normalSurvival(Math.abs(z)) };
}

/**
 * Pearson's test that two groups have the same proportion: χ² = N(ad − bc)²/(r₁r₂c₁c₂), one degree of freedom, without
 * continuity correction; p = 2Q(√χ²).
 *
 * Source: Pearson (1900). p is two-sided and asymptotic: doubtful with an expected count under 5. χ² is the square of
 * {@link twoProportionZ}'s z. Where an outcome never or always occurs in both groups there is no difference to test:
 * statistic 0, p 1.
 * @param table [a, b, c, d], one row a group
 * @throws ArgumentError on a table that is not four counts, or with an empty group
 */
export function chiSquare2x2(table: TwoByTwo): { readonly statistic: number; readonly p: number } {
  const { rowOne, rowTwo, columnOne, columnTwo, total } = margins('chiSquare2x2: table', table);
  if (columnOne === 0 || columnTwo === 0) return { statistic: 0, p: 1 };
  const [a, b, c, d] = table;
  const difference = Math.abs(crossDifference(a, b, c, d));
  const statistic = (((difference / rowOne) * difference) / rowTwo / columnOne / columnTwo) * total;
  return { statistic, p: 2 * normalSurvival(Math.sqrt(statistic)) };
}

/**
 * Power of the two-sided pooled z test of two proportions: Q((zs₀ − Δ)/s₁) + Q((zs₀ + Δ)/s₁), Δ = |p₁ − p₂|, s₀² =
 * p̄(1 − p̄)(1/n₁ + 1/n₂) under equality, p̄ = (n₁p₁ + n₂p₂)/(n₁ + n₂), s₁² = p₁(1 − p₁)/n₁ + p₂(1 − p₂)/n₂ under the alternative.
 *
 * Source: Fleiss, Levin & Paik (3rd ed., 2003), ch. 4, without continuity correction. Equal proportions give alpha; 0
 * against 1 (no variance under the alternative) gives 1 or 0 as Δ exceeds zs₀ or not.
 * @param p1 proportion in the first arm, [0, 1]
 * @param p2 proportion in the second arm, [0, 1]
 * @param n1 observations in the first arm, whole number ≥ 1
 * @param n2 … in the second
 * @param alpha significance level in (0, 1)
 * @throws ArgumentError on an argument out of its range
 */
export function powerTwoProportions(design: {
  readonly p1: number;
  readonly p2: number;
  readonly n1: number;
  readonly n2: number;
  readonly alpha: number;
}): number {
  const { p1, p2, n1, n2, alpha } = design;
  requireProbability('powerTwoProportions: p1', p1);
  requireProbability('powerTwoProportions: p2', p2);
  requireCount('powerTwoProportions: n1', n1, 1);
  requireCount('powerTwoProportions: n2', n2, 1);
  requireInside('powerTwoProportions: alpha', alpha);
  if (p1 === p2) return alpha;
  const z = -normalQuantile(alpha / 2);
  const difference = Math.abs(p1 - p2);
  const average = (n1 * p1 + n2 * p2) / (n1 + n2);
  const underEquality = Math.sqrt(average * (1 - average) * (1 / n1 + 1 / n2));
  const underDifference = Math.sqrt((p1 * (1 - p1)) / n1 + (p2 * (1 - p2)) / n2);
  if (underDifference === 0) return difference > z * underEquality ? 1 : 0;
  return (
    normalSurvival((z * underEquality - difference) / underDifference) +
    normalSurvival((z * underEquality + difference) / underDifference)
  );
}

/** [a, b, c, d]: the first group has a with the outcome and b without, the second c with and d without. */
export type TwoByTwo = readonly [a: number, b: number, c: number, d: number];

/** The sums of a table's rows (groups) and columns (outcomes), and of all of it. */
interface Margins {
  readonly rowOne: number;
  readonly rowTwo: number;
  readonly columnOne: number;
  readonly columnTwo: number;
  readonly total: number;
}

/**
 * The margins of a table, once it is one.
 * @throws ArgumentError on other than four whole numbers ≥ 0, or on a group of nobody
 */
function margins(where: string, table: TwoByTwo): Margins {
  if (table.length !== 4)
    throw expected(where, 'four counts [a, b, c, d]', String((table as readonly number[]).length));
  table.forEach((count, i) => {
    requireCount(`${where}[${i}]`, count);
  });
  const [a, b, c, d] = table;
  if (a + b === 0 || c + d === 0) {
    throw expected(where, 'two groups of at least one each', `[${table.join(', ')}]`, 'a row is one group');
  }
  return { rowOne: a + b, rowTwo: c + d, columnOne: a + c, columnTwo: b + d, total: a + b + c + d };
}

/**
 * a·d − b·c of whole numbers, to the last bit: beyond 2⁵³ the two products would be rounded before they cancel, which
 * cost the z test of a billion a group its last eight digits.
 */
function crossDifference(a: number, b: number, c: number, d: number): number {
  const [ad, bc] = [a * d, b * c];
  return Number.isSafeInteger(ad) && Number.isSafeInteger(bc)
    ? ad - bc
    : Number(BigInt(a) * BigInt(d) - BigInt(b) * BigInt(c));
}
