/** Draws spread over workers, as pages use them: put together by number, so that any number of workers gives the same bits. */
import { type BeliefDraws, type BeliefPlan, drawColumns } from '../../engine/belief/belief.ts';
import { BoundWorker as Worker } from '../core/bound-worker.ts';
import { type PoolOptions, TaskPool, tell } from '../core/pool.ts';
import type { Outcome } from '../core/task.ts';
import { inParts } from '../core/together.ts';
import type { BeliefTasks } from './api.ts';

export interface DrawHooks {
  readonly signal?: AbortSignal;
  /** Called whenever more draws are done. The draws are the same memory every time; those under way are NaN. */
  readonly onPartial?: (news: { readonly draws: BeliefDraws; readonly done: number }) => void;
  /** Awaited before each part: whoever pauses lets it wait. */
  readonly ready?: () => Promise<void>;
}

/** Draws a task: some 300 ms, so that a pause and a cancel are soon heard and partial results come often. */
const DRAWS_A_PART = 8;

export class BeliefPool extends TaskPool<BeliefTasks> {
  constructor(options: Partial<PoolOptions> = {}) {
    super({
      start: () =>
        new Worker(new URL('./belief.worker.ts', import.meta.url), { type: 'module', name: 'belief' }),
      ...options,
    });
  }

  /** Makes draws 0 to `count` − 1 of a plan. */
  async draws(
    plan: BeliefPlan,
    count: number,
    { signal, onPartial, ready = () => Promise.resolve() }: DrawHooks = {},
  ): Promise<Outcome<BeliefDraws>> {
    const data = Object.fromEntries(
      drawColumns(plan).map(([name]) => [name, new Float64Array(count).fill(Number.NaN)]),
    );
    const draws: BeliefDraws = { plan, count, data };
    let done = 0;
    const failure = await inParts(Math.ceil(count / DRAWS_A_PART), this.size, signal, async (k, own) => {
      await ready();
      const from = k * DRAWS_A_PART;
      const size = Math.min(DRAWS_A_PART, count - from);
      const outcome = await this.perform('draws', [plan, from, size], { signal: own });
      if (outcome.kind === 'failed') return outcome.failure;
      for (const [name, column] of Object.entries(data)) column.set(outcome.value[name]!, from);
      done += size;
      tell(onPartial, { draws, done });
      return undefined;
    });
    return failure ? { kind: 'failed', failure } : { kind: 'done', value: draws };
  }
}
