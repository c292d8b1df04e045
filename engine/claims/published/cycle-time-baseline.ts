import type { Claim } from '../claim.ts';
import { OURS, readme } from './sources.ts';

export const cycleTimeBaseline: Claim = {
  id: 'cycle-time-baseline',
  group: 'cycle-time',
  sentence: 'With traditional delivery, half of all deployments are through within 52.8 minutes.',
  printed: '52.8 min',
  value: 52.8,
  unit: 'minutes',
  alternatives: [],
  source: readme('study results; abstract'),
  definition: 'Median time from the start of a deployment to the end of its verification, all deployments.',
  test: {
    kind: 'calibrated',
    quantity: 'medianCycleTraditional',
    range: { lower: 51.7, upper: 53.9, source: `${OURS}: ±2 %` },
    inputs: ['attentionMedian'],
    because: 'the reviewers’ attention delay was solved for it',
    lifted: [],
  },
  replay: { kind: 'replayed', quantity: 'baselineCycle', range: 'own' },
  doesNotShow:
    'How long deployments took before: the delay of the reviewers was set so that the median comes out.',
  reply: null,
};
