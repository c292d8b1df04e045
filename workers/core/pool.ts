/**
 * Tasks spread over workers: started when first needed, each at one task at a time, the lost ones replaced.
 */
import { type Every, Lane, replaced, type Watch } from './lane.ts';
import type { ArgsOf, Outcome, ResultOf, TaskHooks, TaskProgress, Tasks } from './task.ts';

export interface PoolOptions {
  /** Makes one worker. */
  readonly start: () => Worker;
  /** Workers at most; by default as many as the machine has cores, 8 at most. */
  readonly size?: number;
  /** Longest silence of a worker at a task before it counts as lost, milliseconds. */
  readonly patienceMs?: number;
  /** What is said of such a worker. */
  readonly silence?: string;
  /** The clock that it is watched by; left out except in tests. */
  readonly every?: Every;
}

/** A pool as pages see it: its own methods, and `close`, which ends every worker; later calls start new ones. */
export type ClientOf<Pool extends { perform: unknown; size: number }> = Omit<Pool, 'perform' | 'size'>;

const MOST_WORKERS = 8;
const PATIENCE_MS = 30_000;
const cancelled: Outcome<never> = { kind: 'failed', failure: { kind: 'cancelled' } };

interface Job {
  readonly name: string;
  readonly args: readonly unknown[];
  readonly onProgress: (progress: TaskProgress) => void;
  readonly settle: (outcome: Outcome<unknown>) => void;
  /** Undefined while it waits for a worker. */
  lane: Lane | undefined;
}

export class TaskPool<T extends Tasks> {
  readonly size: number;
  readonly #start: () => Worker;
  readonly #watch: Watch;
  readonly #lanes = new Set<Lane>();
  #idle: Lane[] = [];
  #waiting: Job[] = [];
  #nextId = 1;

  constructor({
    start,
    size = machineSize(),
    patienceMs = PATIENCE_MS,
    silence = replaced(`expected a sign of life every ${patienceMs / 1000} s, got none`),
    every = byTheClock,
  }: PoolOptions) {
    this.#start = start;
    this.size = Math.max(1, Math.trunc(size));
    this.#watch = { patienceMs, silence, every };
  }

  /** Does a task on the next free worker; every end, a cancel and a dead worker included, is a value. */
  perform<Name extends keyof T & string>(
    name: Name,
    args: ArgsOf<T[Name]>,
    { signal, onProgress }: TaskHooks = {},
  ): Promise<Outcome<ResultOf<T[Name]>>> {
    const outcome = new Promise<Outcome<unknown>>((resolve) => {
      if (signal?.aborted) {
        resolve(cancelled);
        return;
      }
      let open = true;
      const job: Job = {
        name,
        args,
        onProgress: (progress) => {
          if (open) tell(onProgress, progress);
        },
        settle: (value) => {
          open = false;
          signal?.removeEventListener('abort', onAbort);
          resolve(value);
        },
        lane: undefined,
      };
      const onAbort = (): void => {
        // the caller hears at once; the lane is taken again when the worker has stopped
        job.settle(cancelled);
        if (job.lane) job.lane.cancel();
        else this.#waiting = this.#waiting.filter((other) => other !== job);
      };
      signal?.addEventListener('abort', onAbort, { once: true });
      this.#waiting.push(job);
      this.#dispatch();
    });
    // the one place where what comes over the wire gets its type: `name` picked the task, and the task its result
    return outcome as Promise<Outcome<ResultOf<T[Name]>>>;
  }

  /** Ends every worker, and with them all tasks, which count as cancelled; later tasks start new ones. */
  close(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const job of waiting) job.settle(cancelled);
    for (const lane of this.#lanes) lane.end();
    this.#lanes.clear();
    this.#idle = [];
  }

  #dispatch(): void {
    while (this.#waiting.length > 0) {
      const lane = this.#freeLane();
      if (lane === undefined) return;
      void this.#work(lane, this.#waiting.shift()!);
    }
  }

  #freeLane(): Lane | undefined {
    for (let lane = this.#idle.pop(); lane !== undefined; lane = this.#idle.pop()) {
      if (!lane.lost) return lane;
      this.#lanes.delete(lane);
    }
    if (this.#lanes.size >= this.size) return undefined;
    const lane = new Lane(this.#start, this.#watch);
    this.#lanes.add(lane);
    return lane;
  }

  async #work(lane: Lane, job: Job): Promise<void> {
    job.lane = lane;
    const outcome = await lane.perform(this.#nextId++, job.name, job.args, job.onProgress);
    if (lane.lost) this.#lanes.delete(lane);
    else this.#idle.push(lane);
    job.settle(outcome);
    this.#dispatch();
  }
}

/** A hook that throws is its owner's fault: it is reported on the page, and the run goes on. */
export function tell<News>(hook: ((news: News) => void) | undefined, news: News): void {
  try {
    hook?.(news);
  } catch (error) {
    reportError(error);
  }
}

function machineSize(): number {
  // 0 or undefined where a browser hides it
  return Math.min(MOST_WORKERS, navigator.hardwareConcurrency || 2);
}

function byTheClock(ms: number, look: () => void): () => void {
  const timer = setInterval(look, ms);
  return () => clearInterval(timer);
}
