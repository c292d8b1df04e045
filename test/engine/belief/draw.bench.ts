/**
 * What a draw costs. Targets, fixed before the first run: a free draw at most .08 s of CPU on the machine of the study's
 * other targets, less than a whole run of its size; a fair draw at most three free ones. Compare the rows of one run.
 */
import { bench, describe } from 'vitest';
import { beliefPlan, drawSteps, pointsOf, runOfDraw } from '../../../engine/belief/belief.ts';
import { studySteps } from '../../../engine/index.ts';
import { finish, sha256 } from '../study-of.ts';

const DRAWS = 16;
const options = { iterations: 3, time: 0, warmupIterations: 1, warmupTime: 0 };
const [free, fair] = [beliefPlan({ kind: 'free' }), beliefPlan({ kind: 'fair', baseline: 0.89 })];
const points = pointsOf(free);

function each(run: (index: number) => void): () => void {
  return () => {
    for (let index = 0; index < DRAWS; index++) run(index);
  };
}

describe(`${DRAWS} draws`, () => {
  bench(
    'free',
    each((index) => void finish(drawSteps(free, points, index))),
    options,
  );
  bench(
    'fair',
    each((index) => void finish(drawSteps(fair, points, index))),
    options,
  );
  bench(
    'each as a whole run',
    each((index) => void finish(studySteps(runOfDraw(free, points, index, {}), sha256))),
    options,
  );
});
