import { published } from '../claim.ts';
import { GUIDE, REPLICATION, readme, replication } from './sources.ts';

const at = (document: string, baseline: string): string =>
  `follows from the range of the GenOps success rate in ${document}, at ${baseline}`;

export const successImprovement = published({
  id: 'success-improvement',
  group: 'success',
  sentence:
    'GenOps raises the success rate by 7.8 percentage points, or by 2.6 against the other printed baseline.',
  printed: '+7.8%',
  value: 0.078,
  unit: 'points',
  alternatives: [
    {
      printed: '+2.6%',
      value: 0.026,
      source: replication('96.8 against 94.2'),
      judged: {
        range: {
          lower: 0.018,
          upper: 0.033,
          source: at(GUIDE, '94.2%'),
          wider: { lower: -0.002, upper: 0.048, source: at(REPLICATION, '94.2%') },
        },
        baseline: 0.942,
      },
    },
  ],
  source: readme('study results'),
  definition:
    'GenOps success rate minus traditional success rate, on the same changes, in percentage points.',
  test: {
    kind: 'emergent',
    quantity: 'successDifference',
    range: {
      lower: 0.07,
      upper: 0.085,
      source: at(GUIDE, '89%'),
      wider: { lower: 0.05, upper: 0.1, source: at(REPLICATION, '89%') },
    },
  },
  replay: { kind: 'replayed', quantity: 'successDifference', range: 'own' },
  doesNotShow:
    'Which pillar brings the difference about. Only switching pillars off one by one could show that.',
});
