import { published } from '../claim.ts';
import { GUIDE, REPLICATION, readme } from './sources.ts';

export const successGenops = published({
  id: 'success-genops',
  group: 'success',
  sentence: '96.8% of deployments succeed with GenOps.',
  printed: '96.8%',
  value: 0.968,
  unit: 'ratio',
  source: readme('study results'),
  definition:
    'Completed deployments over all deployments. The document on threats to validity defines success: no rollback or incident within 24 hours, service levels checked, no manual step.',
  test: {
    kind: 'emergent',
    quantity: 'successGenops',
    range: {
      lower: 0.96,
      upper: 0.975,
      source: GUIDE,
      wider: { lower: 0.94, upper: 0.99, source: REPLICATION },
    },
  },
  replay: { kind: 'replayed', quantity: 'success', range: 'own' },
  doesNotShow:
    'Why deployments succeed. Fewer bad changes, better reviews and a milder count of failures all raise the same share.',
});
