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
import { relativeError } from './closeness.ts';

const rocAuc = (scores: Sample, labels: Labels): number => aucInterval(scores, labels, 0.95).area;

describe('the area under the ROC curve', () => {
  it('is 1 for a score that separates, 0 for one that separates backwards, ½ for one that is all ties', () => {
    expect(rocAuc([1, 2, 3, 4], [false, false, true, true])).toBe(1);
    expect(rocAuc([1, 2, 3, 4], [true, true, false, false])).toBe(0);
    expect(rocAuc([5, 5, 5, 5], [true, false, true, false])).toBe(0.5);
  });

  it('refuses labels of one class, and labels that are not one for each score', () => {
    expect(() => rocAuc([1, 2], [true, true])).toThrow('expected both positives and negatives');
    expect(() => rocAuc([1, 2], [true])).toThrow('expected one for each of the 2 scores');
  });
});

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

  it('of a perfect score is one-sided and never of width 0; of one positive it says nothing', () => {
    const perfect = aucInterval([1, 2, 3, 4, 5, 6], [false, false, false, true, true, true], 0.95);
    expect(perfect.upper).toBe(1);
    expect(perfect.lower).toBeCloseTo(0.025 ** (1 / 3), 12);
    const backwards = aucInterval([1, 2, 3, 4, 5, 6], [true, true, true, false, false, false], 0.95);
    expect(backwards).toMatchObject({ area: 0, lower: 0 });
    expect(backwards.upper).toBeCloseTo(1 - 0.025 ** (1 / 3), 12);
    expect(aucInterval([1, 2, 3], [false, true, false], 0.95)).toMatchObject({ lower: 0, upper: 1 });
    // two against four: as little as two separate pairs
    const few = aucInterval([1, 2, 3, 4, 5, 6], [false, false, false, false, true, true], 0.95);
    expect(few.lower).toBeCloseTo(0.025 ** (1 / 2), 12);
    expect(aucInterval([1, 2, 3], [true, false, true], 0.95)).toMatchObject({ lower: 0, upper: 1 });
    expect(() => aucInterval([1, 2], [true, false], 95)).toThrow('aucInterval: confidence');
  });

  // fixed before the first run: 2,000 samples each, within 3.3 standard errors (1.6 points) of 95%, and 1 point more for
  // samples with few positives
  it.each([
    [30, 300, 0.9],
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
    expect(covered / 2_000).toBeGreaterThan(0.95 - 0.026);
    expect(covered / 2_000).toBeLessThan(0.95 + 0.026);
  });
});

it('the ROC curve has one corner for each distinct score and runs from (0, 0) to (1, 1)', () =>
  expect(rocCurve([1, 2, 2, 3], [false, true, false, true])).toEqual([
    { threshold: Infinity, falsePositiveRate: 0, truePositiveRate: 0 },
    { threshold: 3, falsePositiveRate: 0, truePositiveRate: 0.5 },
    { threshold: 2, falsePositiveRate: 0.5, truePositiveRate: 1 },
    { threshold: 1, falsePositiveRate: 1, truePositiveRate: 1 },
  ]));

it('a thinned ROC curve keeps corners that are a step apart, and both ends', () => {
  // alternating from the top: every corner is 1/10 further along, five points are ½ apart
  const scores = Array.from({ length: 20 }, (_, i) => i);
  const curve = rocCurve(
    scores,
    scores.map((score) => score % 2 === 1),
    5,
  );
  expect(curve.map(({ threshold }) => threshold)).toEqual([Infinity, 15, 10, 5, 0]);
  expect(curve.at(1)).toMatchObject({ truePositiveRate: 0.3, falsePositiveRate: 0.2 });
  expect(
    rocCurve(
      scores,
      scores.map((score) => score > 9),
      2,
    ),
  ).toHaveLength(2);
  expect(
    rocCurve(
      scores,
      scores.map((score) => score > 9),
    ),
  ).toHaveLength(21);
});
