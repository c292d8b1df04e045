/** What pages see of the replay's workers: runs, experiments and sweeps over seeds. Types only. */
import type { Numbers, Trace } from '../../engine/claims/construction/index.ts';
import type { Measured } from '../../engine/claims/multiverse/index.ts';
import type {
  AuditEntry,
  FieldCoverage,
  Replay,
  ReplayDifferences,
  ReplayOptions,
  ReplayRequest,
} from '../../engine/replay/index.ts';
import type { RocPoint } from '../../engine/statistics/roc.ts';
import type { Interval } from '../../engine/statistics/sample.ts';
import type { Outcome, TaskHooks } from '../study/contract.ts';

/** A replay, and what takes special functions to work out: those stay in workers. */
export interface ReplayResult extends Replay {
  /** 95% intervals of cycle times, minutes; null without rows, or with fewer than two. */
  readonly cycleTimeIntervals: { readonly mean: Interval; readonly median: Interval } | null;
}

/** How well a run's risk score ranks its rollbacks. */
export interface Ranking {
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

/** Consecutive seeds at one size. */
export interface SweepRequest {
  readonly firstSeed: number;
  readonly seeds: number;
  readonly deployments: number;
}

/** One entry a seed, the first seed's first. */
export interface SweepColumns {
  /** Deployments completed. */
  readonly successful: Uint32Array<ArrayBuffer>;
  readonly rolledBack: Uint32Array<ArrayBuffer>;
  /** Rolled back before full traffic. */
  readonly caught: Uint32Array<ArrayBuffer>;
  /** Minutes: total cycle time ÷ deployments, what the published code reports as its median. */
  readonly meanCycle: Float64Array<ArrayBuffer>;
}

/** A sweep, finished or on its way. */
export interface Sweep {
  readonly request: SweepRequest;
  readonly columns: SweepColumns;
  /** 1 for each seed whose entries are there. */
  readonly known: Uint8Array<ArrayBuffer>;
  /** Seeds whose entries are there. */
  readonly done: number;
}

export interface SweepHooks {
  readonly signal?: AbortSignal;
  /** Called whenever more seeds are known. The columns are the same memory every time. */
  readonly onPartial?: (sweep: Sweep) => void;
}

/** What every claim's number follows in the published code: every input moved over its range. */
export interface ReplayTraces {
  readonly deployments: number;
  readonly seed: bigint;
  /** What the code computes at that size, by `ReplayQuantity`. */
  readonly estimates: Numbers;
  /** Deployments that the moves were run with: always as many, so that a small run does not hide what it follows. */
  readonly tracedAt: number;
  /** One a quantity that the code computes. */
  readonly traces: readonly Trace[];
}

/** The replay's pool as pages see it. */
export interface ReplayClient {
  /** One replay; its rows are transferred, not copied. */
  replay(request: ReplayRequest, options?: ReplayOptions, hooks?: TaskHooks): Promise<Outcome<ReplayResult>>;
  /** The request with settings changed, against itself as released. */
  experiment(request: ReplayRequest, options: ReplayOptions, hooks?: TaskHooks): Promise<Outcome<Experiment>>;
  /** The figures of many seeds, spread over the workers; the same bits whatever their number. */
  sweep(request: SweepRequest, hooks?: SweepHooks): Promise<Outcome<Sweep>>;
  /** Every reading of every claim in the published code. */
  readings(request: ReplayRequest, hooks?: TaskHooks): Promise<Outcome<readonly Measured[]>>;
  /** Every input moved over its range; progress counts runs, about ninety. */
  trace(request: ReplayRequest, hooks?: TaskHooks): Promise<Outcome<ReplayTraces>>;
  /** Which fields of an audit entry its hash notices. */
  auditCoverage(entry: AuditEntry, hooks?: TaskHooks): Promise<Outcome<readonly FieldCoverage[]>>;
  /** Ends every worker; later calls start new ones. */
  close(): void;
}
