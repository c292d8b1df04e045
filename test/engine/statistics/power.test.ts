import { describe, expect, it } from 'vitest';
import { powerTwoProportions } from '../../../engine/statistics/index.ts';
import { relativeError } from './closeness.ts';

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
