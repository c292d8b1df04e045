/** Averages and their reductions by either statistic; 95% intervals. */
import { medianEstimate, reductionEstimate } from '../../simulator/measures/estimates.ts';
import type { Estimate } from '../../simulator/measures/measures.ts';
import { mean, meanInterval } from '../../statistics/index.ts';
import type { Option } from './choices.ts';

const CONFIDENCE = 0.95;

/** What cannot be computed: nothing was counted. */
export const nothingCounted: Estimate = {
  value: Number.NaN,
  lower: Number.NEGATIVE_INFINITY,
  upper: Number.POSITIVE_INFINITY,
  method: 'nothing counted',
  n: 0,
};

/** Median with its order statistics, or mean with Student's t. @param sorted ascending */
export function averageEstimate(sorted: Float64Array, statistic: Option<'statistic'>): Estimate {
  if (sorted.length === 0) return nothingCounted;
  return statistic === 'median' ? medianEstimate(sorted) : meanEstimate(sorted, CONFIDENCE);
}

/**
 * 1 − average(after) / average(before). Each average's interval is taken at 97.5%, so that both hold together at 95%
 * whatever the two have in common (Bonferroni), for means as for medians: never too narrow.
 * @param before ascending, not negative
 * @param after ascending, not negative
 */
export function reductionBy(
  statistic: Option<'statistic'>,
  before: Float64Array,
  after: Float64Array,
): Estimate {
  if (before.length === 0 || after.length === 0) return nothingCounted;
  if (statistic === 'median') return reductionEstimate(before, after);
  const each = 1 - (1 - CONFIDENCE) / 2;
  const [b, a] = [meanEstimate(before, each), meanEstimate(after, each)];
  return {
    value: 1 - a.value / b.value,
    lower: 1 - a.upper / Math.max(0, b.lower),
    upper: 1 - Math.max(0, a.lower) / b.upper,
    method: 'Student t, Bonferroni',
    n: after.length,
  };
}

function meanEstimate(sample: Float64Array, confidence: number): Estimate {
  const n = sample.length;
  const { lower, upper } =
    n < 2
      ? { lower: Number.NEGATIVE_INFINITY, upper: Number.POSITIVE_INFINITY }
      : meanInterval(sample, confidence);
  return { value: mean(sample), lower, upper, method: 'Student t', n };
}
