import { describe, expect, it } from 'vitest';
import {
  mean,
  meanInterval,
  quantile,
  quantileInterval,
  studentTCritical,
  variance,
} from '../../../engine/statistics/index.ts';
import { relativeError } from './closeness.ts';

describe("Student's interval for a mean", () => {
  // SciPy 1.17.1: stats.t.interval(confidence, 4, mean, sem)
  it.each([
    [0.9, 15.930904599033859, 36.87309540096613],
    [0.95, 12.764799729071635, 40.03920027092836],
    [0.999, -15.889636466551114, 68.69363646655233],
  ])('agrees with SciPy at confidence %d', (confidence, lower, upper) => {
    const interval = meanInterval([21.2, 41.25, 32.7, 24.27, 12.59], confidence);
    expect(relativeError(interval.lower, lower)).toBeLessThan(1e-12);
    expect(relativeError(interval.upper, upper)).toBeLessThan(1e-12);
  });

  // SciPy 1.17.1: stats.t.isf((1 - confidence) / 2, df)
  it.each([
    [0.95, 1, 12.706204736174694],
    [0.999, 1, 636.619248768719],
    [0.95, 999, 1.9623414611334493],
    [0.99, 15_846, 2.5761396093160296],
    [0.5, 3, 0.7648923284043444],
    [1 - 1e-9, 10, 21.622044216833572],
  ])('takes the critical value of t at confidence %d and %i degrees of freedom', (confidence, df, t) =>
    expect(relativeError(studentTCritical(confidence, df), t)).toBeLessThan(1e-9),
  );

  // one degree of freedom is Cauchy's distribution: t = tan(π/2 · confidence)
  it('keeps its digits at a confidence next to 1 and next to 0', () => {
    const small = 2 ** -30;
    expect(relativeError(studentTCritical(1 - small, 1), 1 / Math.tan((Math.PI / 2) * small))).toBeLessThan(
      1e-12,
    );
    expect(relativeError(studentTCritical(small, 1), Math.tan((Math.PI / 2) * small))).toBeLessThan(1e-12);
  });

  it('has width 0 for equal observations, and needs two of them', () => {
    expect(meanInterval([2.1, 2.1, 2.1], 0.95)).toEqual({ lower: 2.1, upper: 2.1 });
    expect(() => meanInterval([2.1], 0.95)).toThrow('expected at least 2 observations');
  });

  it('does not lose the variance of large values to rounding', () => {
    expect(mean([1e9 + 1, 1e9 + 2, 1e9 + 3])).toBe(1e9 + 2);
    expect(variance([1e9 + 1, 1e9 + 2, 1e9 + 3])).toBe(1);
    // the first sum is .9999999999999999; the mean residual takes it back
    expect(mean(Array.from({ length: 10 }, () => 0.1))).toBe(0.1);
  });
});

describe('quantile, type 7', () => {
  it('leaves the sample as it was', () => {
    const given = Float64Array.of(3, 1, 2);
    quantile(given, 0.5);
    expect([...given]).toEqual([3, 1, 2]);
  });

  it('refuses an empty sample, a NaN and a percent', () => {
    expect(() => quantile([], 0.5)).toThrow('quantile: sample: expected at least 1 observation, got "0"');
    expect(() => quantile([1, Number.NaN], 0.5)).toThrow(
      'quantile: sample[1]: expected a finite number, got NaN; leave missing observations out',
    );
    expect(() => quantile([1], 95)).toThrow('percent are written as a ratio, 0.95');
  });
});

describe('the distribution-free interval of a quantile', () => {
  // Ranks from SciPy 1.17.1's binomial: the largest l with P(B < l) and the smallest u with P(B >= u) within the tail.
  it.each([
    [6, 0.5, 0.95, 1, 6],
    [20, 0.5, 0.95, 6, 15],
    [500, 0.5, 0.95, 228, 273],
    [500, 0.9, 0.95, 436, 464],
    [500, 0.95, 0.99, 462, 488],
    [15_847, 0.5, 0.95, 7_800, 8_048],
    [15_847, 0.99, 0.99, 15_655, 15_721],
    [1_000_000, 0.5, 0.95, 499_020, 500_981],
  ])('takes the exact binomial ranks at n = %i, p = %d, confidence %d', (n, p, confidence, lower, upper) => {
    const ranks = Float64Array.from({ length: n }, (_, i) => i + 1);
    expect(quantileInterval(ranks, p, confidence)).toEqual({ lower, upper });
  });

  it('has no end where the sample is too small for one', () => {
    expect(quantileInterval([1, 2, 3, 4, 5], 0.5, 0.95)).toEqual({ lower: -Infinity, upper: Infinity });
    expect(quantileInterval([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.95, 0.9).upper).toBe(Infinity);
  });

  it('takes ties', () =>
    expect(quantileInterval([1, 1, 1, 1, 1, 1], 0.5, 0.95)).toEqual({ lower: 1, upper: 1 }));

  it('refuses an unsorted sample', () =>
    expect(() => quantileInterval([2, 1], 0.5, 0.95)).toThrow('sort ascending'));
});
