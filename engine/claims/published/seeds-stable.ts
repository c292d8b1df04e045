import { published } from '../claim.ts';
import { REPLICATION, threats } from './sources.ts';

export const seedsStable = published({
  id: 'seeds-stable',
  group: 'success',
  sentence: 'Results of the published code are stable over 100 seeds.',
  printed: 'within acceptable variance',
  value: null,
  unit: 'ratio',
  source: threats('§5.1'),
  definition:
    'Success rates of 400 seeds of the published code at its default size, compared with the two published ranges. The document prints no numbers.',
  test: { kind: 'elsewhere', because: 'it is about runs of the published code, which the replay repeats' },
  replay: {
    kind: 'replayed',
    quantity: 'success',
    range: { lower: 0.94, upper: 0.99, source: REPLICATION },
    recorded: 'seeds-stable',
  },
  doesNotShow: 'That the results are right. Fixed probabilities give stable rates whatever they are.',
});
