import { published } from '../claim.ts';
import { reports } from './sources.ts';

export const reportsRun = published({
  id: 'reports-run',
  group: 'success',
  sentence: 'A run of 100 deployments has 94.0% success, 54.4% improvement and 0.0% failures.',
  printed: '94.0%, 54.4%, 0.0%',
  value: null,
  unit: 'ratio',
  source: reports('output of a demonstration of 100 deployments'),
  definition:
    'The three figures as the published code prints them. The report names the size of the run, and no seed.',
  test: { kind: 'elsewhere', because: 'it is about a run of the published code, which the replay repeats' },
  replay: { kind: 'replayed', quantity: 'success', range: 'as printed', recorded: 'reports-run' },
  doesNotShow:
    'That the report came from the first release: it was printed by the latest version with a missing name supplied.',
});
