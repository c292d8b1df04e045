/** The study's workers, as pages use them. */
import type { StudyConfig } from '../engine/simulator/scenario.ts';
import type { Explanation, Study } from '../engine/simulator/study.ts';
import type { Failure, Outcome, StudyClient, StudySummary, StudyTraces, TaskHooks } from './contract.ts';
import { lazily } from './lazily.ts';
import type { StudyTasks } from './study-api.ts';
import { noModuleWorkers, supportsModuleWorkers } from './support.ts';
import { type PoolOptions, TaskPool, tell } from './task-pool.ts';

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
  async runSeeds(
    config: StudyConfig,
    seeds: readonly string[],
    { signal, onProgress }: TaskHooks = {},
  ): Promise<Outcome<readonly StudySummary[]>> {
    const all = new AbortController();
    const cancelAll = (): void => all.abort();
    if (signal?.aborted) cancelAll();
    signal?.addEventListener('abort', cancelAll, { once: true });
    const total = config.deployments * seeds.length;
    const doneBySeed = seeds.map(() => 0);
    let done = 0;
    const report = (k: number, deployments: number): void => {
      done += deployments - doneBySeed[k]!;
      doneBySeed[k] = deployments;
      tell(onProgress, { done, total });
    };
    let failure: Failure | undefined;
    const outcomes = await Promise.all(
      seeds.map(async (seed, k) => {
        const outcome = await this.#pool.perform('summarise', [{ ...config, seed }], {
          signal: all.signal,
          onProgress: (progress) => report(k, progress.done),
        });
        if (outcome.kind === 'done') {
          report(k, config.deployments);
          return [outcome.value];
        }
        // only the first: the others are cancelled because of it
        failure ??= outcome.failure;
        cancelAll();
        return [];
      }),
    );
    signal?.removeEventListener('abort', cancelAll);
    return failure ? { kind: 'failed', failure } : { kind: 'done', value: outcomes.flat() };
  }

  trace(config: StudyConfig, hooks: TaskHooks = {}): Promise<Outcome<StudyTraces>> {
    return lazily(async () => {
      const { traceStudy } = await import('./study-trace.ts');
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
