import { published } from '../claim.ts';
import { abstract, OURS } from './sources.ts';

export const budgetVariance = published({
  id: 'budget-variance',
  group: 'safety',
  sentence: 'GenOps lowers the variance of error budgets by 47.2%.',
  printed: '47.2%',
  value: 0.472,
  unit: 'ratio',
  source: abstract('error-budget variance'),
  definition:
    'One minus the ratio of two variances of burn over service-months: with GenOps over traditional.',
  test: {
    kind: 'emergent',
    quantity: 'budgetVarianceReduction',
    range: { lower: 0.422, upper: 0.522, source: `${OURS}: five points` },
  },
  replay: { kind: 'nothing', because: 'the published code does not compute this' },
  doesNotShow: 'That budgets are kept. A process that burns every budget evenly has no variance at all.',
});
