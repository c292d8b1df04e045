import { published } from '../claim.ts';
import { PRINTED_ONLY, sampleDescription } from './sources.ts';

export const sampleSummary = published({
  id: 'sample-summary',
  group: 'study',
  sentence: 'The summary of the 50 sample records describes those records.',
  printed: '21.55',
  value: 21.55,
  unit: 'minutes',
  source: sampleDescription('summary'),
  definition:
    'Counts, median, mean, standard deviation and tiers in the summary, compared with the 50 records.',
  test: { kind: 'elsewhere', because: PRINTED_ONLY },
  replay: { kind: 'nothing', because: PRINTED_ONLY },
  doesNotShow:
    'Anything about the study. The sample is described as stratified random and synthetic, with a sample size of 500 next to 50 records.',
});
