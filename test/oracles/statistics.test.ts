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
  chiSquareSurvival,
  cliffsDelta,
  clopperPearsonInterval,
  cohensD,
  cohensH,
  fisherExact,
  hedgesG,
  hodgesLehmann,
  kolmogorovSmirnov,
  mannWhitneyU,
  normalQuantile,
  normalSurvival,
  powerTwoSample,
  quantile,
  studentTSurvival,
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
  } & Figures<
    | 'u1'
    | 'pContinuity'
    | 'pNoContinuity'
    | 'cliffsDelta'
    | 'hodgesLehmann'
    | 'cohensD'
    | 'hedgesG'
    | 'ksStatistic'
    | 'medianA'
    | 'q25A'
    | 'q90A'
  >)[];
  readonly twoByTwo: readonly ({ readonly table: TwoByTwo } & Figures<
    'chi2' | 'p' | 'chi2Yates' | 'pYates' | 'fisherP' | 'z' | 'zP' | 'cohensH'
  >)[];
  readonly proportion: readonly ({ readonly wilson: Ends; readonly clopperPearson: Ends } & Figures<
    'k' | 'n' | 'confidence'
  >)[];
  readonly tails: readonly Tail[];
  readonly power: readonly Figures<'effect' | 'nPerArm' | 'alpha' | 'power'>[];
}
type Figures<Names extends string> = Readonly<Record<Names, number>>;
type Ends = readonly [lower: number, upper: number];
type Tail = Readonly<Partial<Record<'x' | 'df' | 'sf' | 'p' | 'a' | 'b', number>> & { dist: string }>;

/** One published tail or quantile, recomputed: [got, want]. */
function recompute({ dist, x = NaN, df = NaN, sf = NaN, p = NaN, a = NaN, b = NaN }: Tail): [number, number] {
  switch (dist) {
    case 'normal':
      return [normalSurvival(x), sf];
    case 'chi2':
      return [chiSquareSurvival(x, df), sf];
    case 't':
      return [studentTSurvival(x, df), sf];
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
      agrees(cliffsDelta(v.a, v.b), v.cliffsDelta);
      agrees(hodgesLehmann(v.a, v.b), v.hodgesLehmann);
      agrees(cohensD(v.a, v.b), v.cohensD);
      agrees(hedgesG(v.a, v.b), v.hedgesG);
      agrees(kolmogorovSmirnov(v.a, v.b).statistic, v.ksStatistic);
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
    const corrected = chiSquare2x2([a, b, c, d], { yates: true });
    agrees(corrected.statistic, v.chi2Yates);
    agrees(corrected.p, v.pYates);
    agrees(fisherExact([a, b, c, d]).p, v.fisherP);
    const test = twoProportionZ(a, a + b, c, c + d);
    agrees(test.z, v.z);
    agrees(test.p, v.zP);
    agrees(cohensH(a / (a + b), c / (c + d)), v.cohensH);
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

describe('power agrees with statsmodels', () => {
  it.each(vectors.power)('$effect at $nPerArm per arm, alpha $alpha', ({ effect, nPerArm, alpha, power }) => {
    agrees(powerTwoSample({ effect, perArm: nPerArm, alpha }), power);
  });
});
