import { published } from '../claim.ts';
import { PRINTED_ONLY, replication } from './sources.ts';

export const significance500 = published({
  id: 'significance-500',
  group: 'tests',
  sentence: 'With 500 deployments an arm, 96.8% against 94.2% is significant at p < 0.001.',
  printed: 'p < 0.001',
  value: 0.001,
  unit: 'p',
  source: replication('chi-square test'),
  definition:
    'Two-sided p-value of the chi-square test of 96.8% against 94.2% of 500 each, recomputed from all counts that round to them.',
  test: { kind: 'elsewhere', because: PRINTED_ONLY },
  replay: { kind: 'nothing', because: PRINTED_ONLY },
  doesNotShow: 'What the test would say about the deployments themselves.',
});
