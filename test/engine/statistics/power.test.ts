import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { powerTwoProportions, powerTwoSample } from '../../../engine/statistics/index.ts';
import { relativeError } from './closeness.ts';

const alphas = fc.constantFrom(0.001, 0.01, 0.05);

describe('the power to find a difference of means', () => {
  it('is 80% for half a standard deviation and 63 per arm', () => {
    expect(powerTwoSample({ effect: 0.5, perArm: 63, alpha: 0.05 })).toBeCloseTo(0.8, 2);
  });

  it('is alpha where there is no effect, and does not depend on its direction', () => {
    fc.assert(
      fc.property(
        alphas,
        fc.integer({ min: 1, max: 500 }),
        fc.double({ min: 0, max: 3, noNaN: true }),
        (alpha, perArm, effect) => {
          expect(relativeError(powerTwoSample({ effect: 0, perArm, alpha }), alpha)).toBeLessThan(1e-12);
          const power = powerTwoSample({ effect, perArm, alpha });
          expect(powerTwoSample({ effect: -effect, perArm, alpha })).toBe(power);
          expect(powerTwoSample({ effect, perArm: perArm + 1, alpha })).toBeGreaterThanOrEqual(
            power * (1 - 1e-12),
          );
        },
      ),
    );
  });

  it('refuses an effect that is not finite and an arm of nobody', () => {
    expect(() => powerTwoSample({ effect: Infinity, perArm: 5, alpha: 0.05 })).toThrow(
      'powerTwoSample: effect: expected a finite number',
    );
    expect(() => powerTwoSample({ effect: 1, perArm: 0, alpha: 0.05 })).toThrow('powerTwoSample: perArm');
    expect(() => powerTwoSample({ effect: 1, perArm: 5, alpha: 5 })).toThrow(
      'percent are written as a ratio, 0.05',
    );
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
});
