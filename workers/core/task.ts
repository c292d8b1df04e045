/**
 * A task: long work that a worker does in steps. A room that wants its own kind of work off the page's thread writes
 * a record of tasks, a worker of three lines, and a `TaskPool` of their type.
 */
import type { StudyProgress } from '../../engine/simulator/study.ts';
import type { Outcome } from '../study/contract.ts';

/** Work that yields where it stands, often, and returns its result. */
export type Steps<Result> = Generator<StudyProgress, Result, void>;

/** The same, of work that has to wait on its way, as for a signature. */
export type WaitingSteps<Result> = AsyncGenerator<StudyProgress, Result, void>;

/** What a task begins with: steps, or the promise of them where something has to load first. */
export type Started<Result> = Steps<Result> | Promise<Steps<Result>> | WaitingSteps<Result>;

export interface Task<Args extends readonly unknown[], Result> {
  /** Starts the work; what it throws becomes a failure by value. */
  readonly steps: (...args: Args) => Started<Result>;
  /** Memory of the result that is handed over instead of copied; each buffer once. */
  readonly buffers: (result: Result) => ArrayBuffer[];
}

/** Tasks by name. `never` stands for "arguments of each task's own". */
export type Tasks = Readonly<
  Record<
    string,
    {
      readonly steps: (...args: never) => Started<unknown>;
      readonly buffers: (result: never) => ArrayBuffer[];
    }
  >
>;

export type ArgsOf<T> = T extends Task<infer Args, infer _> ? Args : never;
export type ResultOf<T> = T extends Task<infer _, infer Result> ? Result : never;

/** Where a worker tells how far a task has come. */
export type ProgressSink = (id: number, progress: StudyProgress) => void;

/** What every worker answers to, whatever its tasks. */
export interface TaskApi {
  /** Once per worker: one Comlink proxy for all tasks, since one per task would leak a port each. */
  reportTo(sink: ProgressSink): void;
  /** Does the named task; never rejects. */
  perform(id: number, name: string, args: readonly unknown[]): Promise<Outcome<unknown>>;
  /** Stops a task at its next breath; unknown ids are those that ended meanwhile. */
  cancel(id: number): void;
}

/** A task whose result is small: nothing to hand over. */
export const noBuffers = (): ArrayBuffer[] => [];
