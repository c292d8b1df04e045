import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  cliffsDelta,
  cohensD,
  cohensH,
  hedgesG,
  hodgesLehmann,
  kolmogorovSmirnov,
  mannWhitneyU,
  quantile,
} from '../../../engine/statistics/index.ts';

// Multiples of a quarter from a short range: many ties, and differences without rounding.
const quarters = fc.integer({ min: -20, max: 20 }).map((k) => k / 4);
const sample = fc.array(quarters, { minLength: 1, maxLength: 30 });

describe("Cliff's delta", () => {
  it('is the share of pairs above less the share below', () => {
    expect(cliffsDelta([1, 2, 3], [0, 0])).toBe(1);
    expect(cliffsDelta([1, 2, 3], [2])).toBe(0);
    fc.assert(
      fc.property(sample, sample, (a, b) => {
        const signs = a.flatMap((x) => b.map((y) => Math.sign(x - y)));
        const average = signs.reduce((sum: number, sign) => sum + sign, 0) / signs.length;
        expect(cliffsDelta(a, b)).toBeCloseTo(average, 14);
      }),
    );
  });
});

describe("Hodges and Lehmann's shift", () => {
  it('is the median of all differences, even or odd, ties or none', () => {
    const real = fc.array(fc.double({ min: -1e3, max: 1e3, noNaN: true }), { minLength: 1, maxLength: 25 });
    fc.assert(
      fc.property(fc.oneof(sample, real), fc.oneof(sample, real), (a, b) => {
        const differences = a.flatMap((x) => b.map((y) => x - y)).sort((x, y) => x - y);
        const middle = (differences.length - 1) / 2;
        const low = differences[Math.floor(middle)] as number;
        const high = differences[Math.ceil(middle)] as number;
        expect(hodgesLehmann(a, b)).toBeCloseTo((low + high) / 2, 12);
      }),
    );
  });

  it('finds a shift exactly', () => {
    expect(hodgesLehmann([11, 12, 14, 18], [1, 2, 4, 8])).toBe(10);
    expect(hodgesLehmann([5], [3])).toBe(2);
    expect(hodgesLehmann([1e-300, 1], [0, 2e-300])).toBeCloseTo(0.5, 15);
  });

  it('selects among 256 million differences without forming them', () => {
    const a = Float64Array.from({ length: 16_000 }, (_, i) => i * i);
    expect(hodgesLehmann(a, a)).toBe(0);
    expect(
      hodgesLehmann(
        a.map((x) => x + 250),
        a,
      ),
    ).toBeGreaterThan(0);
  });
});

describe('standardised differences of means', () => {
  it('divides by the pooled standard deviation', () => {
    expect(cohensD([2, 4], [1, 3])).toBeCloseTo(1 / Math.SQRT2, 15);
    expect(hedgesG([2, 4], [1, 3])).toBeCloseTo((1 / Math.SQRT2) * (1 - 3 / 7), 15);
  });

  it('is 0 between equal constants, infinite between different ones', () => {
    expect(cohensD([2, 2], [2, 2])).toBe(0);
    expect(cohensD([2, 2], [3, 3])).toBe(-Infinity);
    expect(() => cohensD([1], [1, 2])).toThrow('cohensD: a: expected at least 2 observations');
  });

  it('does not depend on the unit', () => {
    const two = fc.array(quarters, { minLength: 2, maxLength: 20 }).filter((xs) => new Set(xs).size > 1);
    fc.assert(
      fc.property(two, two, (a, b) => {
        const minutes = cohensD(a, b);
        expect(
          cohensD(
            a.map((x) => x * 60 + 7),
            b.map((x) => x * 60 + 7),
          ),
        ).toBeCloseTo(minutes, 10);
        expect(Math.abs(hedgesG(a, b))).toBeLessThanOrEqual(Math.abs(minutes));
      }),
    );
  });
});

describe("Cohen's h", () => {
  it('spans −π to π and is 0 between equal proportions', () => {
    expect(cohensH(1, 0)).toBeCloseTo(Math.PI, 15);
    expect(cohensH(0.3, 0.3)).toBe(0);
    expect(cohensH(0.942, 0.968)).toBe(-cohensH(0.968, 0.942));
    expect(() => cohensH(96.8, 94.2)).toThrow('cohensH: p1: expected a number from 0 to 1, got 96.8');
  });

  it('is twice the difference of the arcsines of the roots', () => {
    const ratio = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(ratio, ratio, (p1, p2) => {
        expect(cohensH(p1, p2)).toBeCloseTo(2 * Math.asin(Math.sqrt(p1)) - 2 * Math.asin(Math.sqrt(p2)), 12);
      }),
    );
  });
});

describe('a sample', () => {
  it('means the same as an array and as a typed array', () => {
    const a = [3, 1, 2, 5];
    const b = [2, 2, 4];
    for (const measure of [cliffsDelta, cohensD, hedgesG, hodgesLehmann, mannWhitneyU, kolmogorovSmirnov]) {
      expect(measure(Float64Array.from(a), Float64Array.from(b))).toEqual(measure(a, b));
    }
    expect(quantile(Float64Array.from(a), 0.3)).toBe(quantile(a, 0.3));
  });
});
