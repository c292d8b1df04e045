import type { Claim } from '../claim.ts';
import { replication } from './sources.ts';

export const failureBaseline: Claim = {
  id: 'failure-baseline',
  group: 'rollback-failure',
  sentence: 'With traditional delivery, 1.7 per cent of deployments fail.',
  printed: '1.7%',
  value: 0.017,
  unit: 'ratio',
  alternatives: [],
  source: replication('baseline'),
  definition: 'Blocked or escaped deployments over all deployments.',
  test: {
    kind: 'untestable',
    because:
      'the traditional arm of this model deploys to everyone at once and repairs: what elsewhere is a rollback is a failure here',
  },
  replay: {
    kind: 'nothing',
    because: 'the published code runs no baseline, and has no constant for this figure',
  },
  doesNotShow: 'Whether a failure means the same in both arms.',
  reply: null,
};
