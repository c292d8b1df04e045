/** The log's worker, as pages use it: one, since there is one file at a time. */
import type { LogMapping } from '../../engine/deployment-log/index.ts';
import { type PoolOptions, TaskPool } from '../core/pool.ts';
import { noModuleWorkers, supportsModuleWorkers } from '../core/support.ts';
import type { Outcome, TaskHooks } from '../study/contract.ts';
import type { LogTasks } from './api.ts';
import type { LogClient, LogResult } from './contract.ts';

export class LogPool implements LogClient {
  readonly #pool: TaskPool<LogTasks>;

  constructor(options: Partial<PoolOptions> = {}) {
    this.#pool = new TaskPool({ start: startLogWorker, size: 1, ...options });
  }

  warm(): void {
    void this.#pool.perform('read', [new Blob([]), null]);
  }

  read(file: Blob, mapping: LogMapping | null, hooks?: TaskHooks): Promise<Outcome<LogResult>> {
    return this.#pool.perform('read', [file, mapping], hooks);
  }

  close(): void {
    this.#pool.close();
  }
}

function startLogWorker(): Worker {
  if (!supportsModuleWorkers()) throw new Error(noModuleWorkers);
  // one literal expression: the bundler finds the worker by its text
  return new Worker(new URL('./log.worker.ts', import.meta.url), { type: 'module', name: 'log' });
}
