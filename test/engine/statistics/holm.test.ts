import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holmCorrection } from '../../../engine/statistics/index.ts';

const pValues = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 20 });

describe("Holm's correction", () => {
  it('multiplies by 3, 2, 1 and never lets a larger p-value pass a smaller one', () => {
    expect(holmCorrection([0.02, 0.01, 0.03])).toEqual([0.04, 0.03, 0.04]);
    expect(holmCorrection([0.6, 0.6])).toEqual([1, 1]);
    expect(holmCorrection([])).toEqual([]);
    expect(holmCorrection([0.2])).toEqual([0.2]);
  });

  it('keeps the order, never lowers a p-value, and is never harder than Bonferroni', () => {
    fc.assert(
      fc.property(pValues, (ps) => {
        const adjusted = holmCorrection(ps);
        ps.forEach((p, i) => {
          const mine = adjusted[i] as number;
          expect(mine).toBeGreaterThanOrEqual(p);
          expect(mine).toBeLessThanOrEqual(Math.min(1, p * ps.length));
          ps.forEach((other, j) => {
            if (p < other) expect(mine).toBeLessThanOrEqual(adjusted[j] as number);
            if (p === other) expect(mine).toBe(adjusted[j]);
          });
        });
      }),
    );
  });

  it('refuses what is not a p-value', () => {
    expect(() => holmCorrection([0.5, 1.5])).toThrow(
      'holmCorrection: pValues[1]: expected a number from 0 to 1, got 1.5',
    );
  });
});
