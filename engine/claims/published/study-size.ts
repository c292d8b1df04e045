import { published } from '../claim.ts';
import { readme } from './sources.ts';

export const studySize = published({
  id: 'study-size',
  group: 'study',
  sentence: 'The study covers 15,847 deployments of 127 services in 3 organizations over 8 months.',
  printed: '15,847',
  value: 15_847,
  unit: 'count',
  source: readme('study results; abstract'),
  definition: 'Number of deployments observed.',
  test: {
    kind: 'untestable',
    because: 'the deployment data is not public; in our model the number is an input',
  },
  replay: { kind: 'nothing', because: 'in the published code the number of deployments is an input' },
  doesNotShow: 'What was deployed, by whom, and how deployments were chosen.',
});
