/** How often the interval of the variance reduction holds: measured and written by `npm run coverage`. */
import measured from './budget-coverage.json' with { type: 'json' };

/** Runs on which an interval was made, and how many of them contained the truth. */
interface Coverage {
  readonly n: number;
  readonly covered: number;
  /** Ratio. */
  readonly coverage: number;
  /** Intervals that lie below the truth, and above it. */
  readonly below: number;
  readonly above: number;
  readonly meanWidth: number;
  readonly medianWidth: number;
}

export interface BudgetCoverage {
  /** As `estimatorFor` names it. */
  readonly estimator: string;
  /** Least coverage that the rule asks for, ratio. */
  readonly required: number;
  readonly truth: {
    readonly definition: string;
    readonly deployments: number;
    readonly seeds: number;
    readonly reduction: number;
  };
  /** Compared on the seeds on which the first choice was made. */
  readonly candidates: readonly (Coverage & { readonly name: string })[];
  /** The first choice, on seeds that played no part in it: below `required`. */
  readonly failedConfirmation: Coverage & { readonly name: string };
  /** The estimator on runs that played no part in its choice: seeds, worlds, then smaller studies. */
  readonly confirmed: readonly (Coverage & {
    readonly what: string;
    readonly deployments: number;
    readonly months: number;
    readonly truth: number;
    /** Of the ordinary bootstrap on the same runs. */
    readonly coverageBefore: number;
  })[];
  /** A few runs with their intervals, so that a test can make them again. */
  readonly samples: readonly {
    readonly seed: string;
    readonly deployments: number;
    readonly value: number;
    readonly lower: number;
    readonly upper: number;
  }[];
}

export const budgetCoverage: BudgetCoverage = measured;
