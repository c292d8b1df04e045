import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  printedCount,
  roundedNumber,
  roundingInterval,
} from '../../../../engine/claims/consistency/index.ts';

const rangeOf = (printed: string): [number, number] => {
  const { lower, upper } = roundingInterval(roundedNumber(printed));
  return [lower, upper];
};

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
  ])('%s stands for values from %f to %f', (printed, lower, upper) => {
    expect(rangeOf(printed)[0]).toBeCloseTo(lower, 14);
    expect(rangeOf(printed)[1]).toBeCloseTo(upper, 14);
  });

  it('with < or > stands for everything on that side of its bound, which is not rounded', () => {
    expect(rangeOf('< 0.001')).toEqual([-Infinity, 0.001]);
    expect(rangeOf('p < .001')).toEqual([-Infinity, 0.001]);
    expect(rangeOf('> 0.8')).toEqual([0.8, Infinity]);
  });

  it('keeps the string, and so its trailing zeros', () => {
    expect(roundedNumber('14.40')).toMatchObject({
      printed: '14.40',
      decimals: 2,
      steps: 1440,
      stepsPerOne: 100,
    });
    expect(roundedNumber('14.4%')).toMatchObject({
      decimals: 1,
      steps: 144,
      stepsPerOne: 1000,
      percent: true,
    });
  });

  it('holds every value that toFixed rounds to it', () => {
    fc.assert(
      fc.property(fc.double({ min: -1e6, max: 1e6, noNaN: true }), fc.nat(6), (value, decimals) => {
        const [lower, upper] = rangeOf(value.toFixed(decimals));
        expect(value).toBeGreaterThanOrEqual(lower);
        expect(value).toBeLessThanOrEqual(upper);
      }),
    );
  });

  it.each(['', '.', '%', 'many', '1,23', '1.2.3', '14,4%', '1e5', '--3'])('is not %j', (printed) => {
    expect(() => roundedNumber(printed, 'rate')).toThrow(
      `rate: expected a number as printed, such as 14.4, 96.8% or < 0.001, got ${JSON.stringify(printed)}`,
    );
  });

  it('has six decimals at most', () => {
    expect(() => roundedNumber('0.1234567')).toThrow('at most 6 decimals');
  });
});

describe('a printed count', () => {
  it('is exact', () => {
    expect([printedCount('12'), printedCount('15,847')]).toEqual([12, 15_847]);
  });

  it.each(['12.0', '-1', '12%', '< 5'])('is not %j', (printed) => {
    expect(() => printedCount(printed)).toThrow('count: expected a whole number of at least 0');
  });
});
