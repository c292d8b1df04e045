/** The ledger in Node: a run of the study, the replay, the printed figures, and a deployment log where one is given. */
import { judgeClaims } from '../engine/claims/index.ts';
import { arithmeticReadings, type LedgerRow, ledgerOf, lensNames } from '../engine/claims/lenses/index.ts';
import { replayedFor } from '../engine/claims/lenses/replay-run.ts';
import { replaySeed } from '../engine/claims/lenses/replay-seed.ts';
import type { LogVerdicts } from '../engine/deployment-log/index.ts';
import { loadSha256, type Study, scenarios, studySteps, withSettings } from '../engine/index.ts';

export interface LedgerRun {
  readonly deployments: number;
  readonly seed: string;
}

export interface NodeLedger {
  readonly study: Study;
  readonly rows: readonly LedgerRow[];
}

/** The scenario that an address without one names. */
export async function ledgerOfRun(
  { deployments, seed }: LedgerRun,
  data: LogVerdicts | null,
): Promise<NodeLedger> {
  const { id, changes } = scenarios[0]!;
  const settings = withSettings(changes);
  const steps = studySteps({ scenario: id, settings, seed, deployments }, await loadSha256());
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  const study = step.value;
  const mechanism = judgeClaims({ measures: study.measures, settings });
  const replay = replayedFor({ deployments, seed: replaySeed(seed) });
  return { study, rows: ledgerOf({ mechanism, arithmetic: arithmeticReadings(), replay, data }) };
}

/** What a golden holds of a claim: `verdict: arithmetic | replay | mechanism`. The reader's data is no part of it. */
export function outcomesOf(rows: readonly LedgerRow[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    rows.map(({ claim, verdict, readings }) => {
      const lenses = lensNames.filter((lens) => lens !== 'data').map((lens) => readings[lens]?.outcome);
      return [claim.id, `${verdict}: ${lenses.join(' | ')}`];
    }),
  );
}
