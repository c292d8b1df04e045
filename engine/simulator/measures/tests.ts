/** The tests and the effect size that the documents name, on a run of the study. */
import { mannWhitneyU, normalSurvival, twoProportionZ } from '../../statistics/index.ts';
import type { Ledger } from '../ledger.ts';
import type { Estimate, TestMeasures } from './measures.ts';

/**
 * Yields between its parts.
 *
 * @param before, after completed deployments of the traditional and the GenOps arm
 * @param cycleTimeEffect with review and waiting
 */
export function* testMeasures(
  { deployments: n, traditional, genops }: Ledger,
  before: number,
  after: number,
  cycleTimeEffect: Estimate,
): Generator<void, TestMeasures, void> {
  const { p } = mannWhitneyU(traditional.cycleMinutes, genops.cycleMinutes, { continuity: true });
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

function point(value: number, method: string, n: number): Estimate {
  return { value, lower: value, upper: value, method, n };
}
