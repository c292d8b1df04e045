/**
 * How often each test cries wolf: 2,000 pairs of unequal groups from one distribution, tested at 5%.
 *
 * Fixed before the first run: a rate must lie within 3.3 standard errors (1.6 points) of 5%. Exact order
 * statistics are conservative by construction: they must miss in less than 5% plus 1.6 points and more than 1%.
 */
import { describe, expect, it } from 'vitest';
import { ln } from '../../../engine/random/distributions.ts';
import { namedStream, type Uniforms } from '../../../engine/random/streams.ts';
import {
  chiSquare2x2,
  mannWhitneyU,
  meanInterval,
  newcombeInterval,
  pairedDifferenceInterval,
  quantileInterval,
  twoProportionZ,
} from '../../../engine/statistics/index.ts';

const RUNS = 2_000;
const LEVEL = 0.05;
const ALLOWED = 3.3 * Math.sqrt((LEVEL * (1 - LEVEL)) / RUNS);
const CONSERVATIVE_FLOOR = 0.01;

/** The share of runs in which something happened. */
function rate(label: string, happens: (uniform: Uniforms) => boolean): number {
  const uniform = namedStream('calibration', label);
  let count = 0;
  for (let run = 0; run < RUNS; run++) if (happens(uniform)) count += 1;
  return count / RUNS;
}

function exponentials(size: number, uniform: Uniforms): Float64Array {
  return Float64Array.from({ length: size }, () => -20 * ln(uniform()));
}

/** Cycle times as they are logged: rounded to five minutes, so heavily tied. */
function rounded(size: number, uniform: Uniforms): Float64Array {
  return exponentials(size, uniform).map((x) => Math.round(x / 5) * 5);
}

function successes(size: number, p: number, uniform: Uniforms): number {
  let count = 0;
  for (let i = 0; i < size; i++) if (uniform() < p) count += 1;
  return count;
}

describe('tests of two samples reject a true null hypothesis at their level, 41 against 97', () => {
  it.each([
    [
      'Mann–Whitney with ties and correction',
      (u: Uniforms) => mannWhitneyU(rounded(41, u), rounded(97, u)).p,
    ],
    [
      'Mann–Whitney without correction',
      (u: Uniforms) => mannWhitneyU(exponentials(41, u), exponentials(97, u), { continuity: false }).p,
    ],
  ])('%s', (name, p) =>
    expect(Math.abs(rate(name, (uniform) => p(uniform) <= LEVEL) - LEVEL)).toBeLessThan(ALLOWED),
  );
});

describe('tests of two proportions reject a true null hypothesis at their level, 120 against 310 at 30%', () => {
  const drawn = (uniform: Uniforms) => {
    const k1 = successes(120, 0.3, uniform);
    const k2 = successes(310, 0.3, uniform);
    return [k1, 120 - k1, k2, 310 - k2] as const;
  };

  it.each([
    ['chi-square', (u: Uniforms) => chiSquare2x2(drawn(u)).p],
    [
      'z',
      (u: Uniforms) => {
        const [k1, , k2] = drawn(u);
        return twoProportionZ(k1, 120, k2, 310).p;
      },
    ],
  ])('%s', (name, p) =>
    expect(Math.abs(rate(name, (uniform) => p(uniform) <= LEVEL) - LEVEL)).toBeLessThan(ALLOWED),
  );
});

describe('intervals at 95% miss what they estimate at their level', () => {
  it("Student's, of normal observations made by twelve uniforms", () => {
    const misses = rate('mean interval', (u) => {
      const sample = Array.from({ length: 10 }, () => {
        let sum = -6;
        for (let i = 0; i < 12; i++) sum += u();
        return sum;
      });
      const { lower, upper } = meanInterval(sample, 1 - LEVEL);
      return lower > 0 || upper < 0;
    });
    expect(Math.abs(misses - LEVEL)).toBeLessThan(ALLOWED);
  });

  it('the order statistics around a 90% quantile, never more often', () => {
    const misses = rate('quantile interval', (u) => {
      const sample = Float64Array.from({ length: 150 }, u).sort();
      const { lower, upper } = quantileInterval(sample, 0.9, 1 - LEVEL);
      return lower > 0.9 || upper < 0.9;
    });
    expect(misses).toBeLessThan(LEVEL + ALLOWED);
    expect(misses).toBeGreaterThan(CONSERVATIVE_FLOOR);
  });

  it("Bonett and Price's, around a difference of 5 points in 200 pairs", () => {
    const misses = rate('paired difference', (u) => {
      let onlyA = 0;
      let onlyB = 0;
      for (let i = 0; i < 200; i++) {
        const draw = u();
        if (draw < 0.11) onlyA += 1;
        else if (draw < 0.17) onlyB += 1;
      }
      const { lower, upper } = pairedDifferenceInterval(onlyA, onlyB, 200, 1 - LEVEL);
      return lower > 0.05 || upper < 0.05;
    });
    expect(Math.abs(misses - LEVEL)).toBeLessThan(ALLOWED);
  });

  it("Newcombe's, around a difference of 6 points between 240 and 510", () => {
    const misses = rate('newcombe', (u) => {
      const [k1, k2] = [successes(240, 0.96, u), successes(510, 0.9, u)];
      const { lower, upper } = newcombeInterval(k1, 240, k2, 510, 1 - LEVEL);
      return lower > 0.06 || upper < 0.06;
    });
    expect(Math.abs(misses - LEVEL)).toBeLessThan(ALLOWED);
  });
});
