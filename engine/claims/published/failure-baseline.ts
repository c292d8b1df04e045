import { published } from '../claim.ts';
import { replication } from './sources.ts';

export const failureBaseline = published({
  id: 'failure-baseline',
  group: 'rollback-failure',
  sentence: '1.7% of deployments fail with traditional delivery.',
  printed: '1.7%',
  value: 0.017,
  unit: 'ratio',
  source: replication('baseline'),
  definition: 'Blocked or escaped deployments over all deployments.',
  test: {
    kind: 'untestable',
    because:
      'the traditional arm of our model deploys to everyone at once, so what would be a rollback elsewhere is a failure in it',
  },
  replay: {
    kind: 'nothing',
    because:
      'the published code runs no baseline; its latest version has a constant of 1.7%, its first release has none',
  },
  doesNotShow: 'Whether a failure means the same in both arms.',
});
