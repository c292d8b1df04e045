import type { Claim } from '../claim.ts';
import { OURS, replication } from './sources.ts';

export const failureBaseline: Claim = {
  id: 'failure-baseline',
  group: 'rollback-failure',
  sentence: 'With traditional delivery, 1.7 percent of deployments fail.',
  printed: '1.7%',
  value: 0.017,
  unit: 'ratio',
  alternatives: [],
  source: replication('baseline'),
  definition: 'Blocked or escaped deployments over all deployments.',
  test: {
    kind: 'calibrated',
    quantity: 'failureTraditional',
    range: { lower: 0.012, upper: 0.022, source: `${OURS}: half a point` },
    inputs: ['badIntercept'],
    because:
      'without rollbacks in this arm, failure is one minus success, for which the odds of a bad change were solved',
  },
};
