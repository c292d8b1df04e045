/** The replay's workers, as pages use them. */
import type { Measured } from '../../engine/claims/multiverse/index.ts';
import type { AuditEntry, FieldCoverage, ReplayOptions, ReplayRequest } from '../../engine/replay/index.ts';
import { lazily } from '../core/lazily.ts';
import { type PoolOptions, TaskPool } from '../core/pool.ts';
import { noModuleWorkers, supportsModuleWorkers } from '../core/support.ts';
import type { Outcome, TaskHooks } from '../study/contract.ts';
import type { ReplayTasks } from './api.ts';
import type {
  Experiment,
  ReplayClient,
  ReplayResult,
  ReplayTraces,
  Sweep,
  SweepHooks,
  SweepRequest,
} from './contract.ts';
import { sweepInParts } from './sweep.ts';
import type { KnownTraces } from './trace.ts';

export class ReplayPool implements ReplayClient {
  readonly #pool: TaskPool<ReplayTasks>;
  readonly #known: KnownTraces = new Map();

  constructor(options: Partial<PoolOptions> = {}) {
    this.#pool = new TaskPool({ start: startReplayWorker, ...options });
  }

  /** Workers at most. */
  get size(): number {
    return this.#pool.size;
  }

  replay(
    request: ReplayRequest,
    options: ReplayOptions = {},
    hooks?: TaskHooks,
  ): Promise<Outcome<ReplayResult>> {
    return this.#pool.perform('replay', [request, options], hooks);
  }

  experiment(
    request: ReplayRequest,
    options: ReplayOptions,
    hooks?: TaskHooks,
  ): Promise<Outcome<Experiment>> {
    return this.#pool.perform('experiment', [request, options], hooks);
  }

  sweep(request: SweepRequest, hooks?: SweepHooks): Promise<Outcome<Sweep>> {
    // two parts a worker: one at work, one on its way; a replay that is asked for meanwhile waits for no more
    return sweepInParts(
      request,
      2 * this.size,
      (part, signal) => this.#pool.perform('sweep', [part], { signal }),
      hooks,
    );
  }

  readings(request: ReplayRequest, hooks?: TaskHooks): Promise<Outcome<readonly Measured[]>> {
    return this.#pool.perform('readings', [request], hooks);
  }

  trace(request: ReplayRequest, hooks: TaskHooks = {}): Promise<Outcome<ReplayTraces>> {
    return lazily(async () => {
      const { traceReplay } = await import('./trace.ts');
      const atOnce = 2 * this.size;
      return traceReplay(
        request,
        atOnce,
        this.#known,
        (from, moves, own) => this.#pool.perform('numbers', [from, moves], own),
        hooks,
      );
    });
  }

  auditCoverage(entry: AuditEntry, hooks?: TaskHooks): Promise<Outcome<readonly FieldCoverage[]>> {
    return this.#pool.perform('auditCoverage', [entry], hooks);
  }

  close(): void {
    this.#pool.close();
  }
}

function startReplayWorker(): Worker {
  if (!supportsModuleWorkers()) throw new Error(noModuleWorkers);
  // one literal expression: the bundler finds the worker by its text
  return new Worker(new URL('./replay.worker.ts', import.meta.url), { type: 'module', name: 'replay' });
}
