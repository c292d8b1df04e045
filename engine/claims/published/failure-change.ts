import { published } from '../claim.ts';
import { PRINTED_ONLY, replication } from './sources.ts';

export const failureChange = published({
  id: 'failure-change',
  group: 'rollback-failure',
  sentence: 'Failures fall by 52.9% relative to the baseline.',
  printed: '−52.9%',
  value: -0.529,
  unit: 'ratio',
  source: replication('relative changes'),
  definition: 'From the printed 1.7% to the printed 0.8%, recomputed from all rates that round to them.',
  test: { kind: 'elsewhere', because: PRINTED_ONLY },
  replay: { kind: 'nothing', because: PRINTED_ONLY },
  doesNotShow: 'That either rate is right. It is arithmetic on two printed rates.',
});
