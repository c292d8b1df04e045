/** The replay's work in steps: a run with its intervals, an experiment against the run as released, and the figures of consecutive seeds. */
import { createColumns } from '../../engine/columns.ts';
import {
  compareRows,
  minutesOf,
  REPLAY_STATUSES,
  type Replay,
  type ReplayDifferences,
  type ReplayOptions,
  type ReplayRequest,
  type ReplayRows,
  RISK_LEVELS,
  type RowDigest,
  replaySteps,
} from '../../engine/replay/index.ts';
import { meanInterval, quantileInterval } from '../../engine/statistics/exact-intervals.ts';
import { aucInterval, type RocPoint, rocCurve } from '../../engine/statistics/roc.ts';
import type { Interval } from '../../engine/statistics/sample.ts';
import { retold } from '../../engine/steps.ts';
import type { Steps } from '../core/task.ts';
import { type SweepColumns, type SweepRequest, sweepColumns } from './sweep.ts';

/** A replay, and what takes special functions to work out: those stay in workers. */
export interface ReplayResult extends Replay {
  /** 95% intervals of cycle times, minutes; null without rows, or with fewer than two. */
  readonly cycleTimeIntervals: { readonly mean: Interval; readonly median: Interval } | null;
}

/** How well a run's risk score ranks its rollbacks. */
interface Ranking {
  /** Rolled back; the others completed. */
  readonly positives: number;
  /** Area under the curve, a ratio; .5 is chance. */
  readonly auc: number;
  /** Its 95% interval (DeLong). */
  readonly aucInterval: Interval;
  readonly curve: readonly RocPoint[];
}

/** What a changed setting moved, deployment by deployment, against the same request as released. */
export interface Experiment {
  readonly deployments: number;
  readonly seed: bigint;
  readonly differences: ReplayDifferences;
  /** Deployments by status after the change, in the order of `REPLAY_STATUSES`. */
  readonly statuses: readonly number[];
  /** Deployments by risk level after the change, in the order of `RISK_LEVELS`. */
  readonly levels: readonly number[];
  /** Highest risk score after the change; NaN with risk scoring off. */
  readonly highestScore: number;
  /** Null when there is no score, or when all deployments end alike. */
  readonly ranking: Ranking | null;
}

/** Corners of a ROC curve: enough for a smooth line at any size on screen. */
const CURVE_POINTS = 120;
const CONFIDENCE = 0.95;
const ROLLED_BACK = REPLAY_STATUSES.indexOf('rolled_back');

/** One replay; the intervals of its cycle times where rows are kept. */
export function* resultSteps(
  request: ReplayRequest,
  options: ReplayOptions,
  digest: RowDigest,
): Steps<ReplayResult> {
  const replay = yield* replaySteps(request, options, digest);
  return { ...replay, cycleTimeIntervals: cycleTimeIntervals(replay.rows) };
}

function cycleTimeIntervals(rows: ReplayRows | null): ReplayResult['cycleTimeIntervals'] {
  if (rows === null || rows.length < 2) return null;
  const minutes = Float64Array.from(rows.cycleTimeMicroseconds, minutesOf).sort();
  return {
    mean: meanInterval(minutes, CONFIDENCE),
    median: quantileInterval(minutes, 0.5, CONFIDENCE),
  };
}

/** Two replays of one request, as released and changed; progress counts both. */
export function* experimentSteps(request: ReplayRequest, options: ReplayOptions): Steps<Experiment> {
  const before = rowsOf(yield* scaled(replaySteps(request, { keep: 'rows' }), 0, 2));
  const changed = yield* scaled(replaySteps(request, { ...options, keep: 'rows' }), 1, 2);
  const after = rowsOf(changed);
  return {
    deployments: changed.deployments,
    seed: changed.seed,
    differences: compareRows(before, after),
    statuses: counted(after.status, REPLAY_STATUSES.length),
    levels: counted(after.riskLevel, RISK_LEVELS.length),
    highestScore: after.riskScore.reduce((most, score) => (score <= most ? most : score), 0),
    ranking: rankingOf(after),
  };
}

/** The figures of consecutive seeds, one replay after another; progress counts seeds. */
export function* sweepSteps({ firstSeed, seeds, deployments }: SweepRequest): Steps<SweepColumns> {
  const columns = createColumns(sweepColumns, seeds);
  for (let k = 0; k < seeds; k++) {
    const steps = replaySteps({ deployments, seed: firstSeed + k }, { keep: 'figures' });
    const { successful, rolledBack, canaryCaught, reportedMedianMinutes } = yield* retold(steps, () => ({
      done: k,
      total: seeds,
    }));
    columns.successful[k] = successful;
    columns.rolledBack[k] = rolledBack;
    columns.caught[k] = canaryCaught;
    columns.meanCycle[k] = reportedMedianMinutes;
  }
  return columns;
}

/** The same steps as part k of n in a longer piece of work. */
function scaled(steps: Steps<Replay>, k: number, n: number): Steps<Replay> {
  return retold(steps, ({ done, total }) => ({ done: k * total + done, total: n * total }));
}

function rowsOf({ rows }: Replay): ReplayRows {
  if (rows === null) throw new Error('replay: rows were asked for, none came');
  return rows;
}

function counted(column: Uint8Array, kinds: number): readonly number[] {
  const counts = Array.from({ length: kinds }, () => 0);
  for (const kind of column) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}

/** Rollbacks as positives; a run without a score, or with one class only, has no ranking. */
function rankingOf({ riskScore, status }: ReplayRows): Ranking | null {
  const labels = status.map((s) => (s === ROLLED_BACK ? 1 : 0));
  const positives = labels.reduce((sum: number, label) => sum + label, 0);
  if (positives === 0 || positives === labels.length || Number.isNaN(riskScore[0])) return null;
  const { area, lower, upper } = aucInterval(riskScore, labels, CONFIDENCE);
  return {
    positives,
    auc: area,
    aucInterval: { lower, upper },
    curve: rocCurve(riskScore, labels, CURVE_POINTS),
  };
}
