/**
 * What a draw costs, in CPU time: `hz` × {@link DRAWS} is draws a CPU second, whatever else the machine does. Compare the
 * rows of one run. Targets, fixed before the first run: a free draw at most .08 s of CPU on the machine of the study's
 * other targets, less than a whole run of its size; a fair draw at most three free ones. And, before its first run: a free
 * draw at most 1.2 times its bare simulation, the same deliveries with nothing measured.
 */
import { bench, describe } from 'vitest';
import { beliefPlan, drawSteps, pointsOf, runOfDraw } from '../../../engine/belief/belief.ts';
import { studySteps } from '../../../engine/index.ts';
import { deliveriesOn, prepareRun } from '../../../engine/simulator/simulate.ts';
import { finish, sha256 } from '../study-of.ts';

const DRAWS = 16;
/** Milliseconds of this process's CPU time. */
const now = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};
const options = { iterations: 3, time: 0, warmupIterations: 1, warmupTime: 0, now };
const [free, fair] = [beliefPlan({ kind: 'free' }), beliefPlan({ kind: 'fair', baseline: 0.89 })];
const points = pointsOf(free);

function each(run: (index: number) => void): () => void {
  return () => {
    for (let index = 0; index < DRAWS; index++) run(index);
  };
}

function simulated(index: number): void {
  const config = runOfDraw(free, points, index, {});
  for (const _ of deliveriesOn(finish(prepareRun(config)), config));
}

describe(`${DRAWS} draws`, () => {
  bench('bare simulation', each(simulated), options);
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
