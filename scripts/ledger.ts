/** The ledger in Node: a run of the study, the replay, the printed figures, and a deployment log where one is given. */
import {
  type LedgerRow,
  lensNames,
  studyLedger,
  withData,
  withReplay,
} from '../engine/claims/lenses/index.ts';
import { replayedFor } from '../engine/claims/lenses/replay-run.ts';
import { replaySeed } from '../engine/claims/lenses/replay-seed.ts';
import type { LogVerdicts } from '../engine/deployment-log/index.ts';
import { expected } from '../engine/errors.ts';
import {
  loadSha256,
  type Scenario,
  type Study,
  scenarios,
  studySteps,
  withSettings,
} from '../engine/index.ts';

export interface LedgerRun {
  readonly deployments: number;
  readonly seed: string;
  /** Its id; left out, the scenario of an address without one. */
  readonly scenario?: string;
}

export interface NodeLedger {
  readonly study: Study;
  readonly rows: readonly LedgerRow[];
}

/** @throws ArgumentError for a scenario that there is not */
export async function ledgerOfRun(
  { deployments, seed, scenario = scenarios[0]!.id }: LedgerRun,
  data: LogVerdicts | null,
): Promise<NodeLedger> {
  const { id, changes } = scenarioNamed(scenario);
  const settings = withSettings(changes);
  const steps = studySteps({ scenario: id, settings, seed, deployments }, await loadSha256());
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  const study = step.value;
  const replay = replayedFor({ deployments, seed: replaySeed(seed) });
  const rows = withReplay(studyLedger({ measures: study.measures, settings }), replay);
  return { study, rows: data === null ? rows : withData(rows, data) };
}

export function scenarioNamed(id: string): Scenario {
  const found = scenarios.find((scenario) => scenario.id === id);
  if (found === undefined)
    throw expected('scenario', `one of ${scenarios.map((each) => each.id).join(', ')}`, id);
  return found;
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
