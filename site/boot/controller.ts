/** Runs the study, one run at a time: a new one ends the one before it. Knows no DOM and no address. */
import type { LedgerRow } from '../../engine/claims/lenses/ledger.ts';
import type { Scenario } from '../../engine/simulator/scenario.ts';
import type { Study, StudyProgress } from '../../engine/simulator/study.ts';
import type { Failure, StudyClient } from '../../workers/contract.ts';
import { formatAddress } from '../state/format-address.ts';
import { configOf, type Run } from '../state/run.ts';
import type { RunState, Shown } from './run-state.ts';

export interface ControllerParts {
  readonly client: StudyClient;
  readonly scenarios: readonly Scenario[];
  readonly judge: (study: Study) => readonly LedgerRow[] | Promise<readonly LedgerRow[]>;
  /** Milliseconds, monotone. */
  readonly now: () => number;
  readonly onState: (state: RunState) => void;
}

export interface Controller {
  /** Null before the first start. */
  readonly state: RunState | null;
  /** Computes the run, whether it was computed before or not. */
  start(run: Run): void;
  /** Shows the run: at once when it is among those that are kept, which has the same bits, else by computing it. */
  restore(run: Run): void;
  /** Ends the run that is going on; nothing happens when none is. */
  cancel(): void;
}

/** Finished runs that are kept for back and forward: at most this many deployments together (about 100 bytes each). */
const KEPT = 200_000;

export function createController({ client, scenarios, judge, now, onState }: ControllerParts): Controller {
  let state: RunState | null = null;
  let going: AbortController | null = null;
  const kept = new Map<string, Shown>();

  const enter = (next: RunState): void => {
    state = next;
    onState(next);
  };

  const perform = async (run: Run, signal: AbortSignal): Promise<void> => {
    const started = now();
    const outcome = await client.run(configOf(run, scenarios), {
      signal,
      onProgress: (progress) => {
        if (!signal.aborted) enter({ kind: 'running', run, progress, shown: shownIn(state) });
      },
    });
    // a later run has taken over, or `cancel` has said so already
    if (signal.aborted) return;
    if (outcome.kind === 'failed') {
      enter(failed(run, outcome.failure, state));
      return;
    }
    const study = outcome.value;
    const rows = await judge(study);
    if (signal.aborted) return;
    const shown = { run, study, rows, milliseconds: now() - started };
    keep(kept, shown);
    enter({ kind: 'done', run, shown });
  };

  const start = (run: Run): void => {
    going?.abort();
    const mine = new AbortController();
    going = mine;
    enter({ kind: 'running', run, progress: null, shown: shownIn(state) });
    perform(run, mine.signal).catch((error: unknown) => {
      if (mine.signal.aborted) return;
      const message = error instanceof Error ? error.message : String(error);
      enter(failed(run, { kind: 'fault', message }, state));
    });
  };

  const restore = (run: Run): void => {
    const shown = kept.get(formatAddress(run));
    if (shown === undefined) {
      start(run);
      return;
    }
    going?.abort();
    enter({ kind: 'done', run, shown });
  };

  const cancel = (): void => {
    if (state?.kind !== 'running') return;
    going?.abort();
    enter(failed(state.run, { kind: 'cancelled' }, state));
  };

  return {
    get state() {
      return state;
    },
    start,
    restore,
    cancel,
  };
}

function failed(run: Run, failure: Failure, before: RunState | null): RunState {
  const progress: StudyProgress | null = before?.kind === 'running' ? before.progress : null;
  return { kind: 'failed', run, failure, progress, shown: shownIn(before) };
}

function shownIn(state: RunState | null): Shown | null {
  return state?.shown ?? null;
}

/** Oldest out first; the run itself always stays. */
function keep(kept: Map<string, Shown>, shown: Shown): void {
  kept.set(formatAddress(shown.run), shown);
  let total = [...kept.values()].reduce((sum, { run }) => sum + run.deployments, 0);
  for (const [address, { run }] of kept) {
    if (total <= KEPT || kept.size === 1) return;
    kept.delete(address);
    total -= run.deployments;
  }
}
