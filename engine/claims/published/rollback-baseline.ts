import { published } from '../claim.ts';
import { code, replication } from './sources.ts';

export const rollbackBaseline = published({
  id: 'rollback-baseline',
  group: 'rollback-failure',
  sentence: '4.1% of deployments are rolled back with traditional delivery.',
  printed: '4.1%',
  value: 0.041,
  unit: 'ratio',
  alternatives: [
    {
      printed: '8%',
      value: 0.08,
      source: code('first release, constant for baseline rollbacks'),
      judged: null,
    },
  ],
  source: replication('baseline'),
  definition: 'Rolled-back deployments over all deployments.',
  test: {
    kind: 'untestable',
    because:
      'the traditional arm of our model deploys to everyone at once and repairs what fails, so it rolls nothing back',
  },
  replay: {
    kind: 'nothing',
    because:
      'the published code runs no baseline; its first release has a constant of 8%, its latest version one of 4.1%',
  },
  doesNotShow: 'Whether rollbacks were made by hand or by a tool, and counted alike in both arms.',
});
