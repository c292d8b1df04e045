import { describe, expect, it } from 'vitest';
import { mean, meanInterval, studentTCritical, variance } from '../../../engine/statistics/index.ts';
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

  it('has width 0 for equal observations, and needs two of them', () => {
    expect(meanInterval([2.1, 2.1, 2.1], 0.95)).toEqual({ lower: 2.1, upper: 2.1 });
    expect(() => meanInterval([2.1], 0.95)).toThrow('expected at least 2 observations');
  });

  it('does not lose the variance of large values to rounding', () => {
    expect(mean([1e9 + 1, 1e9 + 2, 1e9 + 3])).toBe(1e9 + 2);
    expect(variance([1e9 + 1, 1e9 + 2, 1e9 + 3])).toBe(1);
  });
});
