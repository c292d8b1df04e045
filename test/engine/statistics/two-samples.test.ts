import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  cliffsDelta,
  cohensD,
  cohensH,
  hedgesG,
  hodgesLehmann,
  kolmogorovSmirnov,
  mannWhitneyU,
  quantile,
} from '../../../engine/statistics/index.ts';
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

describe("Cliff's delta", () => {
  it('is the share of pairs above less the share below', () => {
    expect(cliffsDelta([1, 2, 3], [0, 0])).toBe(1);
    expect(cliffsDelta([1, 2, 3], [2])).toBe(0);
    fc.assert(
      fc.property(sample, sample, (a, b) => {
        const signs = a.flatMap((x) => b.map((y) => Math.sign(x - y)));
        const average = signs.reduce((sum: number, sign) => sum + sign, 0) / signs.length;
        expect(cliffsDelta(a, b)).toBeCloseTo(average, 14);
      }),
    );
  });
});

describe("Hodges and Lehmann's shift", () => {
  it('is the median of all differences, even or odd, ties or none', () => {
    const real = fc.array(fc.double({ min: -1e3, max: 1e3, noNaN: true }), { minLength: 1, maxLength: 25 });
    fc.assert(
      fc.property(fc.oneof(sample, real), fc.oneof(sample, real), (a, b) => {
        const differences = a.flatMap((x) => b.map((y) => x - y)).sort((x, y) => x - y);
        const middle = (differences.length - 1) / 2;
        const low = differences[Math.floor(middle)] as number;
        const high = differences[Math.ceil(middle)] as number;
        expect(hodgesLehmann(a, b)).toBeCloseTo((low + high) / 2, 12);
      }),
    );
  });

  it('finds a shift exactly', () => {
    expect(hodgesLehmann([11, 12, 14, 18], [1, 2, 4, 8])).toBe(10);
    expect(hodgesLehmann([5], [3])).toBe(2);
    expect(hodgesLehmann([1e-300, 1], [0, 2e-300])).toBeCloseTo(0.5, 15);
  });

  it('selects among 256 million differences without forming them', () => {
    const a = Float64Array.from({ length: 16_000 }, (_, i) => i * i);
    expect(hodgesLehmann(a, a)).toBe(0);
    expect(
      hodgesLehmann(
        a.map((x) => x + 250),
        a,
      ),
    ).toBeGreaterThan(0);
  });
});

describe('standardised differences of means', () => {
  it('divides by the pooled standard deviation', () => {
    expect(cohensD([2, 4], [1, 3])).toBeCloseTo(1 / Math.SQRT2, 15);
    expect(hedgesG([2, 4], [1, 3])).toBeCloseTo((1 / Math.SQRT2) * (1 - 3 / 7), 15);
  });

  it('is 0 between equal constants, infinite between different ones', () => {
    expect(cohensD([2, 2], [2, 2])).toBe(0);
    expect(cohensD([2, 2], [3, 3])).toBe(-Infinity);
    expect(() => cohensD([1], [1, 2])).toThrow('cohensD: a: expected at least 2 observations');
  });

  it('does not depend on the unit', () => {
    const two = fc.array(quarters, { minLength: 2, maxLength: 20 }).filter((xs) => new Set(xs).size > 1);
    fc.assert(
      fc.property(two, two, (a, b) => {
        const minutes = cohensD(a, b);
        expect(
          cohensD(
            a.map((x) => x * 60 + 7),
            b.map((x) => x * 60 + 7),
          ),
        ).toBeCloseTo(minutes, 10);
        expect(Math.abs(hedgesG(a, b))).toBeLessThanOrEqual(Math.abs(minutes));
      }),
    );
  });
});

describe("Cohen's h", () => {
  it('spans −π to π and is 0 between equal proportions', () => {
    expect(cohensH(1, 0)).toBeCloseTo(Math.PI, 15);
    expect(cohensH(0.3, 0.3)).toBe(0);
    expect(cohensH(0.942, 0.968)).toBe(-cohensH(0.968, 0.942));
    expect(() => cohensH(96.8, 94.2)).toThrow('cohensH: p1: expected a number from 0 to 1, got 96.8');
  });

  it('is twice the difference of the arcsines of the roots', () => {
    const ratio = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(ratio, ratio, (p1, p2) => {
        expect(cohensH(p1, p2)).toBeCloseTo(2 * Math.asin(Math.sqrt(p1)) - 2 * Math.asin(Math.sqrt(p2)), 12);
      }),
    );
  });
});

describe('a sample', () => {
  it('means the same as an array and as a typed array', () => {
    const a = [3, 1, 2, 5];
    const b = [2, 2, 4];
    for (const measure of [cliffsDelta, cohensD, hedgesG, hodgesLehmann, mannWhitneyU, kolmogorovSmirnov]) {
      expect(measure(Float64Array.from(a), Float64Array.from(b))).toEqual(measure(a, b));
    }
    expect(quantile(Float64Array.from(a), 0.3)).toBe(quantile(a, 0.3));
  });
});
