import type { Claim } from '../claim.ts';
import { readme } from './sources.ts';

export const cycleTimeGenops: Claim = {
  id: 'cycle-time-genops',
  group: 'cycle-time',
  sentence: 'With GenOps, half of all deployments are through within 23.4 minutes.',
  printed: '23.4 min',
  value: 23.4,
  unit: 'minutes',
  alternatives: [],
  source: readme('study results; abstract'),
  definition:
    'Median time from the start of a deployment to the end of its rollout, bake times included, all deployments.',
  test: {
    kind: 'calibrated',
    quantity: 'medianCycleGenops',
    range: {
      lower: 21.6,
      upper: 25.3,
      source: 'follows from the published range of the improvement at 52.8 min',
    },
    inputs: ['bakeScale'],
    because: 'the bake time was solved for it',
    lifted: [],
  },
  replay: { kind: 'replayed', quantity: 'reportedCycle', range: 'own' },
  doesNotShow:
    'That any deployment anywhere took this long: the bake time was set so that the median comes out.',
  reply: null,
};
