import { published } from '../claim.ts';
import { readme } from './sources.ts';

export const validation = published({
  id: 'validation',
  group: 'success',
  sentence: 'The latest validation run of the published code has a success rate of 97.0%.',
  printed: '97.0%',
  value: 0.97,
  unit: 'ratio',
  source: readme('latest validation results'),
  definition: 'Completed deployments over all deployments of a run of the published code.',
  test: { kind: 'elsewhere', because: 'it is about a run of the published code, which the replay repeats' },
  replay: { kind: 'replayed', quantity: 'success', range: 'as printed', recorded: 'latest-success' },
  doesNotShow: 'Anything about deployments. The run draws its outcomes from fixed probabilities.',
});
