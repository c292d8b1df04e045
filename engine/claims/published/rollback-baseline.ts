import type { Claim } from '../claim.ts';
import { replication } from './sources.ts';

export const rollbackBaseline: Claim = {
  id: 'rollback-baseline',
  group: 'rollback-failure',
  sentence: 'With traditional delivery, 4.1 per cent of deployments are rolled back.',
  printed: '4.1%',
  value: 0.041,
  unit: 'ratio',
  alternatives: [],
  source: replication('baseline'),
  definition: 'Rolled-back deployments over all deployments.',
  test: {
    kind: 'untestable',
    because:
      'the traditional arm of this model deploys to everyone at once and repairs: nothing in it rolls back',
  },
};
