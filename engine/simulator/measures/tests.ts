/** The tests and the effect size that the documents name, on a run of the study. */
import {
  cohensD,
  mannWhitneyU,
  normalQuantile,
  normalSurvival,
  twoProportionZ,
} from '../../statistics/index.ts';
import type { Ledger } from '../ledger.ts';
import type { Estimate, TestMeasures } from './measures.ts';

/** Yields between its parts. @param before, after completed deployments of the traditional and the GenOps arm */
export function* testMeasures(
  { deployments: n, traditional, genops }: Ledger,
  before: number,
  after: number,
): Generator<void, TestMeasures, void> {
  const { p } = mannWhitneyU(traditional.cycleMinutes, genops.cycleMinutes, { continuity: true });
  yield;
  const cycleTimeEffect = effect(traditional.cycleMinutes, genops.cycleMinutes);
  yield;
  return {
    cycleTimeP: point(p, 'Mann–Whitney U', n),
    successP: point(oneSided(before, after, n), 'chi-square, one-sided', n),
    cycleTimeEffect,
  };
}

/** The chi-square of two shares is the square of this z; its sign says which is larger. */
function oneSided(before: number, after: number, n: number): number {
  const { z } = twoProportionZ(after, n, before, n);
  return Number.isFinite(z) ? normalSurvival(z) : Number.NaN;
}

/**
 * Cohen's d with the large-sample interval of Hedges and Olkin (1985, p. 86): variance = 2 ÷ n + d² ÷ 4n for two samples
 * of n.
 */
function effect(before: Float64Array, after: Float64Array): Estimate {
  const n = before.length;
  const method = 'Hedges–Olkin';
  const value = n < 2 ? Number.NaN : cohensD(before, after);
  if (!Number.isFinite(value)) return { value: Number.NaN, lower: Number.NaN, upper: Number.NaN, method, n };
  const half = normalQuantile(0.975) * Math.sqrt(2 / n + (value * value) / (4 * n));
  return { value, lower: value - half, upper: value + half, method, n };
}

function point(value: number, method: string, n: number): Estimate {
  return { value, lower: value, upper: value, method, n };
}
