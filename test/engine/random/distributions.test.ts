import { describe, expect, it } from 'vitest';
import {
  cos,
  erfcinv,
  exp,
  ln,
  logistic,
  logNormal,
  poisson,
  sin,
  standardNormal,
} from '../../../engine/random/distributions.ts';

/** Known to 20 digits; allowed: one unit in the last place. */
const known: readonly (readonly [string, number, number])[] = [
  ['exp(0.5)', exp(0.5), 1.6487212707001282],
  ['exp(−10)', exp(-10), 4.539992976248485e-5],
  ['exp(700)', exp(700), 1.0142320547350045e304],
  ['ln(3)', ln(3), 1.0986122886681098],
  ['ln(7)', ln(7), 1.9459101490553132],
  ['ln(1e−300)', ln(1e-300), -690.7755278982137],
  ['sin(1)', sin(1), 0.8414709848078965],
  ['cos(1)', cos(1), 0.5403023058681398],
  ['cos(100)', cos(100), 0.8623188722876839],
  ['erfcinv(0.5)', erfcinv(0.5), 0.4769362762044699],
];

describe('portable functions', () => {
  it.each(known)('%s', (_, value, expected) =>
    expect(Math.abs(value / expected - 1)).toBeLessThanOrEqual(2 ** -51),
  );

  it('end where the exponential and the logarithm end', () => {
    expect(exp(710)).toBe(Number.POSITIVE_INFINITY);
    expect(exp(-800)).toBe(0);
    expect(ln(0)).toBe(Number.NEGATIVE_INFINITY);
    expect(ln(-1)).toBeNaN();
  });
});

describe('quantile functions', () => {
  it('standardNormal has the tabled quantiles', () => {
    expect(standardNormal(0.5)).toBeCloseTo(0, 15);
    expect(standardNormal(0.975)).toBeCloseTo(1.959963984540054, 12);
    expect(standardNormal(1e-10)).toBeCloseTo(-6.361340902404056, 10);
    expect(standardNormal(0.1)).toBeCloseTo(-standardNormal(0.9), 14);
  });

  it('logNormal takes the median, not the mean', () => {
    expect(logNormal(0.5, 60, 1.4)).toBeCloseTo(60, 12);
    expect(logNormal(0.5, 60, 0)).toBe(60);
    // 84.1345% lie below one standard deviation of the logarithm
    expect(logNormal(0.8413447460685429, 25, 0.8)).toBeCloseTo(25 * exp(0.8), 9);
  });

  it('logistic maps log odds to a probability', () => {
    expect(logistic(0)).toBe(0.5);
    expect(logistic(ln(3))).toBeCloseTo(0.75, 15);
    expect(logistic(-800)).toBe(0);
    expect(logistic(800)).toBe(1);
  });
});

/** P(X ≤ k) of a Poisson variable, summed term by term from the mode's logarithm: no part of the engine's method. */
function poissonCdf(k: number, mean: number): number {
  let sum = 0;
  let logTerm = -mean;
  for (let j = 0; j <= k; j++) {
    if (j > 0) logTerm += Math.log(mean / j);
    sum += Math.exp(logTerm);
  }
  return sum;
}

const us = [1e-6, 1e-3, 0.025, 0.1, 0.3, 0.5, 0.7, 0.9, 0.975, 0.999, 1 - 1e-6];

describe('the Poisson quantile', () => {
  it.each([0.001, 0.3, 1, 4, 12, 30])('is the least k with P(X ≤ k) ≥ u, exactly, at mean %d', (mean) => {
    for (const u of us) {
      const k = poisson(u, mean);
      expect(poissonCdf(k, mean)).toBeGreaterThanOrEqual(u - 1e-12);
      if (k > 0) expect(poissonCdf(k - 1, mean)).toBeLessThan(u + 1e-12);
    }
  });

  it.each([30.1, 55, 140, 600])('is off by one count at most, at mean %d', (mean) => {
    for (const u of us) {
      const k = poisson(u, mean);
      expect(poissonCdf(k + 1, mean)).toBeGreaterThanOrEqual(u);
      expect(poissonCdf(k - 2, mean)).toBeLessThan(u);
    }
  });

  it.each([30.1, 55, 140, 600])('is exact for 99 uniforms in a hundred and more, at mean %d', (mean) => {
    const points = 1_000;
    let off = 0;
    let k = 0;
    for (let i = 0; i < points; i++) {
      const u = (i + 0.5) / points;
      while (poissonCdf(k, mean) < u) k += 1;
      if (poisson(u, mean) !== k) off += 1;
    }
    expect(off / points).toBeLessThan(0.01);
  });

  it('is 0 for a mean of 0, and never negative', () => {
    expect(poisson(0.999, 0)).toBe(0);
    expect(poisson(1e-16, 31)).toBeGreaterThanOrEqual(0);
    expect(poisson(2 ** -54, 0.5)).toBe(0);
  });
});
