import { describe, expect, it } from 'vitest';
import { newcombeInterval } from '../../../engine/statistics/index.ts';

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
