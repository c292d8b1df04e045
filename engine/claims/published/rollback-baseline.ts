import type { Claim } from '../claim.ts';
import { code, replication } from './sources.ts';

export const rollbackBaseline: Claim = {
  id: 'rollback-baseline',
  group: 'rollback-failure',
  sentence: 'With traditional delivery, 4.1 per cent of deployments are rolled back.',
  printed: '4.1%',
  value: 0.041,
  unit: 'ratio',
  alternatives: [
    {
      printed: '8%',
      value: 0.08,
      source: code('comments, first release'),
      judged: null,
    },
  ],
  source: replication('baseline'),
  definition: 'Rolled-back deployments over all deployments.',
  test: {
    kind: 'untestable',
    because:
      'the traditional arm of this model deploys to everyone at once and repairs: nothing in it rolls back',
  },
  replay: {
    kind: 'nothing',
    because: 'the published code runs no baseline, and has no constant for this figure',
  },
  doesNotShow: 'Whether rollbacks were done by hand, by a tool, or counted alike in both arms.',
  reply: null,
};
