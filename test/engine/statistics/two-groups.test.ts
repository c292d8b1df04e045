import { describe, expect, it } from 'vitest';
import {
  chiSquare2x2,
  cohensD,
  mannWhitneyU,
  newcombeInterval,
  powerTwoProportions,
  quantile,
  type TwoByTwo,
  twoProportionZ,
} from '../../../engine/statistics/index.ts';
import { relativeError } from './closeness.ts';

describe('the chi-square test of a 2 × 2 table', () => {
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

describe('Newcombe’s interval for the difference of two proportions', () => {
  // Newcombe (1998), Statistics in Medicine 17:873–890, Table II, method 10, with four digits
  it.each([
    [56, 70, 48, 80, 0.0524, 0.3339],
    [9, 10, 3, 10, 0.1705, 0.809],
    [5, 56, 0, 29, -0.0381, 0.1926],
    [0, 10, 0, 20, -0.1611, 0.2775],
    [0, 10, 0, 10, -0.2775, 0.2775],
    [10, 10, 0, 10, 0.6075, 1],
  ])('of %d/%d and %d/%d is as printed in the paper', (k1, n1, k2, n2, lower, upper) => {
    const interval = newcombeInterval(k1, n1, k2, n2, 0.95);
    expect(interval.lower).toBeCloseTo(lower, 4);
    expect(interval.upper).toBeCloseTo(upper, 4);
  });

  it('refuses counts that do not fit, and a group of none', () => {
    expect(() => newcombeInterval(3, 2, 1, 2, 0.95)).toThrow(/newcombeInterval: k1: expected/);
    expect(() => newcombeInterval(0, 1, 0, 0, 0.95)).toThrow(/newcombeInterval: n2: expected/);
  });
});

describe('the power to find a difference of proportions', () => {
  // By hand with SciPy 1.17.1's normal: sf((z·s0 − Δ)/s1) + sf((z·s0 + Δ)/s1)
  it.each([
    [0.968, 0.942, 500, 0.05, 0.5092694575014963],
    [0.968, 0.89, 500, 0.001, 0.9369010314457884],
    [0.1, 0.2, 50, 0.01, 0.11759483723710173],
  ])('of %d and %d with %i per arm at %d', (p1, p2, perArm, alpha, power) => {
    expect(relativeError(powerTwoProportions({ p1, p2, n1: perArm, n2: perArm, alpha }), power)).toBeLessThan(
      1e-12,
    );
    expect(powerTwoProportions({ p1: p2, p2: p1, n1: perArm, n2: perArm, alpha })).toBe(
      powerTwoProportions({ p1, p2, n1: perArm, n2: perArm, alpha }),
    );
  });

  it('takes arms of different sizes', () => {
    // the same, by SciPy 1.17.1
    const first = { p1: 0.968, p2: 0.942, n1: 500, n2: 1_500, alpha: 0.05 };
    expect(relativeError(powerTwoProportions(first), 0.642_833_802_198_991)).toBeLessThan(1e-12);
    const second = { p1: 0.3, p2: 0.35, n1: 120, n2: 310, alpha: 0.01 };
    expect(relativeError(powerTwoProportions(second), 0.052_599_799_176_549_27)).toBeLessThan(1e-12);
  });

  it('is alpha between equal proportions and all or nothing between 0 and 1', () => {
    expect(powerTwoProportions({ p1: 0.5, p2: 0.5, n1: 10, n2: 10, alpha: 0.05 })).toBe(0.05);
    expect(powerTwoProportions({ p1: 0, p2: 0, n1: 10, n2: 10, alpha: 0.05 })).toBe(0.05);
    expect(powerTwoProportions({ p1: 0, p2: 1, n1: 10, n2: 10, alpha: 0.05 })).toBe(1);
    expect(powerTwoProportions({ p1: 0, p2: 1, n1: 1, n2: 1, alpha: 0.05 })).toBe(0);
  });

  it('refuses an arm of nobody and an alpha in percent', () => {
    const design = { p1: 0.1, p2: 0.2, n1: 50, n2: 50, alpha: 0.05 };
    expect(() => powerTwoProportions({ ...design, n2: 0 })).toThrow('powerTwoProportions: n2');
    expect(() => powerTwoProportions({ ...design, alpha: 5 })).toThrow(
      'percent are written as a ratio, 0.05',
    );
  });
});

describe('the Mann–Whitney U test', () => {
  it('finds nothing where all observations are equal', () => {
    expect(mannWhitneyU([7, 7], [7, 7, 7])).toEqual({ u1: 3, u2: 3, z: 0, p: 1 });
    expect(mannWhitneyU([7, 7], [7, 7, 7], { continuity: false })).toEqual({ u1: 3, u2: 3, z: 0, p: 1 });
  });

  it('refuses an empty sample', () =>
    expect(() => mannWhitneyU([], [1])).toThrow('mannWhitneyU: a: expected at least 1 observation, got "0"'));
});

describe('standardised differences of means', () => {
  it('is 0 between equal constants, infinite between different ones', () => {
    expect(cohensD([2, 2], [2, 2])).toBe(0);
    expect(cohensD([2, 2], [3, 3])).toBe(-Infinity);
    expect(() => cohensD([1], [1, 2])).toThrow('cohensD: a: expected at least 2 observations');
  });
});

it('a sample means the same as an array and as a typed array', () => {
  const a = [3, 1, 2, 5];
  const b = [2, 2, 4];
  for (const measure of [cohensD, mannWhitneyU]) {
    expect(measure(Float64Array.from(a), Float64Array.from(b))).toEqual(measure(a, b));
  }
  expect(quantile(Float64Array.from(a), 0.3)).toBe(quantile(a, 0.3));
});
