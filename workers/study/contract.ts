/**
 * What crosses between a page and its workers. Comlink drops error subclasses and their fields, so a failure is a
 * value here, never a rejection.
 */

import type { Trace } from '../../engine/claims/construction/index.ts';
import type { Measured } from '../../engine/claims/multiverse/index.ts';
import type { Mistake } from '../../engine/errors.ts';
import type { StudyConfig } from '../../engine/simulator/scenario.ts';
import type { Explanation, Study, StudyProgress } from '../../engine/simulator/study.ts';

/** Why a task gave no value. */
export type Failure =
  | { readonly kind: 'cancelled' }
  /** The caller's mistake: its parts, and the engine's sentence of them. */
  | { readonly kind: 'bad-argument'; readonly message: string; readonly mistake: Mistake }
  /** A file was moved, changed or locked after it was chosen. */
  | { readonly kind: 'unreadable-file'; readonly message: string }
  /** The worker died, could not load, or sent what could not be read; it has been replaced. */
  | { readonly kind: 'worker-lost'; readonly message: string }
  /** A fault of ours. */
  | { readonly kind: 'fault'; readonly message: string };

export type Outcome<T> =
  | { readonly kind: 'done'; readonly value: T }
  | { readonly kind: 'failed'; readonly failure: Failure };

/** What a caller may pass along with a task. */
export interface TaskHooks {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: StudyProgress) => void;
}

/** Only what a summary over seeds needs: the columns stay behind. */
export type StudySummary = Omit<Study, 'ledger' | 'deploymentTimes' | 'heads' | 'services'>;

/** What every claim's number follows in the study model: every parameter moved over its range. */
export interface StudyTraces {
  /** As the moves were run: of 1,000 deployments at most. */
  readonly config: StudyConfig;
  /** One a quantity that this run has; named as in `quantityNames`. */
  readonly traces: readonly Trace[];
}

/** The pool as pages see it. */
export interface StudyClient {
  /** One study; its columns are transferred, not copied. */
  run(config: StudyConfig, hooks?: TaskHooks): Promise<Outcome<Study>>;
  /** The same study under several seeds, spread over the workers; results in the order of the seeds. */
  runSeeds(
    config: StudyConfig,
    seeds: readonly string[],
    hooks?: TaskHooks,
  ): Promise<Outcome<readonly StudySummary[]>>;
  /** One deployment of a study from inside: runs it again up to there. */
  explain(config: StudyConfig, index: number, hooks?: TaskHooks): Promise<Outcome<Explanation>>;
  /** Every reading of every claim in the study model, at both published baselines; progress counts deployments. */
  readings(config: StudyConfig, hooks?: TaskHooks): Promise<Outcome<readonly Measured[]>>;
  /** Every parameter moved over its range; progress counts runs, about two hundred. */
  trace(config: StudyConfig, hooks?: TaskHooks): Promise<Outcome<StudyTraces>>;
  /** Ends every worker; later calls start new ones. */
  close(): void;
}
