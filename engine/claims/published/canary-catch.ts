import { published } from '../claim.ts';
import { GUIDE, readme } from './sources.ts';

export const canaryCatch = published({
  id: 'canary-catch',
  group: 'canary',
  sentence: 'Canary stages catch 14.4% of issues before full production.',
  printed: '14.4%',
  value: 0.144,
  unit: 'ratio',
  source: readme('study results; key metrics explained'),
  definition:
    'Deployments rolled back before full traffic, over those rolled back or failed, as the published code defines it. Four other definitions are shown with it.',
  test: { kind: 'emergent', quantity: 'canaryCatch', range: { lower: 0.12, upper: 0.17, source: GUIDE } },
  replay: { kind: 'replayed', quantity: 'canaryCatch', range: 'own' },
  doesNotShow: 'How many bad changes nobody noticed. A share of known issues does not count them.',
});
