import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { namedStream } from '../../../engine/random/streams.ts';
import {
  aucInterval,
  type Labels,
  normalQuantile,
  normalSurvival,
  rocCurve,
  type Sample,
} from '../../../engine/statistics/index.ts';
import { forAll } from '../../for-all.ts';
import { relativeError } from './closeness.ts';

const rocAuc = (scores: Sample, labels: Labels): number => aucInterval(scores, labels, 0.95).area;

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

  it('counts every pair of a positive and a negative once, ties half', () =>
    forAll(scored, ({ scores, labels }) => {
      expect(rocAuc(scores, labels)).toBe(areaByPairs(scores, labels));
      expect(rocAuc(Float64Array.from(scores), Uint8Array.from(labels, Number))).toBe(rocAuc(scores, labels));
    }));

  it('refuses labels of one class, and labels that are not one for each score', () => {
    expect(() => rocAuc([1, 2], [true, true])).toThrow('expected both positives and negatives');
    expect(() => rocAuc([1, 2], [true])).toThrow('expected one for each of the 2 scores');
  });
});

/** DeLong's standard error by its definition, pair by pair. */
function errorByPairs(scores: readonly number[], labels: readonly boolean[], area: number): number {
  const wins = (a: number, b: number): number => (a > b ? 1 : a === b ? 0.5 : 0);
  const [positives, negatives] = [true, false].map((kind) => scores.filter((_, i) => labels[i] === kind));
  const variance = (placements: readonly number[]): number =>
    placements.reduce((sum, v) => sum + (v - area) ** 2, 0) / (placements.length - 1) / placements.length;
  const shares = (own: readonly number[], others: readonly number[], win: typeof wins): number[] =>
    own.map((x) => others.reduce((sum, y) => sum + win(x, y), 0) / others.length);
  return Math.sqrt(
    variance(shares(positives!, negatives!, wins)) +
      variance(shares(negatives!, positives!, (x, y) => wins(y, x))),
  );
}

describe('the interval of the area', () => {
  it.each([
    // python3: DeLong's variance in fractions by its definition, the logit interval in 40-digit decimals
    [[3, 4, 4, 5, 7, 9], [1, 2, 2, 3, 4, 4, 5, 6], 0.426_817_367_267_771_4, 0.923_584_219_361_507_1],
    [[1, 2, 3], [1, 1, 1, 2, 2, 3, 3, 3, 3], 0.146_682_571_680_960_27, 0.812_146_863_895_024],
  ])('is DeLong’s on the logit scale: %j against %j', (positives, negatives, lower, upper) => {
    const labels = [...positives.map(() => true), ...negatives.map(() => false)];
    const found = aucInterval([...positives, ...negatives], labels, 0.95);
    expect(relativeError(found.lower, lower)).toBeLessThan(1e-12);
    expect(relativeError(found.upper, upper)).toBeLessThan(1e-12);
  });

  it('has the error of the definition, ties and order of the rows whatever they are', () => {
    forAll(scored, ({ scores, labels }) => {
      const { area, lower, upper } = aucInterval(scores, labels, 0.95);
      const fewest = Math.min(...[true, false].map((kind) => labels.filter((each) => each === kind).length));
      if (fewest === 1 || area === 0 || area === 1) return;
      const logit = (p: number): number => Math.log(p / (1 - p));
      const half = (-normalQuantile(0.025) * errorByPairs(scores, labels, area)) / (area * (1 - area));
      if (half + Math.abs(logit(area)) > 15) return; // the ends are 0 and 1 but for rounding
      expect(logit(lower)).toBeCloseTo(logit(area) - half, 6);
      expect(logit(upper)).toBeCloseTo(logit(area) + half, 6);
    });
  });

  it('of a perfect score is one-sided and never of width 0; of one positive it says nothing', () => {
    const perfect = aucInterval([1, 2, 3, 4, 5, 6], [false, false, false, true, true, true], 0.95);
    expect(perfect.upper).toBe(1);
    expect(perfect.lower).toBeCloseTo(0.025 ** (1 / 3), 12);
    const backwards = aucInterval([1, 2, 3, 4, 5, 6], [true, true, true, false, false, false], 0.95);
    expect(backwards).toMatchObject({ area: 0, lower: 0 });
    expect(backwards.upper).toBeCloseTo(1 - 0.025 ** (1 / 3), 12);
    expect(aucInterval([1, 2, 3], [false, true, false], 0.95)).toMatchObject({ lower: 0, upper: 1 });
    expect(() => aucInterval([1, 2], [true, false], 95)).toThrow('aucInterval: confidence');
  });

  // fixed before the first run: 2,000 samples each, within 3.3 standard errors (1.6 points) of 95%, below by 1 point more
  // where a sample has few positives
  it.each([
    [30, 300, 0.7],
    [30, 300, 0.9],
    [100, 400, 0.7],
    [15, 60, 0.8],
  ])('covers the true area in 95%% of samples: %d positives, %d negatives, area %d', (m, n, area) => {
    const uniform = namedStream('auc coverage', `${m} ${n} ${area}`);
    const shift = Math.SQRT2 * normalQuantile(area);
    const labels = Uint8Array.from({ length: m + n }, (_, i) => (i < m ? 1 : 0));
    let covered = 0;
    for (let run = 0; run < 2_000; run++) {
      // normal scores, the positives shifted: the area is Φ(shift/√2)
      const scores = Float64Array.from(labels, (label) => normalQuantile(uniform()) + label * shift);
      const { lower, upper } = aucInterval(scores, labels, 0.95);
      if (lower <= area && area <= upper) covered += 1;
    }
    expect(1 - normalSurvival(shift / Math.SQRT2)).toBeCloseTo(area, 12);
    expect(covered / 2_000).toBeGreaterThan(0.95 - 0.016 - (m < 50 ? 0.01 : 0));
    expect(covered / 2_000).toBeLessThan(0.95 + 0.016 + (m < 50 ? 0.01 : 0));
  });
});

describe('the ROC curve', () => {
  it('has one corner for each distinct score and runs from (0, 0) to (1, 1)', () =>
    expect(rocCurve([1, 2, 2, 3], [false, true, false, true])).toEqual([
      { threshold: Infinity, falsePositiveRate: 0, truePositiveRate: 0 },
      { threshold: 3, falsePositiveRate: 0, truePositiveRate: 0.5 },
      { threshold: 2, falsePositiveRate: 0.5, truePositiveRate: 1 },
      { threshold: 1, falsePositiveRate: 1, truePositiveRate: 1 },
    ]));

  it('encloses the area, unthinned, and keeps both ends and the limit, thinned', () =>
    forAll(scored, fc.integer({ min: 2, max: 12 }), ({ scores, labels }, points) => {
      const full = rocCurve(scores, labels, 10_000);
      let area = 0;
      full.forEach((to, i) => {
        const from = full[i - 1] ?? to;
        area +=
          ((to.falsePositiveRate - from.falsePositiveRate) * (to.truePositiveRate + from.truePositiveRate)) /
          2;
      });
      expect(area).toBeCloseTo(rocAuc(scores, labels), 12);
      const thinned = rocCurve(scores, labels, points);
      expect(thinned.length).toBeLessThanOrEqual(points);
      expect(thinned[0]).toEqual(full[0]);
      expect(thinned.at(-1)).toEqual(full.at(-1));
    }));
});
