import { describe, expect, it } from 'vitest';
import { cohensD, mannWhitneyU, quantile } from '../../../engine/statistics/index.ts';

describe('standardised differences of means', () => {
  it('divides by the pooled standard deviation', () =>
    expect(cohensD([2, 4], [1, 3])).toBeCloseTo(1 / Math.SQRT2, 15));

  it('is 0 between equal constants, infinite between different ones', () => {
    expect(cohensD([2, 2], [2, 2])).toBe(0);
    expect(cohensD([2, 2], [3, 3])).toBe(-Infinity);
    expect(() => cohensD([1], [1, 2])).toThrow('cohensD: a: expected at least 2 observations');
  });
});

describe('a sample', () => {
  it('means the same as an array and as a typed array', () => {
    const a = [3, 1, 2, 5];
    const b = [2, 2, 4];
    for (const measure of [cohensD, mannWhitneyU]) {
      expect(measure(Float64Array.from(a), Float64Array.from(b))).toEqual(measure(a, b));
    }
    expect(quantile(Float64Array.from(a), 0.3)).toBe(quantile(a, 0.3));
  });
});
