import { published } from '../claim.ts';
import { REPLICATION, readme } from './sources.ts';

export const failureGenops = published({
  id: 'failure-genops',
  group: 'rollback-failure',
  sentence: '0.8% of deployments fail with GenOps.',
  printed: '0.8%',
  value: 0.008,
  unit: 'ratio',
  source: readme('expected output: 4 of 500'),
  definition: 'Blocked or escaped deployments over all deployments.',
  test: {
    kind: 'emergent',
    quantity: 'failureGenops',
    range: { lower: 0.005, upper: 0.015, source: REPLICATION },
  },
  replay: { kind: 'replayed', quantity: 'failure', range: 'own' },
  doesNotShow: 'How long a failure lasted, or how many people it reached. Each counts as one.',
});
