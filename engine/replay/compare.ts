/** What an experiment moved: two replays of the same request, deployment by deployment. */
import { expected } from '../errors.ts';
import type { ReplayRows } from './rows.ts';

/** How many deployments differ, by what differs. */
export interface ReplayDifferences {
  readonly statuses: number;
  readonly rollbackStages: number;
  readonly cycleTimes: number;
  readonly riskScores: number;
  readonly riskLevels: number;
  readonly approvals: number;
  /** The change itself: draws have shifted, so that the runs no longer deploy the same things. */
  readonly changes: number;
}

/**
 * Counts deployments that differ between two replays of the same length.
 * @throws ArgumentError if the lengths differ
 */
export function compareRows(a: ReplayRows, b: ReplayRows): ReplayDifferences {
  if (a.length !== b.length) {
    throw expected(
      'compareRows: b',
      `${a.length} deployments, as in a`,
      b.length,
      'replay both with the same number',
    );
  }
  const count = (...columns: readonly (keyof Omit<ReplayRows, 'length'>)[]): number => {
    let differing = 0;
    for (let i = 0; i < a.length; i++) {
      // Object.is, so that NaN (no score) equals NaN
      if (columns.some((column) => !Object.is(a[column][i], b[column][i]))) differing++;
    }
    return differing;
  };
  return {
    statuses: count('status'),
    rollbackStages: count('rollbackStage'),
    cycleTimes: count('cycleTimeMicroseconds'),
    riskScores: count('riskScore'),
    riskLevels: count('riskLevel'),
    approvals: count('approval'),
    changes: count(
      'service',
      'lines',
      'files',
      'migration',
      'config',
      'hotfix',
      'hour',
      'weekday',
      'injectedStage',
    ),
  };
}
