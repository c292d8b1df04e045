import { describe, expect, it } from 'vitest';
import { printedCount, roundedNumber } from '../../../../engine/claims/consistency/index.ts';
import {
  differenceOf,
  meet,
  printedEquality,
  productOf,
  relativeReductionOf,
  sumOf,
} from '../../../../engine/claims/consistency/rounded-number.ts';
import { rangeOf } from './printed.ts';

describe('a printed number', () => {
  it.each<[string, number, number]>([
    ['14.4', 14.35, 14.45],
    ['14.40', 14.395, 14.405],
    ['96.8%', 0.9675, 0.9685],
    ['89%', 0.885, 0.895],
    ['+7.8%', 0.0775, 0.0785],
    ['−0.5', -0.55, -0.45],
    ['23.4 min', 23.35, 23.45],
    ['.05', 0.045, 0.055],
    ['p = 0.047', 0.0465, 0.0475],
    ['15,847', 15_846.5, 15_847.5],
    ['15\u2009847', 15_846.5, 15_847.5],
    ['15\u00a0847', 15_846.5, 15_847.5],
    ['15\u202f847', 15_846.5, 15_847.5],
    ['1 015 847.5', 1_015_847.45, 1_015_847.55],
    ['–4.46', -4.465, -4.455],
    ['− 4.46', -4.465, -4.455],
    ['1.2e-4', 0.000_115, 0.000_125],
    ['p = 1.20E−4', 0.000_119_5, 0.000_120_5],
    ['1.2 × 10^-4', 0.000_115, 0.000_125],
    ['1.2×10⁻⁴', 0.000_115, 0.000_125],
    ['−3 x 10⁵', -350_000, -250_000],
    ['10⁻⁴', 0.000_05, 0.000_15],
    ['0.1234567', 0.123_456_65, 0.123_456_75],
  ])('%s stands for values from %f to %f', (printed, lower, upper) => {
    expect(rangeOf(printed)[0]).toBeCloseTo(lower, 14);
    expect(rangeOf(printed)[1]).toBeCloseTo(upper, 14);
  });

  it('with < or > stands for everything on that side of its bound, which is not rounded', () => {
    expect(rangeOf('< 0.001')).toEqual([-Infinity, 0.001]);
    expect(rangeOf('p < .001')).toEqual([-Infinity, 0.001]);
    expect(rangeOf('> 0.8')).toEqual([0.8, Infinity]);
    expect(rangeOf('≪ 0.001')).toEqual([-Infinity, 0.001]);
    expect(rangeOf('<= 0.001')).toEqual([-Infinity, 0.001]);
    expect(rangeOf('p < 10⁻¹⁵')).toEqual([-Infinity, 1e-15]);
    expect(rangeOf('≫ 3')).toEqual([3, Infinity]);
  });

  it('keeps the string, and so its trailing zeros', () => {
    expect(roundedNumber('14.40')).toMatchObject({
      printed: '14.40',
      decimals: 2,
      steps: 1440,
      exponent: -2,
    });
    expect(roundedNumber('14.4%')).toMatchObject({
      decimals: 1,
      steps: 144,
      exponent: -3,
      percent: true,
    });
  });

  it.each([
    '',
    '.',
    '%',
    'many',
    '1,23',
    '1.2.3',
    '14,4%',
    '--3',
    '1,234 567',
    '15 84',
    '1e',
    '2 × 10',
    '94.8–98.3',
  ])('is not %j', (printed) =>
    expect(() => roundedNumber(printed, 'rate')).toThrow(
      `rate: expected a number as printed, such as 14.4, 96.8% or < 0.001, got ${JSON.stringify(printed)}`,
    ),
  );

  it('has fifteen digits at most, and powers of ten that a double can hold', () => {
    expect(roundedNumber('0.000000000000001').steps).toBe(1);
    expect(() => roundedNumber('0.1234567890123456')).toThrow('at most 15 digits');
    expect(() => roundedNumber('1e-301')).toThrow('a last digit between 1e-300 and 1e300');
    expect(() => roundedNumber('1e400')).toThrow('a last digit between');
    // zeros in front are no digits, zeros within are
    expect(roundedNumber('0.00000000000000012').steps).toBe(12);
    expect(roundedNumber('123456789012345').steps).toBe(123_456_789_012_345);
    expect(() => roundedNumber('1.000000000000001')).toThrow('leave the last ones out');
    for (const printed of ['1e-300', '1e300']) expect(roundedNumber(printed).value).toBe(Number(printed));
    for (const printed of ['1.5e-300', '1e-299%', '1e301'])
      expect(() => roundedNumber(printed)).toThrow('a last digit between');
  });

  it.each<[string, Partial<ReturnType<typeof roundedNumber>>]>([
    [' 14.4 ', { printed: '14.4', relation: 'equal', value: 14.4, percent: false }],
    ['+3', { value: 3, steps: 3 }],
    ['‒3', { value: -3, steps: -3 }],
    ['−0.0', { value: 0, steps: 0 }],
    ['1.2e-4', { decimals: 5, exponent: -5 }],
    ['1.2e4', { decimals: 0, exponent: 3, value: 12_000 }],
    ['1.2%', { decimals: 1, exponent: -3 }],
    ['2·10^+3', { value: 2_000 }],
    ['2*10⁺¹²', { value: 2e12 }],
    ['= 5', { relation: 'equal' }],
    ['≤ 5', { relation: 'below' }],
    ['<< 5', { relation: 'below' }],
    ['≥ 5', { relation: 'above' }],
    ['>> 5', { relation: 'above' }],
    ['>= 5', { relation: 'above' }],
    ['< 10^3', { relation: 'below', value: 1_000 }],
  ])('%j is read in full', (printed, read) => expect(roundedNumber(printed)).toMatchObject(read));

  it('that must not be a bound is refused as one, in words', () => {
    expect(() => roundedNumber('x')).toThrow('number: expected a number as printed');
    expect(printedEquality('5', 'mean').value).toBe(5);
    expect(() => printedEquality('< 5', 'mean')).toThrow('mean: expected a number without < or >, got "< 5"');
  });
});

describe('a printed count', () => {
  it('is exact', () => expect([printedCount('12'), printedCount('15,847')]).toEqual([12, 15_847]));

  it.each(['12.0', '-1', '12%', '< 5', '1e3'])('is not %j', (printed) =>
    expect(() => printedCount(printed)).toThrow('count: expected a whole number of at least 0'),
  );

  it('may have a least value, which it may reach', () => {
    expect(printedCount('2', 'n', 2)).toBe(2);
    expect(printedCount('0')).toBe(0);
    expect(() => printedCount('1', 'n', 2)).toThrow(
      'n: expected a whole number of at least 2, such as 12 or 15,847, got "1"',
    );
  });
});

const range = (lower: number, upper: number) => ({ lower, upper });

describe('ranges', () => {
  it('add up, and differ, from end to end', () => {
    expect(sumOf([range(1, 2), range(-4, 8)])).toEqual(range(-3, 10));
    expect(differenceOf(range(1, 2), range(-4, 8))).toEqual(range(-7, 6));
    expect(relativeReductionOf(range(4, 8), range(1, 2))).toEqual(range(0.5, 0.875));
  });

  // each of the four corners is the least of one product and the greatest of another
  it.each([
    [range(1, 2), range(3, 4), range(3, 8)],
    [range(-2, -1), range(-4, -3), range(3, 8)],
    [range(-2, -1), range(3, 4), range(-8, -3)],
    [range(1, 2), range(-4, -3), range(-8, -3)],
    [range(-2, 3), range(-5, 4), range(-15, 12)],
    [range(-3, 2), range(-4, 5), range(-15, 12)],
  ])('%j times %j is %j', (left, right, product) => expect(productOf(left, right)).toEqual(product));

  it('meet where they share a value, and where ends agree to twelve digits, whatever their size and sign', () => {
    expect(meet(range(0, 1), range(1, 2))).toBe(true);
    expect(meet(range(1, 2), range(0, 1))).toBe(true);
    for (const [near, far] of [
      [1 + 5e-13, 1 + 2e-12],
      [1e9 + 5e-4, 1e9 + 2e-3],
    ] as const) {
      const end = Math.floor(near);
      for (const [other, shares] of [
        [near, true],
        [far, false],
      ] as const) {
        expect(meet(range(0, end), range(other, 2e9))).toBe(shares);
        expect(meet(range(other, 2e9), range(0, end))).toBe(shares);
        expect(meet(range(-2e9, -other), range(-end, 0))).toBe(shares);
      }
    }
    expect(meet(range(0, 1), range(5, 6))).toBe(false);
    expect(meet(range(-1e-300, 0), range(1e-300, 1))).toBe(false);
  });
});
