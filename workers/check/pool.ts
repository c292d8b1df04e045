/** The worker of the checks, as pages use it: one, since only the newest numbers matter. */
import type { OwnAnswer, OwnCheckId } from '../../engine/claims/consistency/index.ts';
import { type PoolOptions, TaskPool } from '../core/pool.ts';
import { noModuleWorkers, supportsModuleWorkers } from '../core/support.ts';
import type { Outcome, TaskHooks } from '../study/contract.ts';
import type { CheckTasks } from './api.ts';
import type { CheckClient, OwnValues } from './contract.ts';

export class CheckPool implements CheckClient {
  readonly #pool: TaskPool<CheckTasks>;

  constructor(options: Partial<PoolOptions> = {}) {
    this.#pool = new TaskPool({ start: startCheckWorker, size: 1, ...options });
  }

  check(id: OwnCheckId, values: OwnValues, hooks?: TaskHooks): Promise<Outcome<OwnAnswer>> {
    return this.#pool.perform('check', [id, values], hooks);
  }

  close(): void {
    this.#pool.close();
  }
}

function startCheckWorker(): Worker {
  if (!supportsModuleWorkers()) throw new Error(noModuleWorkers);
  // one literal expression: the bundler finds the worker by its text
  return new Worker(new URL('./check.worker.ts', import.meta.url), { type: 'module', name: 'check' });
}
