import { describe, expect, it } from 'vitest';
import {
  betaQuantile,
  betaUpperQuantile,
  normalQuantile,
  normalSurvival,
} from '../../../engine/statistics/index.ts';
import { relativeError } from './closeness.ts';

// The figures of this file are mpmath 1.3.0's at 40 to 60 digits; the vectors of SciPy are in test/oracles.

describe('the normal distribution', () => {
  it.each([
    [25, 3.056696706382561e-138],
    [-38, 1],
  ])('exceeds %d with probability %d', (z, p) =>
    expect(relativeError(normalSurvival(z), p)).toBeLessThan(1e-12),
  );

  it.each([
    [1e-16, -8.222082216130435],
    [1e-20, -9.262340089798407],
    [1e-100, -21.273453560965326],
  ])('has its %d quantile at %d', (p, z) => expect(relativeError(normalQuantile(p), z)).toBeLessThan(1e-13));

  it('has infinite ends and a median of plain 0', () => {
    expect([normalQuantile(0), normalQuantile(1), normalQuantile(0.5)]).toEqual([-Infinity, Infinity, 0]);
    expect([normalSurvival(Infinity), normalSurvival(-Infinity), normalSurvival(0)]).toEqual([0, 1, 0.5]);
  });

  it('refuses NaN and a probability outside 0 to 1', () => {
    expect(() => normalSurvival(Number.NaN)).toThrow('normalSurvival: z: expected a number, got NaN');
    expect(() => normalQuantile(-0.1)).toThrow('normalQuantile: p: expected a number from 0 to 1, got -0.1');
    expect(() => normalQuantile(95)).toThrow('percent are written as a ratio, 0.95');
  });
});

describe('the beta distribution', () => {
  it('has its closed forms: Beta(1, 1) is uniform, Beta(1, n) ends at 1 − p^{1/n}', () => {
    expect(betaQuantile(0.3, 1, 1)).toBeCloseTo(0.3, 15);
    expect(relativeError(betaUpperQuantile(0.025, 1, 1_000_000), 0.000003688872650206489)).toBeLessThan(
      1e-12,
    );
    expect(relativeError(betaUpperQuantile(1e-12, 1, 500), 0.05376283863420698)).toBeLessThan(1e-12);
  });

  it('refuses parameters that are not above 0', () => {
    expect(() => betaQuantile(0.5, 0, 1)).toThrow('betaQuantile: a: expected a finite number above 0, got 0');
    expect(() => betaUpperQuantile(0.5, 1, -1)).toThrow('betaUpperQuantile: b');
  });
});
