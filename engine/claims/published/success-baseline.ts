import { published } from '../claim.ts';
import { OURS, readme, replication } from './sources.ts';

export const successBaseline = published({
  id: 'success-baseline',
  group: 'success',
  sentence: '89% of deployments succeed with traditional delivery; another document says 94.2%.',
  printed: '89%',
  value: 0.89,
  unit: 'ratio',
  alternatives: [
    {
      printed: '94.2%',
      value: 0.942,
      source: replication('baseline'),
      judged: { range: { lower: 0.937, upper: 0.947, source: `${OURS}: half a point` }, baseline: 0.942 },
    },
  ],
  source: readme('study results'),
  definition: 'Completed deployments over all deployments.',
  test: {
    kind: 'calibrated',
    quantity: 'successTraditional',
    range: { lower: 0.885, upper: 0.895, source: `${OURS}: half a point` },
    inputs: ['badIntercept'],
    because: 'we tuned the odds of a bad change to reach this number on average',
    lifted: [],
  },
  replay: { kind: 'replayed', quantity: 'baselineSuccess', range: 'own' },
  doesNotShow: 'Which of the two printed figures is right. We tuned the odds of a bad change to one of them.',
});
