/**
 * The published package commit by commit: what happens when each version runs on Python 3.11.
 */

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
      'Runs; both commits hold the same code, the one replayed here. The result puts a tick beside the canary catch ' +
      'rate, whichever it is, as matching about 14.4\u202f%.',
  },
  {
    commits: ['511a5b7', '62ecd8f'],
    dates: ['2026-01-11', '2026-04-27'],
    runs: false,
    observed:
      "Importing the package ends in NameError: name 'ComplianceStandard' is not defined (models.py, class " +
      'GovernancePolicy). With that name supplied, the last commit does run, at about one second a deployment: its own ' +
      'reports/demo_output.txt gives 106.3 s for 100.',
  },
];
