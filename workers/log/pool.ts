/** The log's worker, as pages use it: one, since there is one file at a time. */
import type { LogMapping } from '../../engine/deployment-log/index.ts';
import { BoundWorker as Worker } from '../core/bound-worker.ts';
import { type ClientOf, type PoolOptions, TaskPool } from '../core/pool.ts';
import type { Outcome, TaskHooks } from '../core/task.ts';
import type { LogResult, LogTasks } from './api.ts';

export class LogPool extends TaskPool<LogTasks> {
  constructor(options: Partial<PoolOptions> = {}) {
    super({
      start: () => new Worker(new URL('./log.worker.ts', import.meta.url), { type: 'module', name: 'log' }),
      size: 1,
      ...options,
    });
  }

  /** Starts the worker before there is a file: its code is then there, and a file that comes makes no request. */
  warm(): void {
    void this.perform('read', [new Blob([]), null]);
  }

  /**
   * Reads and measures a file; its columns are transferred, not copied. What is wrong with the file is in the result.
   *
   * @param mapping null takes the one that the file's names suggest
   */
  read(file: Blob, mapping: LogMapping | null, hooks?: TaskHooks): Promise<Outcome<LogResult>> {
    return this.perform('read', [file, mapping], hooks);
  }
}

export type LogClient = ClientOf<LogPool>;
