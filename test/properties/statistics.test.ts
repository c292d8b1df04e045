/** What holds of the statistics for all samples, counts and tables. */
import { quantile as d3Quantile } from 'd3-array';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  aucInterval,
  betaQuantile,
  betaUpperQuantile,
  chiSquare2x2,
  clopperPearsonInterval,
  cohensD,
  type Labels,
  mannWhitneyU,
  newcombeInterval,
  normalQuantile,
  normalSurvival,
  pairedDifferenceInterval,
  quantile,
  quantileInterval,
  rocCurve,
  type Sample,
  twoProportionZ,
  wilsonInterval,
} from '../../engine/statistics/index.ts';
import { relativeError } from '../engine/statistics/closeness.ts';
import { forAll } from '../for-all.ts';

// Multiples of a quarter from a short range: many ties, and differences without rounding.
const quarters = fc.integer({ min: -20, max: 20 }).map((k) => k / 4);

const counts = fc
  .integer({ min: 1, max: 20_000 })
  .chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)));

const finite = fc.double({ min: -1e6, max: 1e6, noNaN: true });

const sample = fc.array(finite, { minLength: 1, maxLength: 60 });

const tied = fc.array(quarters, { minLength: 1, maxLength: 30 });

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

const cell = fc.integer({ min: 0, max: 40 });

const tables = fc
  .tuple(cell, cell, cell, cell)
  .filter(([a, b, c, d]) => a + b > 0 && c + d > 0 && a + c > 0 && b + d > 0);

// The figures of this file are mpmath 1.3.0's at 40 to 60 digits; the vectors of SciPy are in test/oracles.

it('the normal distribution returns to p from its quantile, down to 1e-300', () => {
  forAll(fc.integer({ min: -300, max: -1 }), (exponent) => {
    const p = Number(`1e${exponent}`);
    // The tail magnifies the quantile's rounding by z²: 10⁻¹³ × 1,400 at 1e-300.
    expect(relativeError(normalSurvival(-normalQuantile(p)), p)).toBeLessThan(2e-10);
  });
});

it('the beta distribution mirrors when its parameters are exchanged', () => {
  const parameter = fc.integer({ min: 1, max: 2000 });
  forAll(fc.double({ min: 0.001, max: 0.999, noNaN: true }), parameter, parameter, (p, a, b) => {
    expect(betaUpperQuantile(p, b, a)).toBeCloseTo(1 - betaQuantile(p, a, b), 12);
  });
});

it('standardised differences of means do not depend on the unit', () => {
  const two = fc.array(quarters, { minLength: 2, maxLength: 20 }).filter((xs) => new Set(xs).size > 1);
  forAll(two, two, (a, b) => {
    const minutes = cohensD(a, b);
    expect(
      cohensD(
        a.map((x) => x * 60 + 7),
        b.map((x) => x * 60 + 7),
      ),
    ).toBeCloseTo(minutes, 10);
  });
});

it('Newcombe’s interval for the difference of two proportions is turned round with its groups, and holds the observed difference', () => {
  const group = fc
    .integer({ min: 1, max: 300 })
    .chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)));
  forAll(group, group, ([k1, n1], [k2, n2]) => {
    const one = newcombeInterval(k1, n1, k2, n2, 0.95);
    const other = newcombeInterval(k2, n2, k1, n1, 0.95);
    expect(one.lower).toBeCloseTo(-other.upper, 12);
    expect(one.lower).toBeLessThanOrEqual(k1 / n1 - k2 / n2 + 1e-12);
    expect(one.upper).toBeGreaterThanOrEqual(k1 / n1 - k2 / n2 - 1e-12);
  });
});

it("Wilson's interval holds the observed proportion and mirrors when failures are counted instead", () =>
  forAll(counts, ([k, n]) => {
    const { lower, upper } = wilsonInterval(k, n, 0.95);
    const mirrored = wilsonInterval(n - k, n, 0.95);
    expect(lower).toBeLessThanOrEqual(k / n);
    expect(upper).toBeGreaterThanOrEqual(k / n);
    expect(1 - mirrored.upper).toBeCloseTo(lower, 13);
  }));

it("Clopper and Pearson's interval starts at 0 for none, ends at 1 for all, and mirrors when failures are counted instead", () =>
  forAll(counts, ([k, n]) => {
    const { lower, upper } = clopperPearsonInterval(k, n, 0.95);
    const mirrored = clopperPearsonInterval(n - k, n, 0.95);
    expect(lower === 0).toBe(k === 0);
    expect(upper === 1).toBe(k === n);
    expect(1 - mirrored.upper).toBeCloseTo(lower, 12);
    expect(lower <= k / n && k / n <= upper).toBe(true);
  }));

it("Bonett and Price's interval for a paired difference changes sign when the arms are exchanged, and stays within −1 and 1", () =>
  forAll(fc.nat(300), fc.nat(300), fc.nat(300), (onlyA, onlyB, concordant) => {
    const n = onlyA + onlyB + concordant + 1;
    const there = pairedDifferenceInterval(onlyA, onlyB, n, 0.95);
    const back = pairedDifferenceInterval(onlyB, onlyA, n, 0.95);
    expect(back.lower).toBeCloseTo(-there.upper, 14);
    expect(there.lower).toBeGreaterThanOrEqual(-1);
    expect(there.upper).toBeLessThanOrEqual(1);
  }));

it('quantile, type 7 never leaves the range of the sample and never falls as p rises', () =>
  forAll(
    sample,
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.double({ min: 0, max: 1, noNaN: true }),
    (xs, p, q) => {
      const low = quantile(xs, Math.min(p, q));
      const high = quantile(xs, Math.max(p, q));
      expect(low).toBeLessThanOrEqual(high);
      expect(low).toBeGreaterThanOrEqual(Math.min(...xs));
      expect(high).toBeLessThanOrEqual(Math.max(...xs));
    },
  ));

it('quantile and d3-array agree to the last bit', () =>
  forAll(sample, fc.double({ min: 0, max: 1, noNaN: true }), (xs, p) => {
    expect(quantile(xs, p) === d3Quantile(xs, p)).toBe(true);
  }));

it('the distribution-free interval of a quantile turns with the sample: the interval of −x at 1 − p is the negative of that of x at p', () =>
  forAll(sample, fc.integer({ min: 1, max: 9 }), (xs, tenths) => {
    const up = Float64Array.from(xs).sort();
    const down = Float64Array.from(xs, (x) => -x).sort();
    const there = quantileInterval(up, tenths / 10, 0.9);
    const back = quantileInterval(down, (10 - tenths) / 10, 0.9);
    expect(back.lower === -there.upper && back.upper === -there.lower).toBe(true);
  }));

describe('the Mann–Whitney U test', () => {
  it('changes sign and nothing else when the samples are exchanged', () =>
    forAll(tied, tied, (a, b) => {
      const there = mannWhitneyU(a, b);
      const back = mannWhitneyU(b, a);
      expect([back.u1, back.u2, back.p]).toEqual([there.u2, there.u1, there.p]);
      expect(back.z + there.z).toBe(0);
    }));

  it('does not change under an increasing transformation', () =>
    forAll(tied, tied, (a, b) => {
      const cube = (x: number) => x * x * x;
      expect(mannWhitneyU(a.map(cube), b.map(cube))).toEqual(mannWhitneyU(a, b));
    }));
});

it('the area under the ROC curve counts every pair of a positive and a negative once, ties half', () =>
  forAll(scored, ({ scores, labels }) => {
    expect(rocAuc(scores, labels)).toBe(areaByPairs(scores, labels));
    expect(rocAuc(Float64Array.from(scores), Uint8Array.from(labels, Number))).toBe(rocAuc(scores, labels));
  }));

it('the interval of the area has the error of the definition, ties and order of the rows whatever they are', () => {
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

it('the ROC curve encloses the area, unthinned, and keeps both ends and the limit, thinned', () =>
  forAll(scored, fc.integer({ min: 2, max: 12 }), ({ scores, labels }, points) => {
    const full = rocCurve(scores, labels, 10_000);
    let area = 0;
    full.forEach((to, i) => {
      const from = full[i - 1] ?? to;
      area +=
        ((to.falsePositiveRate - from.falsePositiveRate) * (to.truePositiveRate + from.truePositiveRate)) / 2;
    });
    expect(area).toBeCloseTo(rocAuc(scores, labels), 12);
    const thinned = rocCurve(scores, labels, points);
    expect(thinned.length).toBeLessThanOrEqual(points);
    expect(thinned[0]).toEqual(full[0]);
    expect(thinned.at(-1)).toEqual(full.at(-1));
  }));

it('the chi-square test of a 2 × 2 table is the square of the z test', () =>
  forAll(tables, ([a, b, c, d]) => {
    const { statistic, p } = chiSquare2x2([a, b, c, d]);
    const test = twoProportionZ(a, a + b, c, c + d);
    expect(statistic).toBeCloseTo(test.z * test.z, 10);
    expect(p).toBeCloseTo(test.p, 10);
  }));
