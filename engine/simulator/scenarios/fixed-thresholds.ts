import type { Scenario } from '../scenario.ts';

export const fixedThresholdsJudge: Scenario = {
  id: 'fixed-thresholds',
  title: 'Fixed-threshold judge',
  varies: 'Fixed limits from the README judge the canary, instead of a comparison with its control.',
  changes: { judge: 'fixed-thresholds' },
  baseline: 0.89,
  solved: [],
  constructed: [],
};
