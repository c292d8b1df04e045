/** The verdicts that are expected of a few runs, and how far a ledger is from them. */
import { type LedgerRun, ledgerOfRun, outcomesOf } from './ledger.ts';

/** Verdicts of one run by claim id, as `outcomesOf` writes them. */
export interface ExpectedVerdicts extends LedgerRun {
  readonly verdicts: Readonly<Record<string, string>>;
}

/** The page's default, and the study's size. */
export const pinnedRuns: readonly LedgerRun[] = [
  { deployments: 500, seed: '42' },
  { deployments: 15_847, seed: '42' },
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
 * What is expected of a run: its own pin, else that of the study's size and seed, which every run is meant to approach.
 *
 * @throws Error when nothing is pinned
 */
export function expectedFor(run: LedgerRun, pinned: readonly ExpectedVerdicts[]): ExpectedVerdicts {
  const own = pinned.find(({ deployments, seed }) => deployments === run.deployments && seed === run.seed);
  const study = pinned.find(({ deployments, seed }) => deployments === 15_847 && seed === '42');
  const found = own ?? study;
  if (found === undefined)
    throw new Error('test/goldens/verdicts.json: expected a pin of 15847, seed 42, got none');
  return found;
}

/** One line a claim that is not as expected: `id: expected → came`. */
export function movedVerdicts(
  expected: Readonly<Record<string, string>>,
  came: Readonly<Record<string, string>>,
): string[] {
  return [...new Set([...Object.keys(expected), ...Object.keys(came)])]
    .filter((id) => expected[id] !== came[id])
    .map((id) => `${id}: ${expected[id] ?? '(none)'} → ${came[id] ?? '(none)'}`);
}
