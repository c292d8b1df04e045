/** Where the page's replay stands. One value; every part of the page is drawn from it. */
import type { ReplayProgress } from '../../engine/replay/index.ts';
import type { Failure } from '../../workers/contract.ts';
import type { ReplayResult } from '../../workers/replay-contract.ts';
import type { ReplayRun } from '../state/replay-run.ts';

/** A finished replay, on screen until another has finished. */
export interface ShownReplay {
  readonly run: ReplayRun;
  readonly replay: ReplayResult;
  readonly milliseconds: number;
}

export type ReplayState =
  | {
      readonly kind: 'running';
      readonly run: ReplayRun;
      /** Null until the first report. */
      readonly progress: ReplayProgress | null;
      /** The earlier replay that is still on screen; null on a fresh page. */
      readonly shown: ShownReplay | null;
    }
  | { readonly kind: 'done'; readonly run: ReplayRun; readonly shown: ShownReplay }
  | {
      readonly kind: 'failed';
      readonly run: ReplayRun;
      readonly failure: Failure;
      /** How far it had come. */
      readonly progress: ReplayProgress | null;
      readonly shown: ShownReplay | null;
    };

/** Whether a replay was called off while another stays on screen: what is seen is complete. */
export function isBackAtShown(state: ReplayState): boolean {
  return state.kind === 'failed' && state.failure.kind === 'cancelled' && state.shown !== null;
}

/**
 * For style, scripts and tests: `data-replay` and, exactly while a finished replay is on screen and current, what it is.
 *
 * @param lost whether the notebook that would show the replay could not be loaded
 */
export function writeReplayAttributes(root: HTMLElement, state: ReplayState, lost = false): void {
  const kind = lost ? 'failed' : isBackAtShown(state) ? 'done' : state.kind;
  // the page's run is its replay
  root.dataset.run = kind;
  root.dataset.replay = kind;
  root.toggleAttribute('data-stale', kind !== 'done' && state.shown !== null);
  if (kind === 'done' && state.shown !== null) {
    const { run, replay } = state.shown;
    root.dataset.replaySeed = String(run.seed);
    root.dataset.replayDeployments = String(run.deployments);
    root.dataset.replaySha256 = replay.rowsSha256 ?? '';
  } else {
    delete root.dataset.replaySeed;
    delete root.dataset.replayDeployments;
    delete root.dataset.replaySha256;
  }
}
