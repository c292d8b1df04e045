/** Replays the published code, one run at a time: a new one ends the one before it. Knows no DOM and no address. */
import type { ReplayClient } from '../../workers/replay-contract.ts';
import { type ReplayRun, sameReplay } from '../state/replay-run.ts';
import type { ReplayState, ShownReplay } from './state.ts';

export interface ReplayControllerParts {
  readonly client: ReplayClient;
  /** Milliseconds, monotone. */
  readonly now: () => number;
  readonly onState: (state: ReplayState) => void;
}

export interface ReplayController {
  /** Null before the first start. */
  readonly state: ReplayState | null;
  /** Computes the replay, whether it was computed before or not. */
  start(run: ReplayRun): void;
  /** Shows the replay: at once when it is among those that are kept, which has the same bits, else by computing it. */
  restore(run: ReplayRun): void;
  /** Ends the replay that is going on; nothing happens when none is. */
  cancel(): void;
}

/** Finished replays kept for back and forward: at most so many deployments together, 40 bytes each. */
const KEPT = 400_000;

export function createReplayController({ client, now, onState }: ReplayControllerParts): ReplayController {
  let state: ReplayState | null = null;
  let going: AbortController | null = null;
  let kept: readonly ShownReplay[] = [];

  const enter = (next: ReplayState): void => {
    state = next;
    onState(next);
  };
  const progressIn = (before: ReplayState | null) => (before?.kind === 'running' ? before.progress : null);

  const perform = async (run: ReplayRun, signal: AbortSignal): Promise<void> => {
    const started = now();
    const outcome = await client.replay(
      run,
      {},
      {
        signal,
        onProgress: (progress) => {
          if (!signal.aborted) enter({ kind: 'running', run, progress, shown: state?.shown ?? null });
        },
      },
    );
    // a later run has taken over, or `cancel` has said so already
    if (signal.aborted) return;
    if (outcome.kind === 'failed') {
      const { failure } = outcome;
      enter({ kind: 'failed', run, failure, progress: progressIn(state), shown: state?.shown ?? null });
      return;
    }
    const shown = { run, replay: outcome.value, milliseconds: now() - started };
    kept = withinLimit([shown, ...kept.filter((other) => !sameReplay(other.run, run))]);
    enter({ kind: 'done', run, shown });
  };

  const start = (run: ReplayRun): void => {
    going?.abort();
    const mine = new AbortController();
    going = mine;
    enter({ kind: 'running', run, progress: null, shown: state?.shown ?? null });
    perform(run, mine.signal).catch((error: unknown) => {
      if (mine.signal.aborted) return;
      const failure = {
        kind: 'fault',
        message: error instanceof Error ? error.message : String(error),
      } as const;
      enter({ kind: 'failed', run, failure, progress: null, shown: state?.shown ?? null });
    });
  };

  return {
    get state() {
      return state;
    },
    start,
    restore(run) {
      const shown = kept.find((other) => sameReplay(other.run, run));
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
      const { run, progress, shown } = state;
      enter({ kind: 'failed', run, failure: { kind: 'cancelled' }, progress, shown });
    },
  };
}

/** Newest first; the newest always stays. */
function withinLimit(shown: readonly ShownReplay[]): readonly ShownReplay[] {
  let total = 0;
  return shown.filter(({ run }, i) => {
    total += run.deployments;
    return i === 0 || total <= KEPT;
  });
}
