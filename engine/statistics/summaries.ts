/** One number that stands for a sample or for two: mean, variance, quantile, standardized difference of means. */
import { quickselect } from 'd3-array';
import { at, requireProbability, requireSample, type Sample } from './sample.ts';

/**
 * The arithmetic mean, Σx/n, in the sample's unit.
 *
 * A second pass adds the mean residual, which takes back the rounding of the first.
 * @throws ArgumentError on an empty sample, NaN or ±∞
 */
export function mean(sample: Sample): number {
  requireSample('mean: sample', sample);
  const n = sample.length;
  let sum = 0;
  for (let i = 0; i < n; i++) sum += at(sample, i);
  const first = sum / n;
  let residual = 0;
  for (let i = 0; i < n; i++) residual += at(sample, i) - first;
  return first + residual / n;
}

/**
 * The unbiased variance, Σ(x − x̄)²/(n − 1), in the square of the sample's unit.
 * @throws ArgumentError on fewer than two observations, NaN or ±∞
 */
export function variance(sample: Sample): number {
  requireSample('variance: sample', sample, 2);
  const center = mean(sample);
  let squares = 0;
  for (let i = 0; i < sample.length; i++) {
    const deviation = at(sample, i) - center;
    squares += deviation * deviation;
  }
  return squares / (sample.length - 1);
}

/**
 * Cohen's d: (x̄_a − x̄_b)/s, s² = ((m − 1)s_a² + (n − 1)s_b²)/(m + n − 2).
 *
 * Source: Cohen, Statistical Power Analysis (2nd ed., 1988), §2.5 (d_s). In pooled standard deviations, negative where
 * a is smaller. Both samples constant: 0 where they agree, ±∞ where they differ.
 * @throws ArgumentError on fewer than two observations in a sample, NaN or ±∞
 */
export function cohensD(a: Sample, b: Sample): number {
  requireSample('cohensD: a', a, 2);
  requireSample('cohensD: b', b, 2);
  const difference = mean(a) - mean(b);
  const squares = (a.length - 1) * variance(a) + (b.length - 1) * variance(b);
  return difference === 0 ? 0 : difference / Math.sqrt(squares / (a.length + b.length - 2));
}

/**
 * The p-quantile of a sample by linear interpolation between order statistics: x₍ₖ₎ + (h − k)(x₍ₖ₊₁₎ − x₍ₖ₎), h = (n −
 * 1)p + 1, k = ⌊h⌋ (type 7, the default of R and NumPy).
 *
 * Source: Hyndman & Fan (1996), "Sample quantiles in statistical packages", The American Statistician 50(4), definition
 * 7. In the sample's unit; p = 0 is the minimum, p = 1 the maximum, one observation is every quantile. The sample need
 * not be sorted and stays as it was.
 * @throws ArgumentError on an empty sample, NaN or ±∞, or unless 0 ≤ p ≤ 1
 */
export function quantile(sample: Sample, p: number): number {
  requireSample('quantile: sample', sample);
  requireProbability('quantile: p', p);
  const position = (sample.length - 1) * p;
  const below = Math.floor(position);
  // d3's own `quantile` gives the same bits; selecting in a typed copy took 0.6 ms for 15,847 against its 2.9.
  // (Its quickselect guesses pivots with the built-in logarithm; the guess does not change what it selects.)
  const copy = new Float64Array(sample);
  quickselect(copy, below);
  const value = at(copy, below);
  if (position === below) return value;
  let next = Number.POSITIVE_INFINITY;
  for (let i = below + 1; i < copy.length; i++) next = Math.min(next, at(copy, i));
  return value + (next - value) * (position - below);
}
