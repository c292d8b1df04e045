/** Both arms' cycle times under each definition: medians, spread, reduction and effect size. */
import { cohensD, mean, normalQuantile, variance } from '../../statistics/index.ts';
import { type CycleTimeDefinition, cycleMinutesBy, type TimedLedger } from '../cycle-times.ts';
import { medianEstimate, reductionEstimate } from './estimates.ts';
import type { CycleTimeMeasures, CycleTimeSpread, Estimate } from './measures.ts';

type Sorted = Readonly<Record<'traditional' | 'genops', Float64Array>>;

/** Yields between its parts. @param withReview the ledger's cycle times, ascending */
export function* cycleTimeMeasures(
  study: TimedLedger,
  withReview: Sorted,
): Generator<void, Readonly<Record<CycleTimeDefinition, CycleTimeMeasures>>, void> {
  return {
    published: yield* measuresBy('published', study),
    'with-review': yield* measuresBy('with-review', study, withReview),
    'working-hours': yield* measuresBy('working-hours', study),
  };
}

function* measuresBy(
  definition: CycleTimeDefinition,
  study: TimedLedger,
  known: Sorted | null = null,
): Generator<void, CycleTimeMeasures, void> {
  const before = cycleMinutesBy(definition, study, 'traditional');
  const after = cycleMinutesBy(definition, study, 'genops');
  yield;
  const sortedBefore = known?.traditional ?? before.slice().sort();
  yield;
  const sortedAfter = known?.genops ?? after.slice().sort();
  yield;
  return {
    traditional: spreadOf(before, sortedBefore),
    genops: spreadOf(after, sortedAfter),
    reduction: reductionEstimate(sortedBefore, sortedAfter),
    effect: effectEstimate(before, after),
  };
}

function spreadOf(minutes: Float64Array, sorted: Float64Array): CycleTimeSpread {
  return {
    median: medianEstimate(sorted),
    meanMinutes: mean(minutes),
    sdMinutes: minutes.length < 2 ? Number.NaN : Math.sqrt(variance(minutes)),
  };
}

/**
 * Cohen's d, before minus after, with the large-sample interval of Hedges and Olkin (1985, p. 86): variance = 2 ÷ n +
 * d² ÷ 4n for two samples of n. NaN for samples of one, or without any spread.
 */
function effectEstimate(before: Float64Array, after: Float64Array): Estimate {
  const n = before.length;
  const method = 'Hedges–Olkin';
  const value = n < 2 ? Number.NaN : cohensD(before, after);
  if (!Number.isFinite(value)) return { value: Number.NaN, lower: Number.NaN, upper: Number.NaN, method, n };
  const half = normalQuantile(0.975) * Math.sqrt(2 / n + (value * value) / (4 * n));
  return { value, lower: value - half, upper: value + half, method, n };
}
