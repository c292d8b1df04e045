import { published } from '../claim.ts';
import { PRINTED_ONLY, replication } from './sources.ts';

export const power = published({
  id: 'power',
  group: 'tests',
  sentence: 'With 15,847 deployments the test of success rates has a power of more than .99.',
  printed: '> .99',
  value: 0.99,
  unit: 'number',
  source: replication('power'),
  definition:
    'Power of the two-sided test of 96.8% against 94.2% at α = .001 with 7,923 deployments an arm. Equal arms are our assumption: the documents do not give their sizes.',
  test: { kind: 'elsewhere', because: PRINTED_ONLY },
  replay: { kind: 'nothing', because: PRINTED_ONLY },
  doesNotShow: 'That the arms were of equal size, or that the deployments were independent.',
});
