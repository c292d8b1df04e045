import type { Scenario } from '../scenario.ts';

export const equalChanges: Scenario = {
  id: 'equal-changes',
  title: 'Equal changes',
  varies: 'Both pipelines get the same changes and reviewers. Only the process differs.',
  changes: {},
  baseline: 0.89,
  solved: [],
  constructed: [],
};
