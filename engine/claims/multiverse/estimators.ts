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
  return averages[statistic](sorted);
}

/** 1 − average(after) / average(before). @param before, after ascending, not negative */
export function reductionBy(
  statistic: Option<'statistic'>,
  before: Float64Array,
  after: Float64Array,
): Estimate {
  if (before.length === 0 || after.length === 0) return nothingCounted;
  return reductionEstimate(before, after, averages[statistic]);
}

const averages = { median: medianEstimate, mean: meanEstimate } as const;

function meanEstimate(sample: Float64Array, confidence: number = CONFIDENCE): Estimate {
  const n = sample.length;
  const { lower, upper } =
    n < 2
      ? { lower: Number.NEGATIVE_INFINITY, upper: Number.POSITIVE_INFINITY }
      : meanInterval(sample, confidence);
  return { value: mean(sample), lower, upper, method: 'Student t', n };
}
