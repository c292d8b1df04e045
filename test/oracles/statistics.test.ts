/**
 * The statistics against SciPy 1.10.1 and statsmodels 0.13.5 (test/fixtures/statistics.json).
 *
 * The tolerance, fixed beforehand, is a relative error of 1e-9 for every figure; measured, the worst is 3e-13 (the p-value of z at 1e-161).
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  betaQuantile,
  chiSquare2x2,
  clopperPearsonInterval,
  cohensD,
  mannWhitneyU,
  normalQuantile,
  normalSurvival,
  quantile,
  type TwoByTwo,
  twoProportionZ,
  wilsonInterval,
} from '../../engine/statistics/index.ts';
import { relativeError } from '../engine/statistics/closeness.ts';

const TOLERANCE = 1e-9;

const vectors = JSON.parse(
  readFileSync(new URL('../fixtures/statistics.json', import.meta.url), 'utf8'),
) as Vectors;

function agrees(got: number, want: number): void {
  expect(relativeError(got, want), `${got} against ${want}`).toBeLessThanOrEqual(TOLERANCE);
}

interface Vectors {
  readonly twoSample: readonly ({
    readonly kind: string;
    readonly a: number[];
    readonly b: number[];
  } & Figures<'u1' | 'pContinuity' | 'pNoContinuity' | 'cohensD' | 'medianA' | 'q25A' | 'q90A'>)[];
  readonly twoByTwo: readonly ({ readonly table: TwoByTwo } & Figures<'chi2' | 'p' | 'z' | 'zP'>)[];
  readonly proportion: readonly ({ readonly wilson: Ends; readonly clopperPearson: Ends } & Figures<
    'k' | 'n' | 'confidence'
  >)[];
  readonly tails: readonly Tail[];
}
type Figures<Names extends string> = Readonly<Record<Names, number>>;
type Ends = readonly [lower: number, upper: number];
type Tail = Readonly<Partial<Record<'x' | 'sf' | 'p' | 'a' | 'b', number>> & { dist: string }>;

/** One published tail or quantile, recomputed: [got, want]. */
function recompute({ dist, x = NaN, sf = NaN, p = NaN, a = NaN, b = NaN }: Tail): [number, number] {
  switch (dist) {
    case 'normal':
      return [normalSurvival(x), sf];
    case 'normalQuantile':
      return [normalQuantile(p), x];
    case 'betaQuantile':
      return [betaQuantile(p, a, b), x];
    default:
      throw new Error(`no such distribution: ${dist}`);
  }
}

describe('two samples agree with SciPy', () => {
  it.each(vectors.twoSample.map((v) => ({ ...v, m: v.a.length, n: v.b.length })))(
    '$kind, $m against $n',
    (v) => {
      const corrected = mannWhitneyU(v.a, v.b);
      agrees(corrected.u1, v.u1);
      expect(corrected.u1 + corrected.u2).toBe(v.m * v.n);
      agrees(corrected.p, v.pContinuity);
      agrees(mannWhitneyU(v.a, v.b, { continuity: false }).p, v.pNoContinuity);
      agrees(cohensD(v.a, v.b), v.cohensD);
      agrees(quantile(v.a, 0.5), v.medianA);
      agrees(quantile(v.a, 0.25), v.q25A);
      agrees(quantile(v.a, 0.9), v.q90A);
    },
  );
});

describe('2 × 2 tables agree with SciPy and statsmodels', () => {
  it.each(vectors.twoByTwo)('$table', (v) => {
    const [a, b, c, d] = v.table;
    const plain = chiSquare2x2([a, b, c, d]);
    agrees(plain.statistic, v.chi2);
    agrees(plain.p, v.p);
    const test = twoProportionZ(a, a + b, c, c + d);
    agrees(test.z, v.z);
    agrees(test.p, v.zP);
  });
});

describe('intervals of a proportion agree with statsmodels', () => {
  it.each(vectors.proportion)('$k of $n at $confidence', ({ k, n, confidence, wilson, clopperPearson }) => {
    const score = wilsonInterval(k, n, confidence);
    agrees(score.lower, wilson[0]);
    agrees(score.upper, wilson[1]);
    const exact = clopperPearsonInterval(k, n, confidence);
    agrees(exact.lower, clopperPearson[0]);
    agrees(exact.upper, clopperPearson[1]);
  });
});

describe('distributions agree with SciPy, to 1e-300', () => {
  it.each(vectors.tails)('%o', (tail) => {
    const [got, want] = recompute(tail);
    agrees(got, want);
  });
});
