import type { Scenario } from '../scenario.ts';

export const equalChanges: Scenario = {
  id: 'equal-changes',
  title: 'Equal changes',
  varies: 'Both pipelines receive the same changes and the same reviewers. Only the process differs.',
  changes: {},
  baseline: 0.89,
  solved: [],
  constructed: [],
};
