import { published } from '../claim.ts';
import { guide } from './sources.ts';

export const riskLatency = published({
  id: 'risk-latency',
  group: 'study',
  sentence: 'p95 latency of the risk score is under 5 ms.',
  printed: '< 5 ms',
  value: null,
  unit: 'number',
  source: guide('performance: range < 4.5 to < 5.5 ms'),
  definition: 'The 95th percentile of the time of one risk calculation.',
  test: {
    kind: 'untestable',
    because:
      'it is a time on the machine that the guide names (16 cores, Ryzen 9, 32 GB); how fast this page computes says nothing about it',
  },
  replay: { kind: 'nothing', because: 'a replay has the published results, not their speed' },
  doesNotShow: 'That the score is any good. It is a sum of six products.',
});
