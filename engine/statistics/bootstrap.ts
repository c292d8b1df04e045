/**
 * Bootstrap intervals, seeded: percentile, and BCa (bias-corrected and accelerated).
 */
import { expected } from '../errors.ts';
import { namedStream } from '../random/streams.ts';
import { requireCount } from './arguments.ts';
import { type Interval, tailProbability } from './interval.ts';
import { acceleration } from './jackknife.ts';
import { normalQuantile, normalSurvival } from './normal.ts';
import { quantile } from './quantile.ts';
import { at, requireSample, type Sample } from './sample.ts';

/** How a bootstrap is done. */
export interface BootstrapOptions {
  /** in (0, 1) */
  readonly confidence: number;
  /** `percentile` for means and differences; `bca` where the statistic is skewed or biased */
  readonly method: 'percentile' | 'bca';
  /** any text; the same seed and label give the same interval, bit for bit */
  readonly seed: string;
  /** name of the random stream, so that two bootstraps of one run draw apart */
  readonly label: string;
  /** whole number ≥ 100; 2,000 for 95% */
  readonly resamples: number;
}

/**
 * Bootstrap interval of a statistic of one sample: the (1 ∓ confidence)/2 quantiles (type 7) of its values on
 * resamples; BCa moves the two levels to Φ(z₀ + (z₀ + z)/(1 − a(z₀ + z))).
 *
 * Source: Efron & Tibshirani (1993), §13.3 (percentile), §14.3 (BCa: z₀ from the share of resamples below the
 * estimate, ties half, kept within half a resample of 0 and 1; a from {@link acceleration}). In the statistic's
 * unit. Pairs of measurements are resampled whole by bootstrapping their positions 0 … n − 1. For a quantile prefer
 * {@link quantileInterval}, which is exact.
 *
 * @param statistic called with a buffer that it may reorder but not keep; must be finite on every resample
 * @throws ArgumentError on fewer than two observations, an option out of range, or a statistic that is not finite
 */
export function bootstrapInterval(
  sample: Sample,
  statistic: (resample: Float64Array) => number,
  options: BootstrapOptions,
): Interval {
  requireSample('bootstrapInterval: sample', sample, 2);
  return intervalOf('bootstrapInterval', [sample], ([only]) => statistic(only as Float64Array), options);
}

/**
 * Bootstrap interval of a statistic of two independent samples, such as a relative reduction of medians; each
 * sample is resampled by itself.
 *
 * Formulas, sources, edge cases and errors as {@link bootstrapInterval}.
 *
 * @throws ArgumentError as {@link bootstrapInterval}
 */
export function bootstrapTwoSampleInterval(
  a: Sample,
  b: Sample,
  statistic: (a: Float64Array, b: Float64Array) => number,
  options: BootstrapOptions,
): Interval {
  requireSample('bootstrapTwoSampleInterval: a', a, 2);
  requireSample('bootstrapTwoSampleInterval: b', b, 2);
  return intervalOf(
    'bootstrapTwoSampleInterval',
    [a, b],
    ([x, y]) => statistic(x as Float64Array, y as Float64Array),
    options,
  );
}

function intervalOf(
  where: string,
  samples: readonly Sample[],
  given: (samples: readonly Float64Array[]) => number,
  { confidence, method, seed, label, resamples }: BootstrapOptions,
): Interval {
  const tail = tailProbability(where, confidence);
  requireCount(`${where}: resamples`, resamples, 100);
  const statistic = (drawn: readonly Float64Array[]): number => {
    const value = given(drawn);
    if (Number.isFinite(value)) return value;
    throw expected(`${where}: statistic`, 'a finite number on every resample', value);
  };
  const uniform = namedStream(seed, `bootstrap/${label}`);
  const drawn = samples.map((sample) => new Float64Array(sample.length));
  const values = Float64Array.from({ length: resamples }, () => {
    samples.forEach((sample, s) => {
      fillWithReplacement(drawn[s] as Float64Array, sample, uniform);
    });
    return statistic(drawn);
  });
  switch (method) {
    case 'percentile':
      return { lower: quantile(values, tail), upper: quantile(values, 1 - tail) };
    case 'bca': {
      const bias = biasCorrection(values, statistic(samples.map((sample) => Float64Array.from(sample))));
      const skew = acceleration(samples, statistic, seed, `bootstrap/${label}/jackknife`);
      return {
        lower: quantile(values, correctedLevel(normalQuantile(tail), bias, skew)),
        upper: quantile(values, correctedLevel(-normalQuantile(tail), bias, skew)),
      };
    }
    default:
      throw expected(`${where}: method`, '"percentile" or "bca"', method satisfies never);
  }
}

function fillWithReplacement(into: Float64Array, from: Sample, uniform: () => number): void {
  for (let i = 0; i < into.length; i++) into[i] = at(from, Math.floor(uniform() * from.length));
}

/** z₀ = Φ⁻¹(share of resamples below the estimate, ties half). */
function biasCorrection(values: Float64Array, estimate: number): number {
  let below = 0;
  for (const value of values) below += value < estimate ? 1 : value === estimate ? 0.5 : 0;
  const share = Math.min(values.length - 0.5, Math.max(0.5, below)) / values.length;
  return normalQuantile(share);
}

/** Φ(z₀ + (z₀ + z)/(1 − a(z₀ + z))), and its limit where the denominator is not positive. */
function correctedLevel(z: number, bias: number, skew: number): number {
  const denominator = 1 - skew * (bias + z);
  if (denominator <= 0) return bias + z > 0 ? 1 : 0;
  return normalSurvival(-(bias + (bias + z) / denominator));
}
