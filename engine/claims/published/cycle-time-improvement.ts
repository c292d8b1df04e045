import type { Claim } from '../claim.ts';
import { GUIDE, readme } from './sources.ts';

export const cycleTimeImprovement: Claim = {
  id: 'cycle-time-improvement',
  group: 'cycle-time',
  sentence: 'GenOps cuts the median cycle time by 55.7 per cent.',
  printed: '55.7%',
  value: 0.557,
  unit: 'ratio',
  alternatives: [],
  source: readme('study results; abstract'),
  definition: 'One minus the GenOps median over the traditional median.',
  test: {
    kind: 'calibrated',
    quantity: 'cycleTimeReduction',
    range: { lower: 0.52, upper: 0.59, source: GUIDE },
    inputs: ['bakeScale', 'attentionMedian'],
    because: 'both medians were solved for',
    lifted: [],
  },
  replay: { kind: 'replayed', quantity: 'cycleReduction', range: 'own' },
  doesNotShow:
    'That GenOps is faster than another process: both medians are inputs, and their ratio follows.',
  reply: null,
};
