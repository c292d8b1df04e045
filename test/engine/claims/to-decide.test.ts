import { describe, expect, it } from 'vitest';
import { toDecide } from '../../../engine/claims/judge.ts';
import { wilsonInterval } from '../../../engine/statistics/index.ts';

const range = { lower: 0.015, upper: 0.035, source: 'a document' };
const clear = (value: number, trials: number): boolean => {
  const { lower, upper } = wilsonInterval(Math.round(value * trials), trials, 0.95);
  return lower > range.upper || upper < range.lower;
};

describe('how many trials would decide a share', () => {
  it.each([
    ['nothing at all', 0, 10],
    ['a share near the range', 0.04, 500],
    ['all of them', 1, 1],
  ])('with %s is where Wilson’s interval first lies clear of the range', (_, value, n) => {
    const { lower, upper } = wilsonInterval(Math.round(value * n), n, 0.95);
    const trials = toDecide({ value, lower, upper, method: 'Wilson', n }, range, n)!;
    expect(clear(value, Math.ceil(trials * 1.02) + 1)).toBe(true);
    if (trials > n + 1) expect(clear(value, Math.floor(trials * 0.98) - 1)).toBe(false);
  });

  it('is given in deployments of the run, of which the share may count but a few', () => {
    const { lower, upper } = wilsonInterval(0, 10, 0.95);
    const estimate = { value: 0, lower, upper, method: 'Wilson', n: 10 };
    expect(toDecide(estimate, range, 1000)).toBe(toDecide(estimate, range, 10)! * 100);
  });

  it('near 0 is far fewer than the square root rule would ask for', () => {
    const { lower, upper } = wilsonInterval(0, 100, 0.95);
    const share = { value: 0, lower, upper, method: 'Wilson', n: 100 };
    const other = { ...share, method: 'order statistics' };
    expect(toDecide(share, range, 100)! * 2).toBeLessThan(toDecide(other, range, 100)!);
  });

  it('is not named beyond a million', () => {
    const { lower, upper } = wilsonInterval(3500, 100_000, 0.95);
    expect(toDecide({ value: 0.035, lower, upper, method: 'Wilson', n: 100_000 }, range, 100_000)).toBeNull();
  });
});

describe('how many would decide any other estimate', () => {
  const middle = { value: 0.5, lower: 0, upper: 1, method: 'order statistics', n: 10 };
  const wide = { lower: 0.25, upper: 0.75, source: 'a document' };

  it('is not named beyond a million, and a million is', () => {
    // half width .5, distance .25: four times the size
    expect(toDecide(middle, wide, 250_000)).toBe(1_000_000);
    expect(toDecide(middle, wide, 250_001)).toBeNull();
  });

  it('goes by the longer side of the interval and the nearer end of the range', () => {
    expect(toDecide({ ...middle, lower: 0.375 }, wide, 10)).toBe(40);
    expect(toDecide({ ...middle, upper: 0.625 }, wide, 10)).toBe(40);
    expect(toDecide(middle, { ...wide, lower: 0 }, 10)).toBe(40);
    expect(toDecide(middle, { ...wide, upper: 1 }, 10)).toBe(40);
  });
});
