/** The worker of the checks, as pages use it: one, since only the newest numbers matter. */
import type { OwnAnswer, OwnCheckId } from '../../engine/claims/consistency/index.ts';
import { BoundWorker as Worker } from '../core/bound-worker.ts';
import { type ClientOf, type PoolOptions, TaskPool } from '../core/pool.ts';
import type { Outcome, TaskHooks } from '../core/task.ts';
import type { CheckTasks, OwnValues } from './api.ts';

export class CheckPool extends TaskPool<CheckTasks> {
  constructor(options: Partial<PoolOptions> = {}) {
    super({
      start: () =>
        new Worker(new URL('./check.worker.ts', import.meta.url), { type: 'module', name: 'check' }),
      size: 1,
      ...options,
    });
  }

  /** A finding, or what is wrong with which field: both are answers. */
  check(id: OwnCheckId, values: OwnValues, hooks?: TaskHooks): Promise<Outcome<OwnAnswer>> {
    return this.perform('check', [id, values], hooks);
  }
}

export type CheckClient = ClientOf<CheckPool>;
