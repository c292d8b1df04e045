/** Estimates with their 95% intervals, from counts and samples. */
import {
  clopperPearsonInterval,
  newcombeInterval,
  pairedDifferenceInterval,
  quantile,
  quantileInterval,
  wilsonInterval,
} from '../../statistics/index.ts';
import type { Estimate } from './measures.ts';

const CONFIDENCE = 0.95;

/** A share; without any trial the value is NaN and the interval everything. */
export function shareEstimate(successes: number, trials: number): Estimate {
  if (trials === 0) return { value: Number.NaN, lower: 0, upper: 1, method: 'Wilson', n: 0 };
  const { lower, upper } = wilsonInterval(successes, trials, CONFIDENCE);
  return { value: successes / trials, lower, upper, method: 'Wilson', n: trials };
}

/** A share of which only the upper end is in question: one-sided, exact (Clopper–Pearson), since it is near zero. */
export function upperBoundEstimate(successes: number, trials: number): Estimate {
  const { upper } = clopperPearsonInterval(successes, trials, CONFIDENCE, 'upper');
  return {
    value: successes / trials,
    lower: successes / trials,
    upper,
    method: 'exact, one-sided',
    n: trials,
  };
}

/** A median; no distribution is assumed. @param sorted ascending, at least one value */
export function medianEstimate(sorted: Float64Array, confidence: number = CONFIDENCE): Estimate {
  const { lower, upper } = quantileInterval(sorted, 0.5, confidence);
  return { value: quantile(sorted, 0.5), lower, upper, method: 'order statistics', n: sorted.length };
}

/**
 * 1 − average(after) / average(before). Each average's interval is taken at 97.5%, so that both hold together at 95%
 * whatever the two have in common (Bonferroni): wider than a bootstrap, and never too narrow.
 *
 * Where too few values give an average no end, that end is 0 or ∞: the reduction's is then −∞ or 1.
 * @param before sorted, not negative
 * @param after sorted, not negative
 * @param average medians, where nothing is said
 */
export function reductionEstimate(
  before: Float64Array,
  after: Float64Array,
  average: typeof medianEstimate = medianEstimate,
): Estimate {
  const each = 1 - (1 - CONFIDENCE) / 2;
  const [b, a] = [average(before, each), average(after, each)];
  return {
    value: 1 - a.value / b.value,
    lower: 1 - a.upper / Math.max(0, b.lower),
    upper: 1 - Math.max(0, a.lower) / b.upper,
    method: `${a.method}, Bonferroni`,
    n: a.n,
  };
}

/** 1 − estimate / before: what a constant is reduced by. */
export function reductionFrom(before: number, estimate: Estimate): Estimate {
  const against = (value: number): number => 1 - value / before;
  const { value, lower, upper } = estimate;
  return { ...estimate, value: against(value), lower: against(upper), upper: against(lower) };
}

/** An estimate less a constant. */
export function differenceFrom(constant: number, estimate: Estimate): Estimate {
  const { value, lower, upper } = estimate;
  return { ...estimate, value: value - constant, lower: lower - constant, upper: upper - constant };
}

/** A difference of two shares of the same changes. @param onlyA changes that count in A and not in B */
export function pairedShareDifference(onlyA: number, onlyB: number, n: number): Estimate {
  const { lower, upper } = pairedDifferenceInterval(onlyA, onlyB, n, CONFIDENCE);
  return { value: (onlyA - onlyB) / n, lower, upper, method: 'Bonett–Price, paired', n };
}

/** A difference of two shares of different deployments, the first less the second. */
export function shareDifference(k1: number, n1: number, k2: number, n2: number): Estimate {
  const { lower, upper } = newcombeInterval(k1, n1, k2, n2, CONFIDENCE);
  return { value: k1 / n1 - k2 / n2, lower, upper, method: 'Newcombe, unpaired', n: n1 + n2 };
}
