/** The published package commit by commit: what happens when each version runs on Python 3.11. */

/** One commit, or a range of commits that behave alike. */
export interface PublishedVersion {
  /** First and last commit, abbreviated. */
  readonly commits: readonly [string, string];
  /** Dates of the first and the last, ISO 8601. */
  readonly dates: readonly [string, string];
  /** Whether the package can be imported and its demonstration run. */
  readonly runs: boolean;
  /** What happens, in our words. */
  readonly observed: string;
}

/** The commit that this folder replays: the last one that runs. */
export const REPLAYED_COMMIT = '0cca970';

/** What its demonstration runs when nothing is said. */
export const PUBLISHED_DEFAULTS = { deployments: 500, seed: 24 } as const;

/** All eight commits, in two groups. */
export const PUBLISHED_VERSIONS: readonly PublishedVersion[] = [
  {
    commits: ['0cceb47', '0cca970'],
    dates: ['2026-01-07', '2026-01-07'],
    runs: true,
    observed:
      'Runs; both commits hold the same code, the one replayed here. It marks any canary catch rate with ✓, ' +
      'as matching about 14.4%. A constant of 8% is kept for baseline rollbacks.',
  },
  {
    commits: ['511a5b7', '62ecd8f'],
    dates: ['2026-01-11', '2026-04-27'],
    runs: false,
    observed:
      "Importing the package ends in NameError: name 'ComplianceStandard' is not defined (models.py, class " +
      'GovernancePolicy). With that name supplied, the last commit runs, at about one second a deployment: its own ' +
      'reports/demo_output.txt gives 106.3 s for 100. It has baseline constants of 4.1% (rollbacks) and 1.7% (failures), ' +
      'draws baseline cycle times from a normal distribution (52.8, 15.2), and has a Mann–Whitney test. Its text for the paper ' +
      'prints p < .001 next to p = .36 for success and next to p = .009 for cycle time.',
  },
];
