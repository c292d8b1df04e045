/** The verdicts that are expected of a few runs, and how far a ledger is from them. */
import { presets, scenarios } from '../engine/index.ts';
import { lensWords } from '../notebooks/format/words.ts';
import { type LedgerRun, ledgerOfRun, outcomeLenses, outcomesOf } from './ledger.ts';

/** Verdicts of one run by claim id, as `outcomesOf` writes them. */
export interface ExpectedVerdicts extends LedgerRun {
  readonly verdicts: Readonly<Record<string, string>>;
}

/** The page's default, the study's size, and every other scenario. */
export const pinnedRuns: readonly LedgerRun[] = [
  { deployments: 500, seed: '42' },
  { deployments: 15_847, seed: '42' },
  ...scenarios.slice(1).map(({ id }) => ({ deployments: 15_847, seed: '42', scenario: id })),
];

export async function currentVerdicts(): Promise<readonly ExpectedVerdicts[]> {
  const all: ExpectedVerdicts[] = [];
  for (const run of pinnedRuns) {
    const { rows } = await ledgerOfRun(run, null);
    all.push({ ...run, verdicts: outcomesOf(rows) });
  }
  return all;
}

/**
 * What is expected of a run: its own pin, else that of the study's size and seed in its scenario, which every run is meant
 * to approach; null where the scenario has no pin.
 */
export function expectedFor(run: LedgerRun, pinned: readonly ExpectedVerdicts[]): ExpectedVerdicts | null {
  const scenarioOf = ({ scenario }: LedgerRun): string => scenario ?? scenarios[0]!.id;
  const own = pinned.filter((pin) => scenarioOf(pin) === scenarioOf(run));
  return (
    own.find(({ deployments, seed }) => deployments === run.deployments && seed === run.seed) ??
    own.find(({ deployments, seed }) => deployments === presets.study && seed === '42') ??
    null
  );
}

/** One line per claim that differs: `id: verdict undecided → reproduced, model undecided → reproduced`. */
export function movedVerdicts(
  expected: Readonly<Record<string, string>>,
  came: Readonly<Record<string, string>>,
): string[] {
  const parts = ['verdict', ...outcomeLenses.map((lens) => lensWords[lens].toLowerCase())];
  const partsOf = (outcome = ''): readonly string[] => outcome.split(/: | \| /);
  return [...new Set([...Object.keys(expected), ...Object.keys(came)])]
    .filter((id) => expected[id] !== came[id])
    .map((id) => {
      const [before, now] = [partsOf(expected[id]), partsOf(came[id])];
      const changed = parts.flatMap((part, k) =>
        before[k] === now[k] ? [] : [`${part} ${before[k] || '(none)'} → ${now[k] || '(none)'}`],
      );
      return `${id}: ${changed.join(', ')}`;
    });
}
