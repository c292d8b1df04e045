/** Distributions by inversion: one uniform in, one value out, so that a stream's length never depends on its values. */
import stdlibCos from '@stdlib/math-base-special-cos';
import stdlibErfcinv from '@stdlib/math-base-special-erfcinv';
import stdlibExp from '@stdlib/math-base-special-exp';
import stdlibLn from '@stdlib/math-base-special-ln';
import stdlibSin from '@stdlib/math-base-special-sin';

// Elementary functions with the same bits everywhere.
//
// `Math.exp`, `Math.log`, `Math.sin` and `Math.cos` are left to the implementation by ECMA-262 §21.3.2 and were
// measured to differ between Node 20 and Chromium in 3–10% of results. These are the FreeBSD msun ports of stdlib,
// built from the exact operations + − × ÷ and square root only.

/** Natural logarithm; `ln(0)` is −∞, a negative argument NaN. */
export const ln: (x: number) => number = stdlibLn;
/** e to the power x. */
export const exp: (x: number) => number = stdlibExp;
/** Cosine of x radians. */
export const cos: (x: number) => number = stdlibCos;
/** Sine of x radians. */
export const sin: (x: number) => number = stdlibSin;

/** Inverse of the complementary error function on (0, 2). */
export const erfcinv: (x: number) => number = stdlibErfcinv;

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
 * Sequential search up to a mean of 30; above it the Cornish–Fisher expansion to third order (Johnson, Kotz and Kemp,
 * Univariate Discrete Distributions, §4.6.1), rounded.
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
