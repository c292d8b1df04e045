/** The tests and the effect size that the documents name, on two arms of a log: of any sizes, and of different deployments. */
import type { Estimate } from '../simulator/measures/measures.ts';
import {
  cohensD,
  mannWhitneyU,
  normalQuantile,
  normalSurvival,
  twoProportionZ,
} from '../statistics/index.ts';

const Z = normalQuantile(0.975);

/** Two-sided Mann–Whitney test of two samples of cycle times, minutes; each at least one. */
export function cycleTimeTest(before: Float64Array, after: Float64Array): Estimate {
  const { p } = mannWhitneyU(before, after, { continuity: true });
  return point(p, 'Mann–Whitney U', before.length + after.length);
}

/** Chi-square of two shares, one-sided: small where the second share is larger. @param before, after successes */
export function successTest(before: number, ofBefore: number, after: number, ofAfter: number): Estimate {
  const { z } = twoProportionZ(after, ofAfter, before, ofBefore);
  return point(normalSurvival(z), 'chi-square, one-sided', ofBefore + ofAfter);
}

/**
 * Cohen's d, traditional less GenOps, with the large-sample interval of Hedges and Olkin (1985, p. 86): variance = (m + n) ÷
 * mn + d² ÷ 2(m + n). NaN for a sample of one, or without any spread.
 */
export function cycleTimeEffect(before: Float64Array, after: Float64Array): Estimate {
  const [m, n] = [before.length, after.length];
  const method = 'Hedges–Olkin';
  const value = m < 2 || n < 2 ? Number.NaN : cohensD(before, after);
  const ends = { lower: Number.NaN, upper: Number.NaN, method, n: m + n };
  if (!Number.isFinite(value)) return { value: Number.NaN, ...ends };
  const half = Z * Math.sqrt((m + n) / m / n + (value * value) / (2 * (m + n)));
  return { ...ends, value, lower: value - half, upper: value + half };
}

function point(value: number, method: string, n: number): Estimate {
  return { value, lower: value, upper: value, method, n };
}
