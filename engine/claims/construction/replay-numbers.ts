/**
 * What the published code computes for the claims, by its own definitions.
 */
import { minutesOf, type Replay } from '../../replay/index.ts';
import { shareEstimate, upperBoundEstimate } from '../../simulator/measures/estimates.ts';
import type { Estimate } from '../../simulator/measures/measures.ts';
import { meanInterval } from '../../statistics/index.ts';
import type { ReplayQuantity } from '../claim.ts';
import type { ReplayBaseline } from './replay-inputs.ts';

const CONFIDENCE = 0.95;

/** @param replay with its rows */
export function replayQuantities(
  replay: Replay,
  baseline: ReplayBaseline,
): Readonly<Record<ReplayQuantity, Estimate>> {
  const { deployments, successful, rolledBack, failed, canaryCaught, safetyViolations } = replay;
  const cycle = meanCycle(replay);
  const success = shareEstimate(successful, deployments);
  const against = (minutes: number): number => 1 - minutes / baseline.cycleTimeMinutes;
  return {
    reportedCycle: cycle,
    baselineCycle: constant(baseline.cycleTimeMinutes),
    cycleReduction: {
      ...cycle,
      value: against(cycle.value),
      lower: against(cycle.upper),
      upper: against(cycle.lower),
    },
    success,
    baselineSuccess: constant(baseline.completedPerDeployment),
    successDifference: shifted(success, -baseline.completedPerDeployment),
    rollback: shareEstimate(rolledBack, deployments),
    failure: shareEstimate(failed, deployments),
    canaryCatch: shareEstimate(canaryCaught, rolledBack + failed),
    violations: upperBoundEstimate(safetyViolations, deployments),
  };
}

/** What the code reports as its median: total over number. */
function meanCycle({ rows, reportedMedianMinutes: value, deployments: n }: Replay): Estimate {
  const minutes = rows === null ? [] : Float64Array.from(rows.cycleTimeMicroseconds, minutesOf);
  const known = minutes.length > 1;
  const { lower, upper } = known
    ? meanInterval(minutes, CONFIDENCE)
    : { lower: Number.NEGATIVE_INFINITY, upper: Number.POSITIVE_INFINITY };
  return { value, lower, upper, method: 'mean, Student t', n };
}

function constant(value: number): Estimate {
  return { value, lower: value, upper: value, method: 'a constant of the code', n: 0 };
}

function shifted(estimate: Estimate, by: number): Estimate {
  const { value, lower, upper } = estimate;
  return { ...estimate, value: value + by, lower: lower + by, upper: upper + by };
}
