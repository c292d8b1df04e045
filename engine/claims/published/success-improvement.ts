import type { Claim } from '../claim.ts';
import { readme, replication } from './sources.ts';

const RANGE = 'follows from the published range of the GenOps success rate';

export const successImprovement: Claim = {
  id: 'success-improvement',
  group: 'success',
  sentence: 'GenOps raises the success rate by 7.8 percentage points; against the other baseline, by 2.6.',
  printed: '+7.8%',
  value: 0.078,
  unit: 'points',
  alternatives: [
    {
      printed: '+2.6%',
      value: 0.026,
      source: replication('96.8 against 94.2'),
      judged: { range: { lower: 0.018, upper: 0.033, source: `${RANGE} at 94.2 %` }, baseline: 0.942 },
    },
  ],
  source: readme('study results'),
  definition:
    'GenOps success rate minus traditional success rate, on the same changes, in percentage points.',
  test: {
    kind: 'emergent',
    quantity: 'successDifference',
    range: { lower: 0.07, upper: 0.085, source: `${RANGE} at 89 %` },
  },
  replay: { kind: 'replayed', quantity: 'successDifference', range: 'own' },
  doesNotShow:
    'That one pillar, or all four, brought the difference about: only switching them off one by one could.',
  reply: null,
};
