import measured from './budget-coverage.json' with { type: 'json' };

/**
 * How often the interval of the variance reduction holds: measured and written by `npm run coverage`, by the rule in
 * `scripts/budget-coverage.ts`. Coverages and widths are ratios; `below` and `above` count the intervals that lie beside
 * the truth. `candidates` were compared on the seeds of the first choice, which failed on fresh ones
 * (`failedConfirmation`); `confirmed` has the estimator, and the ordinary bootstrap as `coverageBefore`, on runs that
 * played no part in its choice: seeds, worlds, then smaller studies. `samples` are runs that a test can make again.
 */
export const budgetCoverage = measured;
