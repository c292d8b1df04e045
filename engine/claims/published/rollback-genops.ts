import type { Claim } from '../claim.ts';
import { REPLICATION, readme } from './sources.ts';

export const rollbackGenops: Claim = {
  id: 'rollback-genops',
  group: 'rollback-failure',
  sentence: 'With GenOps, 2.4 per cent of deployments are rolled back.',
  printed: '2.4%',
  value: 0.024,
  unit: 'ratio',
  alternatives: [],
  source: readme('expected output: 12 of 500'),
  definition: 'Rolled-back deployments over all deployments.',
  test: {
    kind: 'emergent',
    quantity: 'rollbackGenops',
    range: { lower: 0.015, upper: 0.035, source: REPLICATION },
  },
  replay: { kind: 'replayed', quantity: 'rollback', range: 'own' },
  doesNotShow: 'Whether rolled-back changes were bad: false alarms count as well.',
  reply: null,
};
