import type { Claim } from '../claim.ts';
import { GUIDE, readme } from './sources.ts';

export const successGenops: Claim = {
  id: 'success-genops',
  group: 'success',
  sentence: 'With GenOps, 96.8 per cent of deployments complete without a rollback or a failure.',
  printed: '96.8%',
  value: 0.968,
  unit: 'ratio',
  alternatives: [],
  source: readme('study results'),
  definition: 'Completed deployments over all deployments.',
  test: {
    kind: 'emergent',
    quantity: 'successGenops',
    range: { lower: 0.96, upper: 0.975, source: GUIDE },
  },
  replay: { kind: 'replayed', quantity: 'success', range: 'own' },
  doesNotShow:
    'Why deployments succeed: fewer bad changes, better review and a milder count of failures all raise the same share.',
  reply: null,
};
