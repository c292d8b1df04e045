import type { Scenario } from '../scenario.ts';

export const equalChanges: Scenario = {
  id: 'equal-changes',
  title: 'Equal changes',
  varies: 'Nothing: both arms get the same changes and the same reviewers, so that only the process differs.',
  changes: {},
  baseline: 0.89,
  solved: [],
  constructed: [],
};
