import { published } from '../claim.ts';
import { PRINTED_ONLY, replication } from './sources.ts';

export const rollbackChange = published({
  id: 'rollback-change',
  group: 'rollback-failure',
  sentence: 'Rollbacks fall by 41.5% relative to the baseline.',
  printed: '−41.5%',
  value: -0.415,
  unit: 'ratio',
  source: replication('relative changes'),
  definition: 'From the printed 4.1% to the printed 2.4%, recomputed from all rates that round to them.',
  test: { kind: 'elsewhere', because: PRINTED_ONLY },
  replay: { kind: 'nothing', because: PRINTED_ONLY },
  doesNotShow: 'That either rate is right. It is arithmetic on two printed rates.',
});
