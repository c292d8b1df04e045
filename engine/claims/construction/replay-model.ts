/**
 * The published code as a model whose inputs can be moved. Rows are kept, so that retrieval and risk scoring run as
 * released, though no figure looks at them: that they move nothing is then seen, not assumed.
 */
import {
  ALL_PILLARS,
  minutesOf,
  PUBLISHED_BASELINE,
  PUBLISHED_POLICIES,
  type Replay,
  type ReplayOptions,
  type ReplayRequest,
  replaySteps,
} from '../../replay/index.ts';
import {
  differenceFrom,
  reductionFrom,
  shareEstimate,
  upperBoundEstimate,
} from '../../simulator/measures/estimates.ts';
import type { Estimate } from '../../simulator/measures/measures.ts';
import { meanInterval } from '../../statistics/index.ts';
import type { ReplayQuantity } from '../claim.ts';
import type { Model, Moves } from './model.ts';
import { type ReplayBaseline, type ReplaySetting, replayInputs } from './replay-inputs.ts';

// The published code's figures for the claims, by its own definitions.

const CONFIDENCE = 0.95;

/** @param replay with its rows */
function replayQuantities(
  replay: Replay,
  baseline: ReplayBaseline,
): Readonly<Record<ReplayQuantity, Estimate>> {
  const { deployments, successful, rolledBack, failed, canaryCaught, safetyViolations } = replay;
  const cycle = meanCycle(replay);
  const success = shareEstimate(successful, deployments);
  return {
    reportedCycle: cycle,
    baselineCycle: constantOfCode(baseline.cycleTimeMinutes),
    cycleReduction: reductionFrom(baseline.cycleTimeMinutes, cycle),
    success,
    baselineSuccess: constantOfCode(baseline.completedPerDeployment),
    successDifference: differenceFrom(baseline.completedPerDeployment, success),
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

export function constantOfCode(value: number): Estimate {
  return { value, lower: value, upper: value, method: 'a constant of the code', n: 0 };
}

export function replayModel(request: ReplayRequest): Model {
  return {
    inputs: replayInputs,
    draws: 'shifted',
    *run(moves) {
      const { options, baseline } = movedReplay(moves);
      return replayQuantities(yield* replaySteps(request, options), baseline);
    },
  };
}

interface MovedReplay {
  readonly options: ReplayOptions;
  readonly baseline: ReplayBaseline;
}

/** The options of a replay under moved inputs. */
export function movedReplay(moves: Moves): MovedReplay {
  const settings = replayInputs.flatMap(({ id, settings: own }) => (id in moves ? [own[moves[id]!]!] : []));
  return settings.reduce(withSetting, {
    options: { keep: 'rows', constants: {}, pillars: ALL_PILLARS, policies: PUBLISHED_POLICIES },
    baseline: PUBLISHED_BASELINE,
  });
}

function withSetting({ options, baseline }: MovedReplay, setting: ReplaySetting): MovedReplay {
  switch (setting.kind) {
    case 'constants':
      return { baseline, options: { ...options, constants: { ...options.constants, ...setting.changes } } };
    case 'baseline':
      return { options, baseline: { ...baseline, ...setting.changes } };
    case 'weights':
      return { baseline, options: { ...options, riskWeights: setting.weights } };
    case 'pillar-off':
      return { baseline, options: { ...options, pillars: { ...options.pillars, [setting.pillar]: false } } };
    case 'policy-out': {
      const policies = (options.policies ?? []).filter(({ name }) => name !== setting.policy);
      return { baseline, options: { ...options, policies } };
    }
  }
}
