import { published, type Source } from '../claim.ts';
import { code, replication } from './sources.ts';

export const effectSize = published({
  id: 'effect-size',
  group: 'tests',
  sentence: 'The difference in cycle time is large: more than 0.8 standard deviations.',
  printed: '> 0.8',
  value: 0.8,
  unit: 'number',
  alternatives: [
    { printed: '1.92', value: 1.92, source: replication('effect size'), judged: null },
    { printed: '1.8', value: 1.8, source: code('effect size'), judged: null },
  ],
  source: replication('effect size'),
  definition:
    'Cohen’s d of cycle times, traditional minus GenOps, over the pooled standard deviation. Cycle time is defined as in the threats document: from deployment initiation to the end of the rollout, without code review and testing. The medians are judged with review and waiting, which our model was tuned to; this number was tuned to nothing, so it is judged as the documents define it.',
  test: {
    kind: 'emergent',
    quantity: 'cycleTimeEffect',
    range: { lower: 0.8, upper: Number.POSITIVE_INFINITY, source: 'as printed' },
  },
  replay: {
    kind: 'nothing',
    because:
      'its first release, which is replayed, runs no baseline; a later version draws one, and is not replayed',
  },
  doesNotShow:
    'How much a typical deployment gains. By the published definition the traditional time is one input, the time to deploy to everyone, and deployments put off over a weekend set the standard deviation.',
});

/** The standard deviation of baseline cycle times from which the code draws, around the printed median. */
export const assumedBaselineSd: {
  readonly printed: string;
  readonly minutes: number;
  readonly source: Source;
} = {
  printed: '15.2',
  minutes: 15.2,
  source: { document: 'published code, HEAD', locator: 'statistical analysis, normal(52.8, 15.2)' },
};
