import { describe, expect, it } from 'vitest';
import { chiSquare2x2, type TwoByTwo, twoProportionZ } from '../../../engine/statistics/index.ts';
import { relativeError } from './closeness.ts';

describe('the chi-square test of a 2 × 2 table', () => {
  it('finds p = 0.047 for 96.8% against 94.2% of 500 each', () =>
    expect(chiSquare2x2([484, 16, 471, 29]).p).toBeCloseTo(0.04736, 5));

  it('finds no difference where the outcome occurs nowhere, or everywhere', () => {
    expect(chiSquare2x2([0, 500, 0, 480])).toEqual({ statistic: 0, p: 1 });
    expect(chiSquare2x2([500, 0, 480, 0])).toEqual({ statistic: 0, p: 1 });
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

describe('the z test of two proportions', () => {
  it('is positive where the first is larger, and changes sign with the order', () => {
    expect(twoProportionZ(484, 500, 471, 500).z).toBeGreaterThan(0);
    expect(twoProportionZ(471, 500, 484, 500).z).toBe(-twoProportionZ(484, 500, 471, 500).z);
  });

  it('finds no difference between none and none, or all and all', () => {
    expect(twoProportionZ(0, 5, 0, 9)).toEqual({ z: 0, p: 1 });
    expect(twoProportionZ(5, 5, 9, 9)).toEqual({ z: 0, p: 1 });
  });

  it('names the argument that is out of range', () =>
    expect(() => twoProportionZ(1, 5, 10, 9)).toThrow(
      'twoProportionZ: k2: expected a whole number from 0 to n2 = 9, got 10',
    ));
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
