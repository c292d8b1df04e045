/** Whatever the settings: how the three definitions of cycle time lie to each other. */
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { cycleMinutesBy, cycleTimeDefinitionNames } from '../../engine/simulator/cycle-times.ts';
import { studyOf } from '../engine/study-of.ts';
import { forRuns } from '../for-all.ts';

const settings = fc.record({
  autonomy: fc.constantFrom('shadow', 'assisted', 'governed', 'learning'),
  enableCanary: fc.boolean(),
  enableGovernance: fc.boolean(),
  verification: fc.boolean(),
  fridayAction: fc.constantFrom('defer', 'block'),
  reviewerSpecificity: fc.double({ min: 0.5, max: 1, noNaN: true }),
  prepareMedian: fc.double({ min: 0.1, max: 240, noNaN: true }),
  deployMinutes: fc.double({ min: 0, max: 240, noNaN: true }),
  verifyMinutes: fc.double({ min: 0, max: 240, noNaN: true }),
  overheadMinutes: fc.double({ min: 0, max: 60, noNaN: true }),
  bakeScale: fc.double({ min: 0.1, max: 1, noNaN: true }),
  warmUpDays: fc.constant(0),
});
const seeds = fc.string({ minLength: 1, maxLength: 8 });

it('no definition counts more than the one with review and waiting, and none counts less than nothing', () =>
  forRuns(40, settings, seeds, (changes, seed) => {
    const study = studyOf(40, changes, seed);
    for (const arm of ['traditional', 'genops', 'genopsFinal'] as const) {
      const withReview = cycleMinutesBy('with-review', study, arm);
      for (const definition of cycleTimeDefinitionNames) {
        const wrong = cycleMinutesBy(definition, study, arm).filter(
          (minutes, i) => !(minutes >= 0 && minutes <= withReview[i]! + 1e-9),
        );
        expect([...wrong], definition).toEqual([]);
      }
    }
  }));

it('in shadow, GenOps has the traditional arm’s cycle times under every definition, bit for bit', () =>
  forRuns(15, settings, seeds, (changes, seed) => {
    const study = studyOf(40, { ...changes, autonomy: 'shadow' }, seed);
    for (const definition of cycleTimeDefinitionNames) {
      const traditional = cycleMinutesBy(definition, study, 'traditional');
      expect(cycleMinutesBy(definition, study, 'genops')).toEqual(traditional);
      expect(cycleMinutesBy(definition, study, 'genopsFinal')).toEqual(traditional);
    }
    const { published } = study.measures.cycleTimes;
    expect(published.genops).toEqual(published.traditional);
  }));
