import { published } from '../claim.ts';
import { PRINTED_ONLY, readme } from './sources.ts';

export const demoBox = published({
  id: 'demo-box',
  group: 'canary',
  sentence: 'In the README’s demonstration, canary stages catch 14.4% of the issues of 500 deployments.',
  printed: '14.4%',
  value: 0.144,
  unit: 'ratio',
  source: readme('expected output of the demonstration'),
  definition:
    'The printed catch rate as a share of the printed counts: 12 rolled back, 4 failed, 500 deployments.',
  test: { kind: 'elsewhere', because: PRINTED_ONLY },
  replay: { kind: 'nothing', because: PRINTED_ONLY },
  doesNotShow: 'Anything about the rate at the size of the study, which is a claim of its own.',
});
