/** The replay's workers, as pages use them. */
import type { Measured } from '../../engine/claims/multiverse/index.ts';
import type { AuditEntry, FieldCoverage, ReplayOptions, ReplayRequest } from '../../engine/replay/index.ts';
import { BoundWorker as Worker } from '../core/bound-worker.ts';
import { takeEarlyWorker } from '../core/early.ts';
import { type ClientOf, type PoolOptions, TaskPool } from '../core/pool.ts';
import type { Outcome, TaskHooks } from '../core/task.ts';
import { lazily } from '../core/together.ts';
import type { ReplayTasks } from './api.ts';
import type { Experiment, ReplayResult } from './steps.ts';
import type { Sweep, SweepHooks, SweepRequest } from './sweep.ts';
import { sweepInParts } from './sweep.ts';
import type { KnownTraces, ReplayTraces } from './trace.ts';

/** Its tasks report 20 times a second: a worker that is silent for so long, milliseconds, was killed. */
const PATIENCE_MS = 5_000;

export class ReplayPool extends TaskPool<ReplayTasks> {
  readonly #known: KnownTraces = new Map();

  constructor(options: Partial<PoolOptions> = {}) {
    super({
      start: () =>
        takeEarlyWorker('replay') ??
        new Worker(new URL('./replay.worker.ts', import.meta.url), { type: 'module', name: 'replay' }),
      patienceMs: PATIENCE_MS,
      ...options,
    });
  }

  /** One replay; its rows are transferred, not copied. */
  replay(
    request: ReplayRequest,
    options: ReplayOptions = {},
    hooks?: TaskHooks,
  ): Promise<Outcome<ReplayResult>> {
    return this.perform('replay', [request, options], hooks);
  }

  /** The request with settings changed, against itself as released. */
  experiment(
    request: ReplayRequest,
    options: ReplayOptions,
    hooks?: TaskHooks,
  ): Promise<Outcome<Experiment>> {
    return this.perform('experiment', [request, options], hooks);
  }

  /** The figures of many seeds, spread over the workers; the same bits whatever their number. */
  sweep(request: SweepRequest, hooks?: SweepHooks): Promise<Outcome<Sweep>> {
    // two parts a worker: one at work, one on its way; a replay that is asked for meanwhile waits for no more
    return sweepInParts(
      request,
      2 * this.size,
      (part, signal) => this.perform('sweep', [part], { signal }),
      hooks,
    );
  }

  /** Every reading of every claim in the published code. */
  readings(request: ReplayRequest, hooks?: TaskHooks): Promise<Outcome<readonly Measured[]>> {
    return this.perform('readings', [request], hooks);
  }

  /** Every input moved over its range; progress counts runs, about ninety. */
  trace(request: ReplayRequest, hooks: TaskHooks = {}): Promise<Outcome<ReplayTraces>> {
    return lazily(async () => {
      const { traceReplay } = await import('./trace.ts');
      const atOnce = 2 * this.size;
      return traceReplay(
        request,
        atOnce,
        this.#known,
        (from, moves, own) => this.perform('numbers', [from, moves], own),
        hooks,
      );
    });
  }

  /** Which fields of an audit entry its hash notices. */
  auditCoverage(entry: AuditEntry, hooks?: TaskHooks): Promise<Outcome<readonly FieldCoverage[]>> {
    return this.perform('auditCoverage', [entry], hooks);
  }
}

export type ReplayClient = ClientOf<ReplayPool>;
