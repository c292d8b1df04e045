/** The recomputed interval and p-value against SciPy and statsmodels (test/fixtures/statistics.json). Tolerance, fixed beforehand: 1e-9. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { intervalFinding, pValueRange } from '../../engine/claims/consistency/index.ts';
import { relativeError } from '../engine/statistics/closeness.ts';

const TOLERANCE = 1e-9;

const vectors = JSON.parse(readFileSync(new URL('../fixtures/statistics.json', import.meta.url), 'utf8')) as {
  readonly twoByTwo: readonly { readonly table: readonly number[]; readonly p: number }[];
  readonly proportion: readonly {
    readonly k: number;
    readonly n: number;
    readonly confidence: number;
    readonly wilson: readonly number[];
  }[];
};

it('the interval that is recomputed for 484 of 500 is Wilson’s of statsmodels', () => {
  const vector = vectors.proportion.find(
    ({ k, n, confidence }) => k === 484 && n === 500 && confidence === 0.95,
  )!;
  const [recomputed] = intervalFinding(484, 500, 0.95, { lower: '94.8%', upper: '98.3%' }).recomputed;
  expect(relativeError(recomputed!.lower, vector.wilson[0]!)).toBeLessThan(TOLERANCE);
  expect(relativeError(recomputed!.upper, vector.wilson[1]!)).toBeLessThan(TOLERANCE);
});

it('the p-value that is recomputed for 96.8% and 94.2% at 500 is SciPy’s chi-square', () => {
  const vector = vectors.twoByTwo.find(({ table }) => table.join(' ') === '484 16 471 29')!;
  const range = pValueRange({ rate: '96.8%', n: 500 }, { rate: '94.2%', n: 500 })!;
  expect(range.lower).toBe(range.upper);
  expect(relativeError(range.lower, vector.p)).toBeLessThan(TOLERANCE);
});
