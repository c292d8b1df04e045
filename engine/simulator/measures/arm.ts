/** What one arm achieved. */
import { isWorkingTime } from '../../domain/clock.ts';
import { type Status, statuses } from '../../domain/deployment.ts';
import { quantile } from '../../statistics/index.ts';
import { type ArmColumns, type Ledger, reviewFlag } from '../ledger.ts';
import { medianEstimate, shareEstimate } from './estimates.ts';
import type { ArmMeasures } from './measures.ts';

/** Yields between its parts. @param sorted the arm's cycle times, ascending */
export function* armMeasures(
  ledger: Ledger,
  arm: ArmColumns,
  sorted: Float64Array,
): Generator<void, ArmMeasures, void> {
  const n = ledger.deployments;
  const counts = statusCounts(arm.status);
  const { completed, escaped, blocked } = counts;
  const rolledBack = counts['rolled-back'];
  const unrelated = arm.reviewFlags.reduce(
    (sum, flags) => sum + ((flags & reviewFlag.operational) === 0 ? 0 : 1),
    0,
  );
  yield;
  const isCompleted = (i: number): boolean => arm.status[i] === 0;
  const atWork = (i: number): boolean => isWorkingTime(ledger.minute[i]!);
  const isReviewed = (i: number): boolean => (arm.reviewFlags[i]! & reviewFlag.reviewed) !== 0;
  const waits = pick(arm.waitMinutes, isReviewed);
  const medianReviewWait = median(waits);
  yield;
  const medianCompletedMinutes = median(pick(arm.cycleMinutes, isCompleted));
  yield;
  const medianWorkingHoursMinutes = median(pick(arm.cycleMinutes, atWork));
  yield;
  const medianOffHoursMinutes = median(pick(arm.cycleMinutes, (i) => !atWork(i)));
  yield;
  return {
    deployments: n,
    completed,
    rolledBack,
    blocked,
    escaped,
    successRate: shareEstimate(completed, n),
    rollbackRate: shareEstimate(rolledBack, n),
    blockedRate: shareEstimate(blocked, n),
    escapedRate: shareEstimate(escaped, n),
    escapedBadRate: shareEstimate(escaped - unrelated, n),
    unrelatedFailureRate: shareEstimate(unrelated, n),
    failureRate: shareEstimate(blocked + escaped, n),
    changeFailRate: shareEstimate(rolledBack + escaped, n),
    medianCycleMinutes: medianEstimate(sorted),
    meanCycleMinutes: sorted.reduce((sum, minutes) => sum + minutes, 0) / n,
    p90CycleMinutes: quantile(sorted, 0.9),
    medianCompletedMinutes,
    medianWorkingHoursMinutes,
    medianOffHoursMinutes,
    reviewed: waits.length,
    reviewWaitMedianMinutes: medianReviewWait,
  };
}

function statusCounts(column: Uint8Array): Record<Status, number> {
  const counts = { completed: 0, 'rolled-back': 0, blocked: 0, escaped: 0 };
  for (const status of column) counts[statuses[status]!] += 1;
  return counts;
}

function pick(column: Float64Array | Float32Array, wanted: (i: number) => boolean): Float64Array {
  const picked = new Float64Array(column.length);
  let count = 0;
  for (let i = 0; i < column.length; i++) if (wanted(i)) picked[count++] = column[i]!;
  return picked.subarray(0, count);
}

/** NaN without any value. */
function median(sample: Float64Array): number {
  return sample.length === 0 ? Number.NaN : quantile(sample, 0.5);
}
