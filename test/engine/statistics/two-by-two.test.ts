import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  chiSquare2x2,
  fisherExact,
  type TwoByTwo,
  twoProportionZ,
} from '../../../engine/statistics/index.ts';
import { relativeError } from './closeness.ts';

const cell = fc.integer({ min: 0, max: 40 });
const tables = fc
  .tuple(cell, cell, cell, cell)
  .filter(([a, b, c, d]) => a + b > 0 && c + d > 0 && a + c > 0 && b + d > 0);

/** n over k in whole numbers. */
function choose(n: bigint, k: bigint): bigint {
  let result = 1n;
  for (let i = 1n; i <= k; i++) result = (result * (n - k + i)) / i;
  return result;
}

/** Fisher's p from its definition, in whole numbers up to the last division. */
function fisherByCounting([a, b, c, d]: TwoByTwo): number {
  const ways = (x: number) => choose(BigInt(a + b), BigInt(x)) * choose(BigInt(c + d), BigInt(a + c - x));
  const observed = ways(a);
  let extreme = 0n;
  let all = 0n;
  for (let x = Math.max(0, a - d); x <= Math.min(a + b, a + c); x++) {
    all += ways(x);
    if (ways(x) <= observed) extreme += ways(x);
  }
  return Number((extreme * 10n ** 40n) / all) / 1e40;
}

describe('the chi-square test of a 2 × 2 table', () => {
  it('finds p = 0.047 for 96.8% against 94.2% of 500 each', () => {
    expect(chiSquare2x2([484, 16, 471, 29]).p).toBeCloseTo(0.04736, 5);
  });

  it('is the square of the z test, and never gains from Yates', () => {
    fc.assert(
      fc.property(tables, ([a, b, c, d]) => {
        const { statistic, p } = chiSquare2x2([a, b, c, d]);
        const test = twoProportionZ(a, a + b, c, c + d);
        expect(statistic).toBeCloseTo(test.z * test.z, 10);
        expect(p).toBeCloseTo(test.p, 10);
        expect(chiSquare2x2([a, b, c, d], { yates: true }).p).toBeGreaterThanOrEqual(p);
      }),
    );
  });

  it('finds no difference where the outcome occurs nowhere, or everywhere', () => {
    expect(chiSquare2x2([0, 500, 0, 480])).toEqual({ statistic: 0, p: 1 });
    expect(chiSquare2x2([500, 0, 480, 0], { yates: true })).toEqual({ statistic: 0, p: 1 });
  });

  it('refuses an empty group and counts that are not whole', () => {
    expect(() => chiSquare2x2([0, 0, 3, 4])).toThrow('expected two groups of at least one each');
    expect(() => chiSquare2x2([1, 2, 3, 0.5])).toThrow(
      'chiSquare2x2: table[3]: expected a whole number of at least 0, got 0.5',
    );
    expect(() => chiSquare2x2([1, 2, 3] as unknown as TwoByTwo)).toThrow(
      'expected four counts [a, b, c, d], got "3"',
    );
  });
});

describe("Fisher's exact test", () => {
  it('gives the tea-tasting lady 34 in 70', () => {
    expect(fisherExact([3, 1, 1, 3]).p).toBeCloseTo(34 / 70, 15);
  });

  it('adds up the tables that are no more probable, as counted in whole numbers', () => {
    fc.assert(
      fc.property(tables, (table) => {
        expect(relativeError(fisherExact(table).p, fisherByCounting(table))).toBeLessThan(1e-12);
      }),
    );
  });

  it('does not care which group or which outcome comes first', () => {
    fc.assert(
      fc.property(tables, ([a, b, c, d]) => {
        const { p } = fisherExact([a, b, c, d]);
        expect(relativeError(fisherExact([c, d, a, b]).p, p)).toBeLessThan(1e-12);
        expect(relativeError(fisherExact([b, a, d, c]).p, p)).toBeLessThan(1e-12);
      }),
    );
  });

  it('keeps its digits far out: 1e-169 of 31,694 deployments', () => {
    // 50-digit sum (mpmath 1.3.0)
    expect(relativeError(fisherExact([15_340, 507, 14_104, 1_743]).p, 3.6217578408950794e-169)).toBeLessThan(
      1e-12,
    );
  });

  it('is 1 where there is only one table, and 0 below what a double holds', () => {
    expect(fisherExact([0, 500, 0, 480]).p).toBe(1);
    expect(fisherExact([15_000, 0, 0, 15_000]).p).toBe(0);
  });
});

describe('the z test of two proportions', () => {
  it('is positive where the first is larger, and changes sign with the order', () => {
    expect(twoProportionZ(484, 500, 471, 500).z).toBeGreaterThan(0);
    expect(twoProportionZ(471, 500, 484, 500).z).toBe(-twoProportionZ(484, 500, 471, 500).z);
  });

  it('finds no difference between none and none, or all and all', () => {
    expect(twoProportionZ(0, 5, 0, 9)).toEqual({ z: 0, p: 1 });
    expect(twoProportionZ(5, 5, 9, 9)).toEqual({ z: 0, p: 1 });
  });

  it('names the argument that is out of range', () => {
    expect(() => twoProportionZ(1, 5, 10, 9)).toThrow(
      'twoProportionZ: k2: expected a whole number from 0 to n2 = 9, got 10',
    );
  });
});

describe('the z test of very large groups', () => {
  // python3: z² as a fractions.Fraction of whole numbers, its root and 2Q(|z|) with 60-digit decimals (erf by its series,
  // erfc by its continued fraction beyond 2)
  it.each([
    [
      968_000_000, 1_000_000_000, 968_000_020, 1_000_000_000, -0.002_540_986_721_972_22,
      0.997_972_588_107_036,
    ],
    [500_012_345, 1_000_000_000, 500_000_000, 999_999_999, 0.552_062_822_868_955, 0.580_905_312_041_298_2],
    [333_333_367, 1_000_000_001, 333_333_000, 1_000_000_007, 0.017_503_208_755_430_08, 0.986_035_173_022_631],
    [123_456_789, 999_999_937, 123_400_000, 1_000_000_000, 3.861_067_979_069_35, 1.128_924_857_466_826_3e-4],
    [
      900_719_925_474_099, 9_007_199_254_740_991, 900_719_825_474_099, 9_007_199_254_740_881,
      2.483_526_653_725_971, 0.013_008_859_868_618_232,
    ],
  ])('is exact: %d of %d against %d of %d', (k1, n1, k2, n2, z, p) => {
    const test = twoProportionZ(k1, n1, k2, n2);
    expect(relativeError(test.z, z)).toBeLessThan(1e-14);
    expect(relativeError(test.p, p)).toBeLessThan(1e-13);
  });

  it('is the root of the chi-square, which is exact as well', () => {
    const { statistic } = chiSquare2x2([968_000_000, 32_000_000, 968_000_020, 31_999_980]);
    expect(relativeError(Math.sqrt(statistic), 0.002_540_986_721_972_22)).toBeLessThan(1e-14);
  });
});
