/** The study's workers, as pages use them. */
import { baselines, type Measured } from '../../engine/claims/multiverse/index.ts';
import type { StudyConfig } from '../../engine/simulator/scenario.ts';
import type { Explanation, Study } from '../../engine/simulator/study.ts';
import { BoundWorker as Worker } from '../core/bound-worker.ts';
import { takeEarlyWorker } from '../core/early.ts';
import { type ClientOf, type PoolOptions, TaskPool } from '../core/pool.ts';
import type { Outcome, TaskHooks } from '../core/task.ts';
import { inOrder, lazily, type OrderHooks, together } from '../core/together.ts';
import type { StudySummary, StudyTasks } from './api.ts';
import type { StudyTraces } from './trace.ts';

/** Runs by their place, made when they are asked for. */
export interface Configs {
  readonly count: number;
  readonly of: (k: number) => StudyConfig;
}

/** It reports 20 times a second: a worker that is silent for so long, milliseconds, was killed. */
const PATIENCE_MS = 5_000;

export class StudyPool extends TaskPool<StudyTasks> {
  constructor(options: Partial<PoolOptions> = {}) {
    super({
      start: () =>
        takeEarlyWorker('study') ??
        new Worker(new URL('./study.worker.ts', import.meta.url), { type: 'module', name: 'study' }),
      patienceMs: PATIENCE_MS,
      ...options,
    });
  }

  /** One study; its columns are transferred, not copied. */
  run(config: StudyConfig, hooks?: TaskHooks): Promise<Outcome<Study>> {
    return this.perform('run', [config], hooks);
  }

  /** One deployment of a study from inside: runs it again up to there. */
  explain(config: StudyConfig, index: number, hooks?: TaskHooks): Promise<Outcome<Explanation>> {
    return this.perform('explain', [config, index], hooks);
  }

  /**
   * The same study under several seeds, spread over the workers; results in the order of the seeds. One task a seed, so that
   * a slow worker takes fewer of them; the first failure ends all.
   */
  runSeeds(
    config: StudyConfig,
    seeds: readonly string[],
    hooks?: TaskHooks,
  ): Promise<Outcome<readonly StudySummary[]>> {
    return together(
      seeds,
      config.deployments,
      (seed, own) => this.perform('summarise', [{ ...config, seed }], own),
      hooks,
    );
  }

  /**
   * Runs one after another, spread over the workers. Each is handed over in its order; the first that `take` answers with
   * false is the last, whatever the workers have done beyond it.
   * @returns how many were taken
   */
  runEach(
    { count, of }: Configs,
    take: (summary: StudySummary, k: number) => boolean,
    hooks?: OrderHooks,
  ): Promise<Outcome<number>> {
    return inOrder(
      count,
      2 * this.size,
      (k, signal) => this.perform('summarise', [of(k)], { signal }),
      take,
      hooks,
    );
  }

  /** Every reading of every claim in the study model, at both published baselines; progress counts deployments. */
  async readings(config: StudyConfig, hooks?: TaskHooks): Promise<Outcome<readonly Measured[]>> {
    const outcome = await together(
      baselines,
      config.deployments,
      (baseline, own) => this.perform('readings', [config, baseline], own),
      hooks,
    );
    return outcome.kind === 'done' ? { kind: 'done', value: outcome.value.flat() } : outcome;
  }

  /** Every parameter moved over its range; progress counts runs, about two hundred. */
  trace(config: StudyConfig, hooks: TaskHooks = {}): Promise<Outcome<StudyTraces>> {
    return lazily(async () => {
      const { traceStudy } = await import('./trace.ts');
      return traceStudy(
        config,
        2 * this.size,
        (traced, moves, own) => this.perform('numbers', [traced, moves], own),
        hooks,
      );
    });
  }
}

export type StudyClient = ClientOf<StudyPool>;
