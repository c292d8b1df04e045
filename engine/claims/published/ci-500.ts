import { published } from '../claim.ts';
import { PRINTED_ONLY, replication } from './sources.ts';

export const ci500 = published({
  id: 'ci-500',
  group: 'tests',
  sentence: 'The 95% interval of the success rate in the sample run is 94.8–98.3%.',
  printed: '94.8%, 98.3%',
  value: null,
  unit: 'ratio',
  source: replication('interval of the sample run, 500 an arm'),
  definition:
    'Nine common 95% intervals of every count that rounds to 96.8% of 500. The document prints neither method nor count.',
  test: { kind: 'elsewhere', because: PRINTED_ONLY },
  replay: { kind: 'nothing', because: PRINTED_ONLY },
  doesNotShow: 'That deployments succeed independently of each other, which these intervals assume.',
});
