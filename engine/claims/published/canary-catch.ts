import type { Claim } from '../claim.ts';
import { GUIDE, readme } from './sources.ts';

export const canaryCatch: Claim = {
  id: 'canary-catch',
  group: 'canary',
  sentence: 'The canary stages catch 14.4 per cent of issues before full production.',
  printed: '14.4%',
  value: 0.144,
  unit: 'ratio',
  alternatives: [],
  source: readme('study results; key metrics explained'),
  definition:
    'Rolled back before full traffic over rolled back or failed: the definition in the published code; four others are shown beside it.',
  test: {
    kind: 'emergent',
    quantity: 'canaryCatch',
    range: { lower: 0.12, upper: 0.17, source: GUIDE },
  },
  replay: { kind: 'replayed', quantity: 'canaryCatch', range: 'own' },
  doesNotShow: 'What was caught: a share of issues says nothing about the bad changes that nobody noticed.',
  reply: null,
};
