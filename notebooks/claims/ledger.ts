/** The ledger of the run on show, and what the live replay adds to it: readings, never a verdict. */
import { type LedgerRow, withReplay } from '../../engine/claims/lenses/ledger.ts';
import { type Replayed, replaySeed } from '../../engine/claims/lenses/replay.ts';
import type { ReplayClient } from '../../workers/replay/pool.ts';
import type { StudyView } from '../authoring/define.ts';
import { whenIdle } from '../authoring/idle.ts';
import { failureText } from '../charts/variants.ts';

/** The rows, and why the replay has nothing to add, where it failed. */
export interface LedgerView {
  readonly rows: readonly LedgerRow[];
  readonly problem: string | null;
}

/** What the last replay found. Settings are the study's own: as long as only they are moved, nothing is replayed again. */
let last: { readonly key: string; readonly found: ReadonlyMap<string, Replayed> } | null = null;

/**
 * The rows of the run, then, when the page rests, with the published code replayed; a replay that fails leaves its lens
 * waiting, and says why.
 */
export async function* ledgerSteps(
  { study, rows }: StudyView,
  client: () => Promise<ReplayClient>,
  signal: AbortSignal,
): AsyncGenerator<LedgerView> {
  const { deployments, seed } = study.config;
  const request = { deployments, seed: replaySeed(seed) };
  const key = `${deployments}/${request.seed}`;
  if (last?.key === key) {
    yield { rows: withReplay(rows, last.found), problem: null };
    return;
  }
  yield { rows, problem: null };
  if (rows.every(({ readings }) => readings.replay !== null)) return; // replayed already, when the site was built
  await new Promise<void>((resolve) => whenIdle(resolve));
  if (signal.aborted) return;
  const { replayedClaims } = await import('../../engine/claims/construction/trace.ts');
  const outcome = await (await client()).trace(request, { signal });
  if (outcome.kind === 'failed') {
    if (!signal.aborted) yield { rows, problem: failureText(outcome.failure) };
    return;
  }
  const claims = rows.map(({ claim }) => claim);
  const found = replayedClaims(outcome.value, claims);
  last = { key, found };
  yield { rows: withReplay(rows, found), problem: null };
}
