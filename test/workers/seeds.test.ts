import { afterEach, expect, test } from 'vitest';
import { fakeConfig } from './fake-engine.ts';
import { closeFakes, failureIn, fakePool, longRun, valueOf } from './fake-pool.ts';

afterEach(closeFakes);

const seeds = Array.from({ length: 12 }, (_, k) => `seed-${k}`);

test('progress counts all seeds together, never goes back, and ends at the total', async () => {
  const seen: number[] = [];
  const total = 400 * seeds.length;
  const run = fakePool({ size: 2 }).runSeeds(fakeConfig('unused', 400), seeds, {
    onProgress: (progress) => {
      expect(progress.total).toBe(total);
      seen.push(progress.done);
    },
  });
  valueOf(await run);
  expect(seen).toEqual(seen.toSorted((a, b) => a - b));
  expect(seen.at(-1)).toBe(total);
});

test('a cancel ends all seeds, and the workers are free again', async () => {
  const pool = fakePool({ size: 2 });
  const aborter = new AbortController();
  const outcome = await pool.runSeeds(fakeConfig('unused', longRun), seeds, {
    signal: aborter.signal,
    onProgress: () => aborter.abort(),
  });
  expect(failureIn(outcome)).toEqual({ kind: 'cancelled' });
  valueOf(await pool.run(fakeConfig('a')));
});

test('the first failure ends all seeds and is the one that is reported', async () => {
  const pool = fakePool({ size: 2 });
  const outcome = await pool.runSeeds(fakeConfig('unused', longRun), ['a', 'refuse', 'b']);
  expect(failureIn(outcome)).toEqual({
    kind: 'bad-argument',
    message: 'seed: expected one that is not refused, got "refuse"',
    mistake: { where: 'seed', expected: 'one that is not refused', got: '"refuse"', fix: null },
  });
});

test('no seeds, no summaries', async () => {
  expect(valueOf(await fakePool().runSeeds(fakeConfig('unused'), []))).toEqual([]);
});
