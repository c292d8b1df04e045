import { published } from '../claim.ts';
import { GUIDE, readme } from './sources.ts';

export const safetyViolations = published({
  id: 'safety-violations',
  group: 'safety',
  sentence: 'No deployment violates a safety policy.',
  printed: '0',
  value: 0,
  unit: 'ratio',
  source: readme('study results; abstract'),
  definition:
    'Share of deployments in which a separate checker of the audit log finds a broken policy. The interval’s upper end is one-sided. The documents count bypassed controls, unauthorized approvals and audit failures.',
  test: {
    kind: 'calibrated',
    quantity: 'violations',
    range: { lower: 0, upper: 0, source: GUIDE },
    inputs: ['enableGovernance'],
    because: 'the pipeline enforces the very policies that the checker tests',
    lifted: [{ enableGovernance: false }, { autonomy: 'shadow' }],
  },
  replay: { kind: 'replayed', quantity: 'violations', range: 'own' },
  doesNotShow:
    'That the policies are the right ones. A rule that never applies is never broken, and our rules are milder than the documents’ in three points: a spent budget asks for an approval instead of stopping deployments, the Friday rule defers, and hotfixes are exempt.',
});
