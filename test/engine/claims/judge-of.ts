/** A claim about rollbacks, judged on a run in which they are what a test wants them to be. */
import { type Claim, type ClaimTest, judgeClaims } from '../../../engine/claims/index.ts';
import type { Judgment } from '../../../engine/claims/verdict.ts';
import type { Estimate, StudyMeasures } from '../../../engine/simulator/measures/measures.ts';
import { defaultSettings, type Settings } from '../../../engine/simulator/settings.ts';
import { studyOf } from '../study-of.ts';

export const { measures } = studyOf(500, { warmUpDays: 0 });

/** Measures in which the GenOps rollback rate is what a test wants it to be; all else is a real run's. */
const withRollback = (estimate: Partial<Estimate>): StudyMeasures => ({
  ...measures,
  genops: {
    ...measures.genops,
    rollbackRate: { value: 0.024, lower: 0.02, upper: 0.028, method: 'Wilson', n: 500, ...estimate },
  },
});
export const range = { lower: 0.015, upper: 0.035, source: 'a document' };
const emergent: ClaimTest = { kind: 'emergent', quantity: 'rollbackGenops', range };
export const claim = (change: Partial<Claim> = {}): Claim => ({
  id: 'rollback',
  group: 'rollback-failure',
  sentence: 'A share is rolled back.',
  printed: '2.4%',
  value: 0.024,
  unit: 'ratio',
  alternatives: [],
  source: { document: 'a document', locator: 'here' },
  definition: 'Rolled back over all.',
  test: emergent,
  replay: { kind: 'nothing', because: 'a test' },
  doesNotShow: 'Anything.',
  reply: null,
  ...change,
});
export const judge = (
  estimate: Partial<Estimate>,
  change: Partial<Claim> = {},
  settings: Settings = defaultSettings,
): Judgment => judgeClaims({ measures: withRollback(estimate), settings }, [claim(change)])[0]!;
