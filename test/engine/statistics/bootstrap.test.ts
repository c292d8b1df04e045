import { describe, expect, it } from 'vitest';
import { namedStream } from '../../../engine/random/streams.ts';
import {
  type BootstrapOptions,
  bootstrapInterval,
  bootstrapTwoSampleInterval,
  cohensD,
  mean,
  meanInterval,
  quantile,
  variance,
} from '../../../engine/statistics/index.ts';
import { acceleration } from '../../../engine/statistics/jackknife.ts';

const options: BootstrapOptions = {
  confidence: 0.95,
  method: 'percentile',
  seed: '24',
  label: 'test',
  resamples: 1_000,
};

/** Sums of twelve uniforms less 6: mean 0, variance 1, and no tail worth the name. */
function nearNormal(size: number, seed: string): Float64Array {
  const uniform = namedStream(seed, 'near-normal');
  return Float64Array.from({ length: size }, () => {
    let sum = -6;
    for (let i = 0; i < 12; i++) sum += uniform();
    return sum;
  });
}

describe('a bootstrap interval', () => {
  const sample = nearNormal(200, 'a');

  it.each(['percentile', 'bca'] as const)(
    'is the same, bit for bit, for the same seed and label: %s',
    (method) => {
      const first = bootstrapInterval(sample, mean, { ...options, method });
      expect(bootstrapInterval(sample, mean, { ...options, method })).toEqual(first);
      expect(bootstrapInterval(sample, mean, { ...options, method, seed: '25' })).not.toEqual(first);
      expect(bootstrapInterval(sample, mean, { ...options, method, label: 'other' })).not.toEqual(first);
    },
  );

  it.each(['percentile', 'bca'] as const)(
    "is close to Student's for the mean of a near-normal sample: %s",
    (method) => {
      const student = meanInterval(sample, 0.95);
      const boot = bootstrapInterval(sample, mean, { ...options, method });
      const width = student.upper - student.lower;
      // Monte Carlo error of an end at 1,000 resamples is about 3% of the width.
      expect(Math.abs(boot.lower - student.lower)).toBeLessThan(0.12 * width);
      expect(Math.abs(boot.upper - student.upper)).toBeLessThan(0.12 * width);
    },
  );

  it('moves BCa up where the statistic is biased low and skewed: the variance of few observations', () => {
    const few = nearNormal(15, 'b');
    const percentile = bootstrapInterval(few, variance, options);
    const bca = bootstrapInterval(few, variance, { ...options, method: 'bca' });
    expect(bca.lower).toBeGreaterThan(percentile.lower);
    expect(bca.upper).toBeGreaterThan(percentile.upper);
  });

  it('leaves the sample as it was, though the statistic sorts what it gets', () => {
    const given = Float64Array.of(3, 1, 2, 9, 4);
    bootstrapInterval(given, (xs) => xs.sort()[2] as number, { ...options, method: 'bca' });
    expect([...given]).toEqual([3, 1, 2, 9, 4]);
  });

  it('has width 0 for equal observations', () => {
    expect(bootstrapInterval([5, 5, 5], mean, { ...options, method: 'bca' })).toEqual({ lower: 5, upper: 5 });
  });

  it('resamples two samples apart, for a relative reduction of medians', () => {
    const before = nearNormal(150, 'c').map((x) => 50 + 5 * x);
    const after = nearNormal(90, 'd').map((x) => 25 + 5 * x);
    const reduction = (a: Float64Array, b: Float64Array) => 1 - quantile(b, 0.5) / quantile(a, 0.5);
    const { lower, upper } = bootstrapTwoSampleInterval(before, after, reduction, options);
    expect(lower).toBeGreaterThan(0.4);
    expect(upper).toBeLessThan(0.6);
    expect(lower).toBeLessThan(reduction(before, after));
    expect(upper).toBeGreaterThan(reduction(before, after));
  });

  it('refuses too few resamples, a confidence in percent, and a statistic that is not finite', () => {
    expect(() => bootstrapInterval(sample, mean, { ...options, resamples: 10 })).toThrow(
      'bootstrapInterval: resamples: expected a whole number of at least 100, got 10',
    );
    expect(() => bootstrapInterval(sample, mean, { ...options, confidence: 95 })).toThrow('0.95');
    expect(() => bootstrapTwoSampleInterval([1, 1], [2, 2], cohensD, options)).toThrow(
      'bootstrapTwoSampleInterval: statistic: expected a finite number on every resample, got -Infinity',
    );
    expect(() => bootstrapInterval([1], mean, options)).toThrow('expected at least 2 observations');
  });
});

describe('the acceleration', () => {
  const average = (xs: Float64Array) => xs.reduce((sum, x) => sum + x, 0) / xs.length;
  const of = (sample: Float64Array) =>
    acceleration([sample], ([x]) => average(x as Float64Array), '1', 'test');

  it('of a mean is a sixth of the skewness over √n', () => {
    const sample = Float64Array.of(0, 0, 0, 1, 5);
    const center = mean(sample);
    const powers = (k: number) => sample.reduce((sum, x) => sum + (x - center) ** k, 0);
    expect(of(sample)).toBeCloseTo(powers(3) / (6 * powers(2) ** 1.5), 14);
  });

  it('hardly changes when groups are left out instead of single observations', () => {
    const uniform = namedStream('1', 'skewed');
    const sample = Float64Array.from({ length: 3_000 }, () => -Math.log(uniform())).sort();
    // Exponential: skewness 2, so a = 2/(6√3000) = 0.0061; the sample's own skewness varies it by some 0.0008.
    expect(Math.abs(of(sample) - 0.0061)).toBeLessThan(0.003);
  });
});

describe('coverage of bootstrap intervals', () => {
  // Both are known to fall short of 95% here. A NumPy program of the same formulas covered 92.2% (percentile) and 92.7% (BCa)
  // in 4,000 runs; 400 runs have a standard error of 1.3 points, and 3.3 of those are allowed.
  it.each([
    ['percentile', 0.922],
    ['bca', 0.927],
  ] as const)('of the mean of 40 exponentials is what it is known to be: %s', (method, known) => {
    const uniform = namedStream('24', `coverage/${method}`);
    const average = (xs: Float64Array) => xs.reduce((sum, x) => sum + x, 0) / xs.length;
    let covered = 0;
    for (let run = 0; run < 400; run++) {
      const sample = Float64Array.from({ length: 40 }, () => -Math.log(uniform()));
      const { lower, upper } = bootstrapInterval(sample, average, {
        ...options,
        method,
        seed: `${run}`,
        resamples: 400,
      });
      if (lower <= 1 && 1 <= upper) covered += 1;
    }
    expect(Math.abs(covered / 400 - known)).toBeLessThan(0.045);
  });
});
