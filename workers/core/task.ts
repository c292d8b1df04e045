/**
 * A task: long work that a worker does in steps. A room that wants its own kind of work off the page's thread writes
 * a record of tasks, a worker of three lines, and a `TaskPool` of their type. Comlink drops error subclasses and their
 * fields, so a failure is a value here, never a rejection.
 */
import type { Mistake } from '../../engine/errors.ts';
import type { StudyProgress } from '../../engine/simulator/study.ts';

/** Why a task gave no value. */
export type Failure =
  | { readonly kind: 'cancelled' }
  /** The caller's mistake: its parts, and the engine's sentence of them. */
  | { readonly kind: 'bad-argument'; readonly message: string; readonly mistake: Mistake }
  /** A file was moved, changed or locked after it was chosen. */
  | { readonly kind: 'unreadable-file'; readonly message: string }
  /** The worker died, could not load, or sent what could not be read; it has been replaced. */
  | { readonly kind: 'worker-lost'; readonly message: string }
  /** The browser had no memory for it. */
  | { readonly kind: 'no-memory'; readonly message: string }
  /** A fault of ours. */
  | { readonly kind: 'fault'; readonly message: string };

export type Outcome<T> =
  | { readonly kind: 'done'; readonly value: T }
  | { readonly kind: 'failed'; readonly failure: Failure };

/** Deployments by cycle time, in bins of equal width on a log scale (`study/growing.ts`). */
export type CycleTimeCounts = Readonly<Record<'genops' | 'traditional', Uint32Array>>;

/** How far a task has come. */
export interface TaskProgress extends StudyProgress {
  /** Of a run of the study: what it has counted so far. */
  readonly cycleTimes?: CycleTimeCounts;
}

/** What a caller may pass along with a task. */
export interface TaskHooks {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: TaskProgress) => void;
}

/** Work that yields where it stands, often, and returns its result. */
export type Steps<Result> = Generator<TaskProgress, Result, void>;

/** The same, of work that has to wait on its way, as for a signature. */
export type WaitingSteps<Result> = AsyncGenerator<TaskProgress, Result, void>;

/** What a task begins with: steps, or the promise of them where something has to load first. */
export type Started<Result> = Steps<Result> | Promise<Steps<Result>> | WaitingSteps<Result>;

export interface Task<Args extends readonly unknown[], Result> {
  /** Starts the work; what it throws becomes a failure by value. */
  readonly steps: (...args: Args) => Started<Result>;
  /** Memory of the result that is handed over instead of copied, if any; each buffer once. */
  readonly buffers?: (result: Result) => ArrayBuffer[];
}

/** Tasks by name. `never` stands for "arguments of each task's own". */
export type Tasks = Readonly<
  Record<
    string,
    {
      readonly steps: (...args: never) => Started<unknown>;
      readonly buffers?: (result: never) => ArrayBuffer[];
    }
  >
>;

export type ArgsOf<T> = T extends Task<infer Args, infer _> ? Args : never;
export type ResultOf<T> = T extends Task<infer _, infer Result> ? Result : never;

/** Where a worker tells how far a task has come. */
export type ProgressSink = (id: number, progress: TaskProgress) => void;

/** What every worker answers to, whatever its tasks. */
export interface TaskApi {
  /** Once per worker: one Comlink proxy for all tasks, since one per task would leak a port each. */
  reportTo(sink: ProgressSink): void;
  /** Does the named task; never rejects. */
  perform(id: number, name: string, args: readonly unknown[]): Promise<Outcome<unknown>>;
  /** Stops a task at its next breath; unknown ids are those that ended meanwhile. */
  cancel(id: number): void;
}

/** Work that is one step, after one breath: a task that was cancelled by then never starts. */
export function* inOneStep<Result>(work: () => Result): Steps<Result> {
  yield { done: 0, total: 1 };
  return work();
}

/** Memory that is handed over: each buffer once (a list with a duplicate throws), of whatever among the values is a view. */
export function buffersIn(values: readonly unknown[]): ArrayBuffer[] {
  const views = values.filter((value): value is ArrayBufferView<ArrayBuffer> => ArrayBuffer.isView(value));
  return [...new Set(views.map((view) => view.buffer))];
}

/**
 * A macrotask as short as they come: lets messages that wait for this thread in, a cancel above all.
 *
 * A MessageChannel, because setTimeout is clamped to 4 ms after five in a row, a quarter of each slice of work.
 */
export function createBreather(): () => Promise<void> {
  const { port1, port2 } = new MessageChannel();
  const waiting: (() => void)[] = [];
  port1.addEventListener('message', () => waiting.shift()?.());
  port1.start();
  return () =>
    new Promise((resolve) => {
      waiting.push(resolve);
      port2.postMessage(null);
    });
}
