/** Distributions by inversion: one uniform in, one value out, so that a stream's length never depends on its values. */
import { erfcinv, exp } from './portable.ts';

const SQRT2 = Math.sqrt(2);

/** Standard normal quantile of u in (0, 1): −√2 · erfc⁻¹(2u). */
export function standardNormal(u: number): number {
  return -SQRT2 * erfcinv(2 * u);
}

/** Lognormal quantile with the given **median** (not mean) and log standard deviation. */
export function logNormal(u: number, median: number, sigma: number): number {
  return median * exp(sigma * standardNormal(u));
}

/** 1 / (1 + e^−x). */
export function logistic(x: number): number {
  return 1 / (1 + exp(-x));
}

const SEARCH_UP_TO = 30; // above it the expansion is off by at most one count, and faster

/**
 * Poisson quantile: the least k with P(X ≤ k) ≥ u.
 *
 * Sequential search up to a mean of 30; above it the Cornish–Fisher expansion to third order (Johnson, Kotz and
 * Kemp, Univariate Discrete Distributions, §4.6.1), rounded.
 *
 * @param u uniform in (0, 1)
 * @param mean 0 or more; 0 gives 0
 */
export function poisson(u: number, mean: number): number {
  if (mean <= 0) return 0;
  if (mean > SEARCH_UP_TO) return poissonByExpansion(standardNormal(u), mean);
  let probability = exp(-mean);
  let below = probability;
  let k = 0;
  while (u > below && k < 200) {
    k += 1;
    probability *= mean / k;
    below += probability;
  }
  return k;
}

function poissonByExpansion(z: number, mean: number): number {
  const sd = Math.sqrt(mean);
  const z2 = z * z;
  const third = (z * (z2 - 3)) / 24 - (z * (2 * z2 - 5)) / 36;
  return Math.max(0, Math.floor(mean + sd * z + (z2 - 1) / 6 + third / sd + 0.5));
}
