/** The ledger of the run on show, and what the live replay adds to it: readings, never a verdict. */
import { type LedgerRow, withReplay } from '../../engine/claims/lenses/ledger.ts';
import { replaySeed } from '../../engine/claims/lenses/replay.ts';
import type { ReplayClient } from '../../workers/replay/pool.ts';
import type { StudyView } from '../authoring/define.ts';
import { failureText } from '../charts/variants.ts';

/** The rows, and why the replay has nothing to add, where it failed. */
export interface LedgerView {
  readonly rows: readonly LedgerRow[];
  readonly problem: string | null;
}

/** The rows of the run, then with the published code replayed; a replay that fails leaves its lens waiting, and says why. */
export async function* ledgerSteps(
  { study, rows }: StudyView,
  client: () => Promise<ReplayClient>,
  signal: AbortSignal,
): AsyncGenerator<LedgerView> {
  yield { rows, problem: null };
  if (rows.every(({ readings }) => readings.replay !== null)) return; // replayed already, when the site was built
  const { replayedClaims } = await import('../../engine/claims/construction/trace.ts');
  const { deployments, seed } = study.config;
  const outcome = await (await client()).trace({ deployments, seed: replaySeed(seed) }, { signal });
  if (outcome.kind === 'failed') {
    if (!signal.aborted) yield { rows, problem: failureText(outcome.failure) };
    return;
  }
  const claims = rows.map(({ claim }) => claim);
  yield { rows: withReplay(rows, replayedClaims(outcome.value, claims)), problem: null };
}
