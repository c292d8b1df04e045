import type { Claim } from '../claim.ts';
import { readme } from './sources.ts';

export const significance: Claim = {
  id: 'significance',
  group: 'tests',
  sentence: 'The difference in cycle time is no accident of sampling.',
  printed: 'p < 0.001',
  value: 0.001,
  unit: 'p',
  alternatives: [],
  source: readme('study results; abstract'),
  definition:
    'Two-sided p-value of the Mann–Whitney test of cycle times, GenOps against traditional, which the replication document names; the code has two t tests.',
  test: {
    kind: 'calibrated',
    quantity: 'cycleTimeP',
    range: { lower: 0, upper: 0.001, source: 'as printed' },
    inputs: ['bakeScale', 'attentionMedian'],
    because: 'both medians were solved for, so they differ',
    lifted: [],
  },
  replay: { kind: 'nothing', because: 'the published code runs no baseline to test against' },
  doesNotShow:
    'That the difference is large, or that GenOps made it: at this size any difference at all is significant.',
  reply: null,
};
