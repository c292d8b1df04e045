import type { Claim } from '../claim.ts';
import { PRINTED_ONLY, replication } from './sources.ts';

export const ci500: Claim = {
  id: 'ci-500',
  group: 'tests',
  sentence: 'The 95 per cent Wilson interval of 484 in 500 is 94.8 to 98.3 per cent.',
  printed: '94.8%, 98.3%',
  value: null,
  unit: 'ratio',
  alternatives: [],
  source: replication('Wilson interval'),
  definition: 'Wilson’s score interval of 484 successes in 500 trials at 95 per cent.',
  test: { kind: 'elsewhere', because: PRINTED_ONLY },
  replay: { kind: 'nothing', because: PRINTED_ONLY },
  doesNotShow: 'That deployments succeed independently of each other, which the interval assumes.',
  reply: null,
};
