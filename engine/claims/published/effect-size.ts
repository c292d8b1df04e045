import type { Claim } from '../claim.ts';
import { code, replication } from './sources.ts';

export const effectSize: Claim = {
  id: 'effect-size',
  group: 'tests',
  sentence: 'The difference in cycle time is large: more than 0.8 standard deviations.',
  printed: '> 0.8',
  value: 0.8,
  unit: 'number',
  alternatives: [
    { printed: '1.92', value: 1.92, source: replication('effect size'), judged: null },
    { printed: '1.8', value: 1.8, source: code('effect size'), judged: null },
  ],
  source: replication('effect size'),
  definition: 'Cohen’s d of cycle times, traditional minus GenOps, over the pooled standard deviation.',
  test: {
    kind: 'emergent',
    quantity: 'cycleTimeEffect',
    range: { lower: 0.8, upper: Number.POSITIVE_INFINITY, source: 'as printed' },
  },
  replay: { kind: 'nothing', because: 'the published code runs no baseline to compare with' },
  doesNotShow: 'How much a typical deployment gains: a few very long ones set the standard deviation.',
  reply: null,
};
