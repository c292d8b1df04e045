import { describe, expect, it } from 'vitest';
import { printedCount, roundedNumber } from '../../../../engine/claims/consistency/index.ts';
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
  });
});

describe('a printed count', () => {
  it('is exact', () => expect([printedCount('12'), printedCount('15,847')]).toEqual([12, 15_847]));

  it.each(['12.0', '-1', '12%', '< 5', '1e3'])('is not %j', (printed) =>
    expect(() => printedCount(printed)).toThrow('count: expected a whole number of at least 0'),
  );
});
