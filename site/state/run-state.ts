/** Where the page's run stands. One value; every part of the page is drawn from it. */
import type { Failure, TaskProgress } from '../../workers/core/task.ts';

/** A finished run, on screen until another has finished. */
export type Shown<Run, Result> = Result & { readonly run: Run; readonly milliseconds: number };

export type RunState<Run, Result> =
  | {
      readonly kind: 'running';
      readonly run: Run;
      /** Null until the first report. */
      readonly progress: TaskProgress | null;
      /** The earlier run that is still on screen; null on a fresh page. */
      readonly shown: Shown<Run, Result> | null;
    }
  | { readonly kind: 'done'; readonly run: Run; readonly shown: Shown<Run, Result> }
  | {
      readonly kind: 'failed';
      readonly run: Run;
      readonly failure: Failure;
      /** How far it had come. */
      readonly progress: TaskProgress | null;
      readonly shown: Shown<Run, Result> | null;
    };

/** What scripts and tests read from the root element. */
export type RootRun = 'running' | 'done' | 'failed';

/**
 * A cancelled run that leaves an earlier result on screen counts as done: what is on screen is complete, and the
 * address goes back to it.
 */
export function rootRun<Run, Result>(state: RunState<Run, Result>): RootRun {
  if (state.kind !== 'failed') return state.kind;
  return state.failure.kind === 'cancelled' && state.shown !== null ? 'done' : 'failed';
}

/** Whether what is on screen belongs to another run than the one asked for. */
export function isStale<Run, Result>(state: RunState<Run, Result>): boolean {
  return state.kind !== 'done' && state.shown !== null && rootRun(state) !== 'done';
}
