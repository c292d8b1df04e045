/**
 * Sample quantiles, type 7: the definition behind every "median" and "P95" of the notebook.
 */
import { quantile as d3Quantile } from 'd3-array';
import { requireProbability } from './arguments.ts';
import { requireSample, type Sample } from './sample.ts';

/**
 * The p-quantile of a sample by linear interpolation between order statistics: x₍ₖ₎ + (h − k)(x₍ₖ₊₁₎ − x₍ₖ₎), h = (n − 1)p + 1,
 * k = ⌊h⌋ (type 7, the default of R and NumPy).
 *
 * Source: Hyndman & Fan (1996), "Sample quantiles in statistical packages", The American Statistician 50(4), definition 7.
 * In the sample's unit; p = 0 is the minimum, p = 1 the maximum, one observation is every quantile. The sample need not
 * be sorted and stays as it was.
 *
 * @throws ArgumentError on an empty sample, NaN or ±∞, or unless 0 ≤ p ≤ 1
 */
export function quantile(sample: Sample, p: number): number {
  requireSample('quantile: sample', sample);
  requireProbability('quantile: p', p);
  return d3Quantile(sample, p) as number;
}
