import { published } from '../claim.ts';
import { readme } from './sources.ts';

export const significance = published({
  id: 'significance',
  group: 'tests',
  sentence: 'The difference in cycle time is statistically significant (p < 0.001).',
  printed: 'p < 0.001',
  value: 0.001,
  unit: 'p',
  source: readme('study results; abstract'),
  definition:
    'Two-sided p-value of the Mann–Whitney test of cycle times, GenOps against traditional. The replication document names this test; the latest code has it too, next to two t tests.',
  test: {
    kind: 'calibrated',
    quantity: 'cycleTimeP',
    range: { lower: 0, upper: 0.001, source: 'as printed' },
    inputs: ['bakeScale', 'attentionMedian'],
    because: 'we tuned both medians, so they differ',
    lifted: [],
  },
  replay: { kind: 'nothing', because: 'the published code runs no baseline to test against' },
  doesNotShow:
    'That the difference is large, or that GenOps made it. At this size any difference at all is significant.',
});
