import type { Scenario } from '../scenario.ts';

export const fixedThresholdsJudge: Scenario = {
  id: 'fixed-thresholds',
  title: 'Fixed-threshold judge',
  varies:
    'The canary is judged by the README’s fixed limits instead of a comparison with its control, to see what each catches.',
  changes: { judge: 'fixed-thresholds' },
  baseline: 0.89,
  solved: [],
  constructed: [],
};
