/** The study's workers, as pages use them. */
import { baselines, type Measured } from '../../engine/claims/multiverse/index.ts';
import type { StudyConfig } from '../../engine/simulator/scenario.ts';
import type { Explanation, Study } from '../../engine/simulator/study.ts';
import { lazily } from '../core/lazily.ts';
import { type PoolOptions, TaskPool } from '../core/pool.ts';
import { noModuleWorkers, supportsModuleWorkers } from '../core/support.ts';
import { together } from '../core/together.ts';
import type { StudyTasks } from './api.ts';
import type { Outcome, StudyClient, StudySummary, StudyTraces, TaskHooks } from './contract.ts';

export class StudyPool implements StudyClient {
  readonly #pool: TaskPool<StudyTasks>;

  constructor(options: Partial<PoolOptions> = {}) {
    this.#pool = new TaskPool({ start: startStudyWorker, ...options });
  }

  /** Workers at most. */
  get size(): number {
    return this.#pool.size;
  }

  run(config: StudyConfig, hooks?: TaskHooks): Promise<Outcome<Study>> {
    return this.#pool.perform('run', [config], hooks);
  }

  explain(config: StudyConfig, index: number, hooks?: TaskHooks): Promise<Outcome<Explanation>> {
    return this.#pool.perform('explain', [config, index], hooks);
  }

  /** One task a seed, so that a slow worker takes fewer of them; the first failure ends all. */
  runSeeds(
    config: StudyConfig,
    seeds: readonly string[],
    hooks?: TaskHooks,
  ): Promise<Outcome<readonly StudySummary[]>> {
    return together(
      seeds,
      config.deployments,
      (seed, own) => this.#pool.perform('summarise', [{ ...config, seed }], own),
      hooks,
    );
  }

  async readings(config: StudyConfig, hooks?: TaskHooks): Promise<Outcome<readonly Measured[]>> {
    const outcome = await together(
      baselines,
      config.deployments,
      (baseline, own) => this.#pool.perform('readings', [config, baseline], own),
      hooks,
    );
    return outcome.kind === 'done' ? { kind: 'done', value: outcome.value.flat() } : outcome;
  }

  trace(config: StudyConfig, hooks: TaskHooks = {}): Promise<Outcome<StudyTraces>> {
    return lazily(async () => {
      const { traceStudy } = await import('./trace.ts');
      return traceStudy(
        config,
        2 * this.size,
        (traced, moves, own) => this.#pool.perform('numbers', [traced, moves], own),
        hooks,
      );
    });
  }

  close(): void {
    this.#pool.close();
  }
}

function startStudyWorker(): Worker {
  if (!supportsModuleWorkers()) throw new Error(noModuleWorkers);
  // one literal expression: the bundler finds the worker by its text
  return new Worker(new URL('./study.worker.ts', import.meta.url), { type: 'module', name: 'study' });
}
