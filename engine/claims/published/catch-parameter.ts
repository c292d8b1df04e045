import { published } from '../claim.ts';
import { PRINTED_ONLY, replication } from './sources.ts';

export const catchParameter = published({
  id: 'catch-parameter',
  group: 'canary',
  sentence: 'A catch parameter of 0.60 produces the catch rate of 14.4%.',
  printed: '0.60',
  value: 0.6,
  unit: 'number',
  source: replication('catch parameter'),
  definition:
    'The rollback rate times the parameter, compared with the catch rate. The code has another value, and its docstring a third.',
  test: { kind: 'elsewhere', because: PRINTED_ONLY },
  replay: { kind: 'nothing', because: PRINTED_ONLY },
  doesNotShow: 'Which of the values led to the printed rate.',
});
