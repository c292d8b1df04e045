import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rocAuc, rocCurve } from '../../../engine/statistics/index.ts';

const scored = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 8 }), fc.boolean()), { minLength: 2, maxLength: 80 })
  .filter((rows) => new Set(rows.map(([, label]) => label)).size === 2)
  .map((rows) => ({ scores: rows.map(([score]) => score), labels: rows.map(([, label]) => label) }));

/** The definition, pair by pair. */
function areaByPairs(scores: readonly number[], labels: readonly boolean[]): number {
  let wins = 0;
  let pairs = 0;
  scores.forEach((positive, i) => {
    if (!labels[i]) return;
    scores.forEach((negative, j) => {
      if (labels[j]) return;
      pairs += 1;
      wins += positive > negative ? 1 : positive === negative ? 0.5 : 0;
    });
  });
  return wins / pairs;
}

describe('the area under the ROC curve', () => {
  it('is 1 for a score that separates, 0 for one that separates backwards, ½ for one that is all ties', () => {
    expect(rocAuc([1, 2, 3, 4], [false, false, true, true])).toBe(1);
    expect(rocAuc([1, 2, 3, 4], [true, true, false, false])).toBe(0);
    expect(rocAuc([5, 5, 5, 5], [true, false, true, false])).toBe(0.5);
  });

  it('counts every pair of a positive and a negative once, ties half', () => {
    fc.assert(
      fc.property(scored, ({ scores, labels }) => {
        expect(rocAuc(scores, labels)).toBe(areaByPairs(scores, labels));
        expect(rocAuc(Float64Array.from(scores), Uint8Array.from(labels, Number))).toBe(
          rocAuc(scores, labels),
        );
      }),
    );
  });

  it('refuses labels of one class, and labels that are not one for each score', () => {
    expect(() => rocAuc([1, 2], [true, true])).toThrow('expected both positives and negatives');
    expect(() => rocAuc([1, 2], [true])).toThrow('expected one for each of the 2 scores');
  });
});

describe('the ROC curve', () => {
  it('has one corner for each distinct score and runs from (0, 0) to (1, 1)', () => {
    expect(rocCurve([1, 2, 2, 3], [false, true, false, true])).toEqual([
      { threshold: Infinity, falsePositiveRate: 0, truePositiveRate: 0 },
      { threshold: 3, falsePositiveRate: 0, truePositiveRate: 0.5 },
      { threshold: 2, falsePositiveRate: 0.5, truePositiveRate: 1 },
      { threshold: 1, falsePositiveRate: 1, truePositiveRate: 1 },
    ]);
  });

  it('encloses the area, unthinned, and keeps both ends and the limit, thinned', () => {
    fc.assert(
      fc.property(scored, fc.integer({ min: 2, max: 12 }), ({ scores, labels }, points) => {
        const full = rocCurve(scores, labels, 10_000);
        let area = 0;
        full.forEach((to, i) => {
          const from = full[i - 1] ?? to;
          area +=
            ((to.falsePositiveRate - from.falsePositiveRate) *
              (to.truePositiveRate + from.truePositiveRate)) /
            2;
        });
        expect(area).toBeCloseTo(rocAuc(scores, labels), 12);
        const thinned = rocCurve(scores, labels, points);
        expect(thinned.length).toBeLessThanOrEqual(points);
        expect(thinned[0]).toEqual(full[0]);
        expect(thinned.at(-1)).toEqual(full.at(-1));
      }),
    );
  });
});
