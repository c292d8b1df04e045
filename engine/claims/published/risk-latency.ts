import type { Claim } from '../claim.ts';
import { replication } from './sources.ts';

export const riskLatency: Claim = {
  id: 'risk-latency',
  group: 'study',
  sentence: 'Nineteen of twenty risk scores are computed in less than 5 milliseconds.',
  printed: '< 5 ms',
  value: null,
  unit: 'number',
  alternatives: [],
  source: replication('performance'),
  definition: 'The 95th percentile of the time of one risk calculation.',
  test: {
    kind: 'untestable',
    because:
      'it is a time on a machine that is not described; how fast this page computes says nothing of it',
  },
  replay: { kind: 'nothing', because: 'a replay has the published results, not their speed' },
  doesNotShow: 'That the score is any good: it is a sum of six products.',
  reply: null,
};
