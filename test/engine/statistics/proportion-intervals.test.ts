import { describe, expect, it } from 'vitest';
import {
  clopperPearsonInterval,
  pairedDifferenceInterval,
  wilsonInterval,
} from '../../../engine/statistics/index.ts';
import { relativeError } from './closeness.ts';

/** How often the interval holds p, summed over every possible count of n: no simulation. */
function coverage(interval: typeof wilsonInterval, n: number, p: number): number {
  let covered = 0;
  let probability = (1 - p) ** n;
  for (let k = 0; k <= n; k++) {
    const { lower, upper } = interval(k, n, 0.95);
    if (lower <= p && p <= upper) covered += probability;
    probability *= ((n - k) / (k + 1)) * (p / (1 - p));
  }
  return covered;
}

describe("Wilson's interval", () => {
  it('starts at exactly 0 for none and ends at exactly 1 for all', () => {
    expect(wilsonInterval(0, 20, 0.95).lower).toBe(0);
    expect(wilsonInterval(20, 20, 0.95).upper).toBe(1);
  });

  it('covers within three points of its confidence, and by less than a point on average', () => {
    const proportions = Array.from({ length: 91 }, (_, i) => 0.05 + i / 100);
    const coverages = proportions.map((p) => coverage(wilsonInterval, 60, p));
    expect(Math.min(...coverages)).toBeGreaterThan(0.92);
    const average = coverages.reduce((sum, each) => sum + each, 0) / coverages.length;
    expect(Math.abs(average - 0.95)).toBeLessThan(0.01);
  });

  it('refuses more successes than trials, no trials, and a confidence in percent', () => {
    expect(() => wilsonInterval(5, 4, 0.95)).toThrow(
      'wilsonInterval: successes: expected a whole number from 0 to trials = 4, got 5',
    );
    expect(() => wilsonInterval(0, 0, 0.95)).toThrow(
      'wilsonInterval: trials: expected a whole number of at least 1, got 0',
    );
    expect(() => wilsonInterval(1, 4, 95)).toThrow('percent are written as a ratio, 0.95');
  });
});

describe("Clopper and Pearson's interval", () => {
  it('bounds the violation rate by 0.019% when none of 15,847 violated, one-sided at 95%', () => {
    const { lower, upper } = clopperPearsonInterval(0, 15_847, 0.95, 'upper');
    expect(lower).toBe(0);
    expect(relativeError(upper, 0.00018902310426746204)).toBeLessThan(1e-12); // 1 − 0.05^(1/15847), mpmath
  });

  it('has no lower end where only the upper one is asked for', () =>
    expect(clopperPearsonInterval(3, 10, 0.95, 'upper').lower).toBe(0));

  it('covers every proportion at least as often as its confidence says', () => {
    for (const p of [0.01, 0.05, 0.144, 0.3, 0.5])
      expect(coverage(clopperPearsonInterval, 60, p)).toBeGreaterThanOrEqual(0.95);
  });

  it('refuses what cannot be counted', () =>
    expect(() => clopperPearsonInterval(1.5, 4, 0.95)).toThrow(
      'clopperPearsonInterval: successes: expected a whole number',
    ));
});

describe("Bonett and Price's interval for a paired difference", () => {
  it('reproduces the example of the R package statpsych, ci.prop.ps(.05, 12, 4, 26, 6)', () => {
    const { lower, upper } = pairedDifferenceInterval(26, 4, 48, 0.95);
    expect(lower).toBeCloseTo(0.2548067, 7);
    expect(upper).toBeCloseTo(0.6251933, 7);
  });

  it('keeps a positive width around 0 when no pair is discordant', () => {
    const { lower, upper } = pairedDifferenceInterval(0, 0, 30, 0.95);
    expect(lower).toBeCloseTo(-0.08661898902185487, 14);
    expect(upper).toBe(-lower);
  });

  it('refuses more discordant pairs than pairs', () =>
    expect(() => pairedDifferenceInterval(6, 5, 10, 0.95)).toThrow('n counts the concordant pairs too'));
});
