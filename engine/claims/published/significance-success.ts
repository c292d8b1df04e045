import { published } from '../claim.ts';
import { replication } from './sources.ts';

export const significanceSuccess = published({
  id: 'significance-success',
  group: 'tests',
  sentence: 'The gain in the success rate is statistically significant (p < 0.001).',
  printed: 'p < 0.001',
  value: 0.001,
  unit: 'p',
  source: replication('chi-square test'),
  definition:
    'p-value of the chi-square test of completed deployments, GenOps against traditional, one-sided in the claimed direction. A difference of the other sign has a p-value near 1.',
  test: {
    kind: 'emergent',
    quantity: 'successP',
    range: { lower: 0, upper: 0.0005, source: 'one-sided, half of the printed 0.001' },
  },
  replay: { kind: 'nothing', because: 'the published code runs no baseline to test against' },
  doesNotShow: 'That the deployments are independent of each other, which the test assumes.',
});
