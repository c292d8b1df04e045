/** The standardised difference of two means. */

import { requireSample, type Sample } from './sample.ts';
import { mean, variance } from './summaries.ts';

/**
 * Cohen's d: (x̄_a − x̄_b)/s, s² = ((m − 1)s_a² + (n − 1)s_b²)/(m + n − 2).
 *
 * Source: Cohen, Statistical Power Analysis (2nd ed., 1988), §2.5 (d_s). In pooled standard deviations, negative
 * where a is smaller. Both samples constant: 0 where they agree, ±∞ where they differ.
 *
 * @throws ArgumentError on fewer than two observations in a sample, NaN or ±∞
 */
export function cohensD(a: Sample, b: Sample): number {
  requireSample('cohensD: a', a, 2);
  requireSample('cohensD: b', b, 2);
  const difference = mean(a) - mean(b);
  const squares = (a.length - 1) * variance(a) + (b.length - 1) * variance(b);
  return difference === 0 ? 0 : difference / Math.sqrt(squares / (a.length + b.length - 2));
}
