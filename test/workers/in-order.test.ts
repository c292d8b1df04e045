/** Many runs handed over one by one: in their order, whatever the workers' speed, with a pause and an end that a taker sets. */
import { afterEach, expect, test } from 'vitest';
import type { Outcome } from '../../workers/core/task.ts';
import { inOrder } from '../../workers/core/together.ts';
import { fakeConfig } from './fake-engine.ts';
import { closeFakes, failureIn, fakePool, longRun, valueOf } from './fake-pool.ts';

afterEach(closeFakes);

/** Later parts of each pair are done first. */
const backwards = async (k: number): Promise<Outcome<string>> => {
  for (let turns = k % 2 === 0 ? 20 : 1; turns > 0; turns--) await Promise.resolve();
  return { kind: 'done', value: `part ${k}` };
};

test('parts are taken in their order, and the first that is refused is the last', async () => {
  const taken: string[] = [];
  const all = await inOrder(7, 3, backwards, (value, k) => taken.push(`${value}/${k}`) > 0);
  expect(valueOf(all)).toBe(7);
  expect(taken).toEqual(Array.from({ length: 7 }, (_, k) => `part ${k}/${k}`));
  for (const atOnce of [1, 2, 5]) {
    const some: string[] = [];
    expect(valueOf(await inOrder(50, atOnce, backwards, (value) => some.push(value) < 4))).toBe(4);
    expect(some).toEqual(['part 0', 'part 1', 'part 2', 'part 3']);
  }
});

test('a pause holds what has not begun', async () => {
  let go = (): void => {};
  const paused = new Promise<void>((resolve) => {
    go = resolve;
  });
  const begun: number[] = [];
  const part = (k: number): Promise<Outcome<number>> => {
    begun.push(k);
    return Promise.resolve({ kind: 'done', value: k });
  };
  const ended = inOrder(4, 2, part, () => true, {
    ready: () => (begun.length < 2 ? Promise.resolve() : paused),
  });
  await expect.poll(() => begun.length).toBe(2);
  go();
  expect(valueOf(await ended)).toBe(4);
});

test('a cancel and a failure end all, and a study’s runs come in the order of their seeds', async () => {
  const pool = fakePool({ size: 2 });
  const of = (k: number) => fakeConfig(`seed-${k}`, 40);
  const seeds: string[] = [];
  const take = ({ config }: { readonly config: { readonly seed: string } }): boolean =>
    seeds.push(config.seed) > 0;
  expect(valueOf(await pool.runEach({ count: 5, of }, take))).toBe(5);
  expect(seeds).toEqual(['seed-0', 'seed-1', 'seed-2', 'seed-3', 'seed-4']);
  const aborter = new AbortController();
  const long = pool.runEach({ count: 3, of: (k) => fakeConfig(`${k}`, longRun) }, take, {
    signal: aborter.signal,
  });
  aborter.abort();
  expect(failureIn(await long)).toEqual({ kind: 'cancelled' });
  const refused = await pool.runEach(
    { count: 9, of: (k) => fakeConfig(k === 2 ? 'refuse' : `${k}`, 40) },
    take,
  );
  expect(failureIn(refused).kind).toBe('bad-argument');
});
