/**
 * Mean and variance of a sample, summed in two passes.
 */
import { at, requireSample, type Sample } from './sample.ts';

/**
 * The arithmetic mean, Σx/n, in the sample's unit.
 *
 * A second pass adds the mean residual, which takes back the rounding of the first.
 *
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
 *
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
