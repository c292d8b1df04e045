import { published } from '../claim.ts';
import { OURS, readme } from './sources.ts';

export const cycleTimeBaseline = published({
  id: 'cycle-time-baseline',
  group: 'cycle-time',
  sentence: 'Median cycle time with traditional delivery is 52.8 min.',
  printed: '52.8 min',
  value: 52.8,
  unit: 'minutes',
  source: readme('study results; abstract'),
  definition:
    'Median time from the start of preparation to the end of the verification, with review and waiting; all deployments.',
  test: {
    kind: 'calibrated',
    quantity: 'medianCycleTraditional',
    range: { lower: 51.7, upper: 53.9, source: `${OURS}: ±2%` },
    inputs: ['attentionMedian'],
    because: 'we tuned the reviewers’ attention delay to reach this number on average',
    lifted: [],
  },
  replay: { kind: 'replayed', quantity: 'baselineCycle', range: 'own' },
  doesNotShow: 'How long deployments took before GenOps. We tuned the reviewers’ delay to reach this median.',
});
