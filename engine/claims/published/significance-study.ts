import { published } from '../claim.ts';
import { PRINTED_ONLY, replication } from './sources.ts';

export const significanceStudy = published({
  id: 'significance-study',
  group: 'tests',
  sentence: 'With 15,847 deployments, 96.8% against 94.2% is significant at p < 0.001.',
  printed: 'p < 0.001',
  value: 0.001,
  unit: 'p',
  source: replication('chi-square test at the size of the study'),
  definition:
    'Two-sided p-value of the chi-square test of 96.8% against 94.2% of 7,923 each, recomputed from all counts that round to them. Equal arms are our assumption: the documents do not give their sizes.',
  test: { kind: 'elsewhere', because: PRINTED_ONLY },
  replay: { kind: 'nothing', because: PRINTED_ONLY },
  doesNotShow: 'That the arms were of equal size, or that either rate is right.',
});
