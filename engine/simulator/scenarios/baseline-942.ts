import type { Scenario } from '../scenario.ts';

/** Calibrated with scripts/calibrate.ts. */
const BAD_INTERCEPT = -3.03;

export const baseline942: Scenario = {
  id: 'baseline-942',
  title: 'Baseline 94.2%',
  varies: 'Fewer changes are bad: 94.2% of traditional deployments succeed, the other published baseline.',
  changes: { badIntercept: BAD_INTERCEPT },
  baseline: 0.942,
  solved: ['badIntercept'],
  constructed: [],
};
