/**
 * How often intervals miss what they estimate; those of SciPy are held by its vectors in test/oracles.
 *
 * Fixed before the first run, 2,000 samples each: a rate must lie within 3.3 standard errors (1.6 points) of 5%.
 */
import { describe, expect, it } from 'vitest';
import { namedStream, type Uniforms } from '../../../engine/random/streams.ts';
import { newcombeInterval, pairedDifferenceInterval } from '../../../engine/statistics/index.ts';

const RUNS = 2_000;
const LEVEL = 0.05;
const ALLOWED = 3.3 * Math.sqrt((LEVEL * (1 - LEVEL)) / RUNS);

/** The share of runs in which something happened. */
function rate(label: string, happens: (uniform: Uniforms) => boolean): number {
  const uniform = namedStream('calibration', label);
  let count = 0;
  for (let run = 0; run < RUNS; run++) if (happens(uniform)) count += 1;
  return count / RUNS;
}

function successes(size: number, p: number, uniform: Uniforms): number {
  let count = 0;
  for (let i = 0; i < size; i++) if (uniform() < p) count += 1;
  return count;
}

describe('intervals at 95% miss what they estimate at their level', () => {
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
