import { published } from '../claim.ts';
import { REPLICATION, readme } from './sources.ts';

export const rollbackGenops = published({
  id: 'rollback-genops',
  group: 'rollback-failure',
  sentence: '2.4% of deployments are rolled back with GenOps.',
  printed: '2.4%',
  value: 0.024,
  unit: 'ratio',
  source: readme('expected output: 12 of 500'),
  definition: 'Rolled-back deployments over all deployments.',
  test: {
    kind: 'emergent',
    quantity: 'rollbackGenops',
    range: { lower: 0.015, upper: 0.035, source: REPLICATION },
  },
  replay: { kind: 'replayed', quantity: 'rollback', range: 'own' },
  doesNotShow: 'Whether the changes that were rolled back were bad. False alarms count as well.',
});
