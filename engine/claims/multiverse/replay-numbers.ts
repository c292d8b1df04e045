/** Every reading of every claim on one replay of the published code, from its rows. */
import { expected } from '../../errors.ts';
import { minutesOf, PUBLISHED_BASELINE, REPLAY_STATUSES, type Replay } from '../../replay/index.ts';
import { differenceFrom, reductionFrom, shareEstimate } from '../../simulator/measures/estimates.ts';
import type { Estimate } from '../../simulator/measures/measures.ts';
import { constantOfCode } from '../construction/replay-model.ts';
import { successBaseline } from '../published/success-baseline.ts';
import { type Choices, rules, specificationsIn } from './choices.ts';
import { averageEstimate, nothingCounted } from './estimators.ts';
import type { Measured } from './specification.ts';

const COMPLETED = REPLAY_STATUSES.indexOf('completed');

/** @param replay with its rows @throws ArgumentError without them */
export function replayNumbers(replay: Replay): readonly Measured[] {
  if (replay.rows === null) throw expected('replayNumbers: replay', 'one with rows', null, 'keep "rows"');
  return rules.flatMap((rule) =>
    specificationsIn(rule, 'replay').map((choices) => ({
      claim: rule.claim,
      choices,
      estimate: numberOf(rule.claim, choices, replay),
    })),
  );
}

/** @throws Error for a claim that has no case: a mistake of ours, found by any test */
function numberOf(claim: string, choices: Choices, replay: Replay): Estimate {
  const { deployments, successful, rolledBack, failed } = replay;
  const success = shareEstimate(successful, deployments);
  switch (claim) {
    case 'cycle-time-genops':
      return cycleTime(replay, choices);
    case 'cycle-time-baseline':
      return constantOfCode(PUBLISHED_BASELINE.cycleTimeMinutes);
    case 'cycle-time-improvement':
      return reductionFrom(PUBLISHED_BASELINE.cycleTimeMinutes, cycleTime(replay, choices));
    case 'success-genops':
      return success;
    case 'success-baseline':
      return constantOfCode(PUBLISHED_BASELINE.completedPerDeployment);
    case 'success-improvement':
      return differenceFrom(baselineSuccess(choices), success);
    case 'rollback-genops':
      return shareEstimate(rolledBack, deployments);
    case 'failure-genops':
      return shareEstimate(failed, deployments);
    case 'canary-catch':
      return catchRate(replay, choices);
    default:
      throw new Error(`multiverse: no number for ${claim} in the replay; add a case beside its rule`);
  }
}

function cycleTime({ rows }: Replay, { counted, statistic = 'median' }: Choices): Estimate {
  if (rows === null) return nothingCounted;
  const minutes = Float64Array.from(rows.cycleTimeMicroseconds, minutesOf);
  const kept = counted === 'completed' ? minutes.filter((_, i) => rows.status[i] === COMPLETED) : minutes;
  return averageEstimate(kept.sort(), statistic);
}

function catchRate(replay: Replay, { definition = 'caughtPerIssue' }: Choices): Estimate {
  const { deployments, rolledBack, failed, canaryCaught } = replay;
  switch (definition) {
    case 'caughtPerRollback':
      return shareEstimate(canaryCaught, rolledBack);
    case 'caughtPerDeployment':
      return shareEstimate(canaryCaught, deployments);
    case 'rollbacksPerDeployment':
      return shareEstimate(rolledBack, deployments);
    case 'caughtPerBadChange':
      return nothingCounted;
    case 'caughtPerIssue':
      return shareEstimate(canaryCaught, rolledBack + failed);
  }
}

/** The code's own constant, or the figure that another document prints in its place. */
function baselineSuccess({ baseline }: Choices): number {
  const other = successBaseline.alternatives[0]?.value ?? Number.NaN;
  return baseline === '94.2' ? other : PUBLISHED_BASELINE.completedPerDeployment;
}
