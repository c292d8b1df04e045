/**
 * The null distribution of the two-sample Kolmogorov–Smirnov statistic: exact, and in the limit.
 */
import { exp } from '../random/portable.ts';

/**
 * P(D ≥ d) given the tied positions, by recursion over lattice paths; every step adds positive terms, so that small
 * tails keep their digits.
 *
 * u(i, j) is the probability that a random path to (i, j) has touched |in − jm| ≥ d; its last step came from (i −
 * 1, j) with probability i/(i + j). Only positions after the last of a tie count. Source: Schröer & Trenkler
 * (1995), Computational Statistics & Data Analysis 20:185–202; the "upper" recursion is that of R's psmirnov.
 *
 * @param distance d·m·n, a whole number
 * @param closes at k: whether the k smallest pooled observations end a group of ties, k = 1 … m + n
 */
export function smirnovSurvival(distance: number, m: number, n: number, closes: Uint8Array): number {
  const touched = new Float64Array(n + 1);
  for (let j = 1; j <= n; j++) {
    touched[j] = closes[j] === 1 && j * m >= distance ? 1 : (touched[j - 1] as number);
  }
  for (let i = 1; i <= m; i++) {
    if (closes[i] === 1 && i * n >= distance) touched[0] = 1;
    let before = touched[0] as number;
    for (let j = 1; j <= n; j++) {
      before =
        closes[i + j] === 1 && Math.abs(i * n - j * m) >= distance
          ? 1
          : (i * (touched[j] as number) + j * before) / (i + j);
      touched[j] = before;
    }
  }
  return touched[n] as number;
}

/**
 * Kolmogorov's limit: 2 Σ (−1)^{k−1} exp(−2k²λ²), or for λ < 1 its theta transform 1 − (√(2π)/λ) Σ exp(−(2k −
 * 1)²π²/8λ²).
 *
 * Source: Kolmogorov (1933); Feller (1948), Annals of Mathematical Statistics 19:177–189. Each series needs five
 * terms on its side of 1 for full precision.
 *
 * @param lambda D√(mn/(m + n)), ≥ 0
 */
export function kolmogorovSurvival(lambda: number): number {
  const square = lambda * lambda;
  if (lambda < 0.04) return 1;
  let sum = 0;
  if (lambda < 1) {
    for (let odd = 9; odd >= 1; odd -= 2) sum += exp((-odd * odd * Math.PI * Math.PI) / (8 * square));
    return 1 - (Math.sqrt(2 * Math.PI) / lambda) * sum;
  }
  for (let k = 5; k >= 1; k--) sum += (k % 2 === 1 ? 2 : -2) * exp(-2 * k * k * square);
  return sum;
}
