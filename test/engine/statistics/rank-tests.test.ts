import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kolmogorovSmirnov, mannWhitneyU } from '../../../engine/statistics/index.ts';
import { kolmogorovSurvival, smirnovSurvival } from '../../../engine/statistics/kolmogorov.ts';
import { relativeError } from './closeness.ts';

// Multiples of a quarter from a short range: many ties, and differences without rounding.
const quarters = fc.integer({ min: -20, max: 20 }).map((k) => k / 4);
const sample = fc.array(quarters, { minLength: 1, maxLength: 30 });

describe('the Mann–Whitney U test', () => {
  it('counts the pairs in which a is larger', () => {
    expect(mannWhitneyU([3, 4, 5], [1, 2])).toMatchObject({ u1: 6, u2: 0 });
    expect(mannWhitneyU([1, 2], [2, 3])).toMatchObject({ u1: 0.5, u2: 3.5 });
  });

  it('finds nothing where all observations are equal', () => {
    expect(mannWhitneyU([7, 7], [7, 7, 7])).toEqual({ u1: 3, u2: 3, z: 0, p: 1 });
    expect(mannWhitneyU([7, 7], [7, 7, 7], { continuity: false })).toEqual({ u1: 3, u2: 3, z: 0, p: 1 });
  });

  it('changes sign and nothing else when the samples are exchanged', () => {
    fc.assert(
      fc.property(sample, sample, (a, b) => {
        const there = mannWhitneyU(a, b);
        const back = mannWhitneyU(b, a);
        expect([back.u1, back.u2, back.p]).toEqual([there.u2, there.u1, there.p]);
        expect(back.z + there.z).toBe(0);
      }),
    );
  });

  it('does not change under an increasing transformation', () => {
    fc.assert(
      fc.property(sample, sample, (a, b) => {
        const cube = (x: number) => x * x * x;
        expect(mannWhitneyU(a.map(cube), b.map(cube))).toEqual(mannWhitneyU(a, b));
      }),
    );
  });

  it('refuses an empty sample', () => {
    expect(() => mannWhitneyU([], [1])).toThrow('mannWhitneyU: a: expected at least 1 observation, got "0"');
  });
});

/** P(D ≥ d) by drawing every way to split the pooled observations in two. */
function smirnovByEnumeration(a: readonly number[], b: readonly number[]): number {
  const pooled = [...a, ...b];
  const distance = (chosen: number) => {
    const marks = [...new Set(pooled)];
    const gaps = marks.map((mark) => {
      let sum = 0;
      pooled.forEach((x, i) => {
        if (x <= mark) sum += (chosen & (1 << i)) !== 0 ? b.length : -a.length;
      });
      return Math.abs(sum);
    });
    return Math.max(...gaps);
  };
  const size = (chosen: number) => pooled.filter((_, i) => (chosen & (1 << i)) !== 0).length;
  const observed = distance((1 << a.length) - 1);
  let extreme = 0;
  let all = 0;
  for (let chosen = 0; chosen < 1 << pooled.length; chosen++) {
    if (size(chosen) !== a.length) continue;
    all += 1;
    if (distance(chosen) >= observed) extreme += 1;
  }
  return extreme / all;
}

describe('the two-sample Kolmogorov–Smirnov test', () => {
  it('measures the largest vertical distance between the two step functions', () => {
    expect(kolmogorovSmirnov([1, 2, 3], [4, 5, 6]).statistic).toBe(1);
    expect(kolmogorovSmirnov([1, 2, 3], [4, 5, 6]).p).toBeCloseTo(0.1, 15);
    expect(kolmogorovSmirnov([1, 2], [1, 2])).toEqual({ statistic: 0, p: 1 });
  });

  it('has the exact p-value of SciPy 1.17.1 on samples without ties', () => {
    const a = [0.61, 0.74, 0.3, 0.02, 0.18, 0.99, 0.45];
    const b = [0.81, 0.95, 0.66, 0.88, 0.29];
    expect(relativeError(kolmogorovSmirnov(a, b).p, 0.3282828282828283)).toBeLessThan(1e-12);
  });

  it('has the exact p-value of every split of the pooled sample, with ties', () => {
    const few = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(few, few, (a, b) => {
        expect(kolmogorovSmirnov(a, b).p).toBeCloseTo(smirnovByEnumeration(a, b), 12);
      }),
      { numRuns: 40 },
    );
  });

  it('is close to its limit where the exact computation ends, and the limit errs on the safe side', () => {
    const m = 1990;
    const n = 2010;
    const closes = new Uint8Array(m + n + 1).fill(1);
    for (const lambda of [1.36, 2]) {
      const distance = Math.ceil(lambda * Math.sqrt((m + n) * m * n));
      const limit = kolmogorovSurvival(distance / Math.sqrt((m + n) * m * n));
      const exact = smirnovSurvival(distance, m, n, closes);
      expect(limit).toBeGreaterThan(exact);
      expect(relativeError(limit, exact)).toBeLessThan(0.07);
    }
  });

  it('has a limit whose two series meet', () => {
    expect(kolmogorovSurvival(1 - 1e-12)).toBeCloseTo(kolmogorovSurvival(1 + 1e-12), 11);
    expect(relativeError(kolmogorovSurvival(1), 0.26999967167735456)).toBeLessThan(1e-14); // scipy.special.kolmogorov(1)
    expect([kolmogorovSurvival(0), kolmogorovSurvival(0.03)]).toEqual([1, 1]);
  });

  it('takes the limit for 16,000 against 16,000, and sees a shift of a tenth', () => {
    const a = Float64Array.from({ length: 16_000 }, (_, i) => i / 16_000);
    const b = a.map((x) => x + 0.1);
    const { statistic, p } = kolmogorovSmirnov(a, b);
    expect(statistic).toBeCloseTo(0.1, 3);
    expect(relativeError(p, kolmogorovSurvival(statistic * Math.sqrt(8000)))).toBeLessThan(1e-12);
  });
});
