/** Where the page's run stands. One value; every part of the page is drawn from it. */
import type { LedgerRow } from '../../engine/claims/lenses/ledger.ts';
import type { Study, StudyProgress } from '../../engine/simulator/study.ts';
import type { Failure } from '../../workers/contract.ts';
import type { Run } from '../state/run.ts';

/** A finished run, on screen until another has finished. */
export interface Shown {
  readonly run: Run;
  readonly study: Study;
  readonly rows: readonly LedgerRow[];
  readonly milliseconds: number;
}

export type RunState =
  | {
      readonly kind: 'running';
      readonly run: Run;
      /** Null until the first report. */
      readonly progress: StudyProgress | null;
      /** The earlier run that is still on screen; null on a fresh page. */
      readonly shown: Shown | null;
    }
  | { readonly kind: 'done'; readonly run: Run; readonly shown: Shown }
  | {
      readonly kind: 'failed';
      readonly run: Run;
      readonly failure: Failure;
      /** How far it had come. */
      readonly progress: StudyProgress | null;
      readonly shown: Shown | null;
    };

/** What scripts and tests read from the root element. */
export type RootRun = 'running' | 'done' | 'failed';

/**
 * A cancelled run that leaves an earlier result on screen counts as done: what is on screen is complete, and the
 * address goes back to it.
 */
export function rootRun(state: RunState): RootRun {
  if (state.kind !== 'failed') return state.kind;
  return state.failure.kind === 'cancelled' && state.shown !== null ? 'done' : 'failed';
}

/** Whether what is on screen belongs to another run than the one asked for. */
export function isStale(state: RunState): boolean {
  return state.kind !== 'done' && state.shown !== null && rootRun(state) !== 'done';
}
