/** The ledger of the run on show: at once what needs no replay, then all of it. */

import { dataReading } from '../../engine/claims/lenses/data.ts';
import type { LedgerRow } from '../../engine/claims/lenses/index.ts';
import { replaySeed } from '../../engine/claims/lenses/replay-seed.ts';
import type { Judgment } from '../../engine/claims/verdict.ts';
import type { ReplayClient } from '../../workers/replay-contract.ts';
import type { StudyView } from '../authoring/define.ts';
import { failureText } from '../readings/variants.ts';

/** The rows, and why the replay has nothing to say, where it failed. */
export interface LedgerView {
  readonly rows: readonly LedgerRow[];
  readonly problem: string | null;
}

/** Judges, then replays; a replay that fails leaves its lens waiting, and says why. */
export async function* ledgerSteps(
  { study, verdicts }: StudyView,
  client: () => Promise<ReplayClient>,
  signal: AbortSignal,
): AsyncGenerator<LedgerView> {
  const [{ arithmeticReadings, ledgerOf }, { replayedClaims }] = await Promise.all([
    import('../../engine/claims/lenses/index.ts'),
    import('../../engine/claims/construction/by-claim.ts'),
  ]);
  const parts = { mechanism: verdicts, arithmetic: arithmeticReadings(), data: null };
  const rows = ledgerOf({ ...parts, replay: null });
  yield { rows, problem: null };
  const { deployments, seed } = study.config;
  const outcome = await (await client()).trace({ deployments, seed: replaySeed(seed) }, { signal });
  if (outcome.kind === 'failed') {
    if (!signal.aborted) yield { rows, problem: failureText(outcome.failure) };
    return;
  }
  const replay = replayedClaims(
    outcome.value,
    verdicts.map(({ claim }) => claim),
  );
  yield { rows: ledgerOf({ ...parts, replay }), problem: null };
}

/** The rows with what a reader's own data say; they decide no verdict. */
export function withData(
  rows: readonly LedgerRow[],
  data: ReadonlyMap<string, Judgment> | null,
): readonly LedgerRow[] {
  if (data === null) return rows;
  return rows.map((row) => {
    const own = data.get(row.claim.id);
    return own === undefined ? row : { ...row, readings: { ...row.readings, data: dataReading(own) } };
  });
}
