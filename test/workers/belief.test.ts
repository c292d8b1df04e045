/** Draws in real workers: the same numbers as on the command line, whoever makes them. */
import { afterAll, expect, test } from 'vitest';
import { type BeliefPlan, beliefPlan, drawSteps, pointsOf } from '../../engine/belief/belief.ts';
import { drawRow } from '../../engine/belief/in-common.ts';
import { BeliefPool } from '../../workers/belief/pool.ts';
import { failureIn, valueOf } from './fake-pool.ts';

const pool = new BeliefPool({ size: 2 });
afterAll(() => pool.close());

function rowHere(plan: BeliefPlan, index: number): Readonly<Record<string, number>> {
  const steps = drawSteps(plan, pointsOf(plan), index);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

test('draws of two workers are those that the engine makes here, number by number', async () => {
  const plan = beliefPlan({ kind: 'free' });
  const seen: number[] = [];
  const draws = valueOf(await pool.draws(plan, 12, { onPartial: ({ done }) => seen.push(done) }));
  expect(seen.at(-1)).toBe(12);
  for (const index of [0, 7, 8, 11]) expect(drawRow(draws, index)).toEqual(rowHere(plan, index));
});

test('a fair draw is solved in the worker', async () => {
  const plan = beliefPlan({ kind: 'fair', baseline: 0.89 });
  const draws = valueOf(await pool.draws(plan, 1));
  expect(drawRow(draws, 0)).toEqual(rowHere(plan, 0));
});

test('a pause holds the next parts back, and a cancel ends all', async () => {
  const cancel = new AbortController();
  let release = (): void => {};
  const paused = new Promise<void>((resolve) => {
    release = resolve;
  });
  let asked = 0;
  let done = 0;
  const outcome = pool.draws(beliefPlan({ kind: 'free' }), 400, {
    signal: cancel.signal,
    onPartial: (news) => (done = news.done),
    ready: () => (asked++ < 1 ? Promise.resolve() : paused),
  });
  await expect.poll(() => done).toBe(8);
  expect(asked).toBeGreaterThan(1);
  cancel.abort();
  release();
  expect(failureIn(await outcome)).toEqual({ kind: 'cancelled' });
  expect(done).toBe(8);
});
