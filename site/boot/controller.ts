/** Performs runs, one at a time: a new one ends the one before it. Knows no DOM, no address, and not what a run is. */
import type { Failure } from '../../workers/core/task.ts';
import type { RunKind, SomeRun } from '../state/run-kind.ts';
import type { RunState, Shown } from '../state/run-state.ts';

export interface ControllerParts<Run extends SomeRun, Result> {
  readonly kind: Pick<RunKind<Run, Result, unknown>, 'perform' | 'same' | 'kept'>;
  /** Milliseconds; a machine that slept may put it forward, or back. */
  readonly now: () => number;
  readonly onState: (state: RunState<Run, Result>) => void;
}

export interface Controller<Run extends SomeRun, Result> {
  /** Null before the first start. */
  readonly state: RunState<Run, Result> | null;
  /** Computes the run, whether it was computed before or not. */
  start(run: Run): void;
  /** Shows the run: at once when it is among those that are kept, which has the same bits, else by computing it. */
  restore(run: Run): void;
  /** Ends the run that is going on; nothing happens when none is. */
  cancel(): void;
}

export function createController<Run extends SomeRun, Result>({
  kind,
  now,
  onState,
}: ControllerParts<Run, Result>): Controller<Run, Result> {
  let state: RunState<Run, Result> | null = null;
  let going: AbortController | null = null;
  /** Newest first. */
  let kept: readonly Shown<Run, Result>[] = [];

  const enter = (next: RunState<Run, Result>): void => {
    state = next;
    onState(next);
  };
  const fail = (run: Run, failure: Failure): void => {
    const progress = state?.kind === 'running' ? state.progress : null;
    enter({ kind: 'failed', run, failure, progress, shown: state?.shown ?? null });
  };

  const perform = async (run: Run, signal: AbortSignal): Promise<void> => {
    const started = now();
    const outcome = await kind.perform(run, {
      signal,
      onProgress: (progress) => {
        if (!signal.aborted) enter({ kind: 'running', run, progress, shown: state?.shown ?? null });
      },
    });
    // a later run has taken over, or `cancel` has said so already
    if (signal.aborted) return;
    if (outcome.kind === 'failed') {
      fail(run, outcome.failure);
      return;
    }
    const shown = { ...outcome.value, run, milliseconds: Math.max(0, now() - started) };
    kept = withinLimit([shown, ...kept.filter((other) => !kind.same(other.run, run))], kind.kept);
    enter({ kind: 'done', run, shown });
  };

  const start = (run: Run): void => {
    going?.abort();
    const mine = new AbortController();
    going = mine;
    enter({ kind: 'running', run, progress: null, shown: state?.shown ?? null });
    perform(run, mine.signal).catch((error: unknown) => {
      if (mine.signal.aborted) return;
      fail(run, { kind: 'fault', message: error instanceof Error ? error.message : String(error) });
    });
  };

  return {
    get state() {
      return state;
    },
    start,
    restore(run) {
      const shown = kept.find((other) => kind.same(other.run, run));
      if (shown === undefined) {
        start(run);
        return;
      }
      going?.abort();
      enter({ kind: 'done', run, shown });
    },
    cancel() {
      if (state?.kind !== 'running') return;
      going?.abort();
      fail(state.run, { kind: 'cancelled' });
    },
  };
}

/** Of runs that can be gone back to at once; each holds its measures and verdicts, some 40 kB, however small it is. */
const MOST_KEPT = 20;

/** The newest always stays; of the others as many as have at most so many deployments together. */
function withinLimit<S extends { readonly run: SomeRun }>(shown: readonly S[], limit: number): readonly S[] {
  let total = 0;
  return shown.slice(0, MOST_KEPT).filter(({ run }, i) => {
    total += run.deployments;
    return i === 0 || total <= limit;
  });
}
