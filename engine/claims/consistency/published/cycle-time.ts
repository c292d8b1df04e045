/** Checks of the printed cycle times. */
import { cycleTimeBaseline } from '../../published/cycle-time-baseline.ts';
import { cycleTimeGenops } from '../../published/cycle-time-genops.ts';
import { cycleTimeImprovement } from '../../published/cycle-time-improvement.ts';
import type { ConsistencyCheck } from '../consistency-check.ts';
import { relativeReductionFinding } from '../recomputed.ts';
import { claimed } from './sources.ts';

export function cycleTimeChecks(): ConsistencyCheck[] {
  const before = claimed('median, traditional', cycleTimeBaseline);
  const after = claimed('median, GenOps', cycleTimeGenops);
  const printed = claimed('reduction', cycleTimeImprovement);
  return [
    {
      id: 'cycle-time-reduction',
      kind: 'relative reduction',
      question: 'Does the printed reduction follow from the two printed medians?',
      claims: ['cycle-time-genops', 'cycle-time-baseline', 'cycle-time-improvement'],
      inputs: [before, after],
      printed: [printed],
      ...relativeReductionFinding(before.printed, after.printed, printed.printed),
    },
  ];
}
