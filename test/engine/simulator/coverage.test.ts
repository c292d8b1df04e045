/** Calibration: the intervals of single runs cover what the model says, which is the mean over many seeds. */
import { expect, it } from 'vitest';
import type { Estimate } from '../../../engine/simulator/measures/measures.ts';
import { studyOf } from '../study-of.ts';

const SEEDS = 80;
const runs = Array.from(
  { length: SEEDS },
  (_, k) => studyOf(500, { warmUpDays: 1 }, `coverage-${k}`).measures,
);

// 95% ± three standard errors of a share of 80 is 88 to 100%
it.each<[string, (m: (typeof runs)[number]) => Estimate]>([
  ['GenOps success', (m) => m.genops.successRate],
  ['traditional success', (m) => m.traditional.successRate],
  ['GenOps rollback', (m) => m.genops.rollbackRate],
  ['GenOps failure', (m) => m.genops.failureRate],
  ['GenOps median', (m) => m.genops.medianCycleMinutes],
  ['difference in success', (m) => m.successDifference],
  ['catch rate', (m) => m.canary.catchRates.caughtPerIssue],
])('%s is covered in 88 of 100 runs at least', (_, of) => {
  const estimates = runs.map(of);
  const truth = estimates.reduce((sum, { value }) => sum + value, 0) / SEEDS;
  const covered = estimates.filter(({ lower, upper }) => lower <= truth && truth <= upper).length;
  expect(covered / SEEDS).toBeGreaterThanOrEqual(0.88);
});
