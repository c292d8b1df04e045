/** The ledger in Node: a run of the study, the replay, the printed figures, and a deployment log where one is given. */
import { committedSummary, inRangeOf } from '../engine/belief/in-range.ts';
import {
  type LedgerRow,
  lensNames,
  studyLedger,
  withData,
  withReplay,
} from '../engine/claims/lenses/index.ts';
import { replaySeed } from '../engine/claims/lenses/replay.ts';
import { replayedFor } from '../engine/claims/lenses/replay-run.ts';
import { expected } from '../engine/errors.ts';
import {
  loadSha256,
  type Scenario,
  type Settings,
  type Study,
  scenarios,
  studySteps,
  withSettings,
} from '../engine/index.ts';
import type { LogVerdicts } from '../engine/own-data/index.ts';
import type { Estimate } from '../engine/simulator/measures/measures.ts';
import type { SettingChanges } from '../engine/simulator/settings.ts';
import { toItsEnd } from '../engine/steps.ts';
import { withInterval } from '../notebooks/format/estimate.ts';
import { count, percent } from '../notebooks/format/number.ts';
import { lensWords, outcomeWords, tallySentence, verdictWords } from '../notebooks/format/words.ts';

export interface LedgerRun {
  readonly deployments: number;
  readonly seed: string;
  /** Its id; left out, the scenario of an address without one. */
  readonly scenario?: string;
  /** Settings that differ from the scenario's. */
  readonly changes?: SettingChanges;
}

export interface NodeLedger {
  readonly study: Study;
  readonly rows: readonly LedgerRow[];
}

/** @throws ArgumentError for a scenario that there is not */
export async function ledgerOfRun(
  { deployments, seed, scenario = scenarios[0]!.id, changes }: LedgerRun,
  data: LogVerdicts | null,
): Promise<NodeLedger> {
  const named = scenarioNamed(scenario);
  const settings = withSettings({ ...named.changes, ...changes });
  const study = toItsEnd(studySteps({ scenario: named.id, settings, seed, deployments }, await loadSha256()));
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

/** The lenses whose outcomes a golden holds: the reader's data is no part of it. */
export const outcomeLenses = lensNames.filter((lens) => lens !== 'data');

/** What a golden holds of a claim: `verdict: arithmetic | replay | mechanism`. */
export function outcomesOf(rows: readonly LedgerRow[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    rows.map(({ claim, verdict, readings }) => {
      const lenses = outcomeLenses.map((lens) => readings[lens]?.outcome);
      return [claim.id, `${verdict}: ${lenses.join(' | ')}`];
    }),
  );
}

// The ledger as text for a terminal: a line per claim, columns aligned.

/** @param settings of the run */
export function ledgerText(rows: readonly LedgerRow[], settings: Settings): string {
  const lenses = lensNames.filter((lens) => rows.some(({ readings }) => readings[lens] !== null));
  const data = lenses.includes('data');
  const table = [
    [
      'claim',
      'printed',
      'our result',
      ...(data ? ['your log'] : []),
      ...lenses.map((lens) => lensWords[lens].toLowerCase()),
      'in range in',
      'verdict',
      'decided by',
    ],
    ...rows.map((row) => [
      row.claim.id,
      [row.claim, ...row.claim.alternatives].map(({ printed }) => printed).join(' or '),
      numberOf(row, row.estimate),
      ...(data ? [numberOf(row, row.readings.data?.estimate ?? null)] : []),
      ...lenses.map((lens) => shortOutcome(row, lens)),
      inRangeOf(row.claim, settings)
        .map(({ share }) => percent(share))
        .join(' or ') || '—',
      verdictWords[row.verdict],
      row.decidedBy === null ? '—' : lensWords[row.decidedBy].toLowerCase(),
    ]),
  ];
  const widths = table[0]!.map((_, k) => Math.max(...table.map((cells) => cells[k]!.length)));
  const lines = table.map((cells) =>
    cells
      .map((cell, k) => cell.padEnd(widths[k]!))
      .join('  ')
      .trimEnd(),
  );
  const [head, ...body] = lines;
  return [head, '─'.repeat(Math.max(...lines.map(({ length }) => length))), ...body].join('\n');
}

/** What the column of shares says. */
export const inRangeNote = `In range in: the share of ${count(committedSummary.draws)} plausible settings of the model in which the number lies in the accepted range. It changes no verdict.`;

/** `31 claims: 4 reproduced, 10 by construction, …` */
export function ledgerCounts(rows: readonly LedgerRow[]): string {
  return tallySentence(rows);
}

function numberOf({ claim }: LedgerRow, estimate: Estimate | null): string {
  return estimate !== null && Number.isFinite(estimate.value)
    ? plain(withInterval(claim.unit, estimate))
    : '—';
}

function shortOutcome({ readings }: LedgerRow, lens: (typeof lensNames)[number]): string {
  const outcome = readings[lens]?.outcome;
  return outcome === undefined || outcome === 'does-not-apply' ? '—' : outcomeWords[outcome];
}

/** Unbreakable spaces are plain ones in a terminal. */
function plain(text: string): string {
  return text.replaceAll('\u00a0', ' ');
}
