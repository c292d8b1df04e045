import { afterEach, expect, test } from 'vitest';
import { TaskPool } from '../../workers/core/pool.ts';
import { fakeConfig } from './fake-engine.ts';
import { closeFakes, failureIn, fakePool, longRun, startFake, valueOf } from './fake-pool.ts';

afterEach(closeFakes);

/** Counts the workers that were started. */
function counted(): { start: () => Worker; readonly started: number } {
  let started = 0;
  return {
    start: () => {
      started += 1;
      return startFake();
    },
    get started() {
      return started;
    },
  };
}

test('no worker is started before there is a task, and no more than there are tasks', async () => {
  const workers = counted();
  const pool = fakePool({ start: workers.start, size: 4 });
  expect(workers.started).toBe(0);
  valueOf(await pool.run(fakeConfig('a')));
  valueOf(await pool.run(fakeConfig('b')));
  expect(workers.started).toBe(1);
  await Promise.all(['a', 'b', 'c'].map((seed) => pool.run(fakeConfig(seed))));
  expect(workers.started).toBe(3);
});

test('by default there are as many workers as cores, eight at most', () => {
  const pool = new TaskPool({ start: startFake });
  expect(pool.size).toBe(Math.min(8, navigator.hardwareConcurrency));
});

test('concurrent runs on fewer workers each get their own result', async () => {
  const pool = fakePool({ size: 2 });
  const seeds = Array.from({ length: 12 }, (_, k) => `seed-${k}`);
  const outcomes = await Promise.all(seeds.map((seed, k) => pool.run(fakeConfig(seed, 100 + k))));
  expect(outcomes.map((outcome) => valueOf(outcome).digest)).toEqual(
    seeds.map((seed, k) => `sha:${seed}:${100 + k}`),
  );
});

test('concurrent runs each hear of their own progress only', async () => {
  const pool = fakePool({ size: 2 });
  const totals = new Map<number, Set<number>>();
  const run = (deployments: number) =>
    pool.run(fakeConfig('a', deployments), {
      onProgress: ({ total }) => totals.set(deployments, (totals.get(deployments) ?? new Set()).add(total)),
    });
  await Promise.all([run(40_000), run(50_000), run(60_000)]);
  const heard = [...totals].toSorted(([a], [b]) => a - b); // whoever reports first
  expect(heard.map(([key, seen]) => [key, ...seen])).toEqual([
    [40_000, 40_000],
    [50_000, 50_000],
    [60_000, 60_000],
  ]);
});

test('progress comes at least after each tenth of a second of work', async () => {
  const heard: number[] = [];
  const aborter = new AbortController();
  const run = fakePool().run(fakeConfig('a', longRun), {
    signal: aborter.signal,
    onProgress: ({ done }) => heard.push(done),
  });
  await expect.poll(() => heard.length).toBeGreaterThan(60);
  aborter.abort();
  await run;
  // counted in work, of which the fake engine does at most 100 deployments in 0.1 ms: a busy machine does less
  const between = heard.slice(1).map((done, k) => done - heard[k]!);
  expect(Math.max(...between)).toBeLessThan(100_000);
});

test('a cancelled run ends as cancelled, and its worker takes the next one', async () => {
  const workers = counted();
  const pool = fakePool({ start: workers.start });
  const aborter = new AbortController();
  const run = pool.run(fakeConfig('a', longRun), {
    signal: aborter.signal,
    onProgress: () => aborter.abort(),
  });
  expect(failureIn(await run)).toEqual({ kind: 'cancelled' });
  valueOf(await pool.run(fakeConfig('b')));
  expect(workers.started).toBe(1);
});

test('a cancelled run says nothing more', async () => {
  const pool = fakePool();
  const aborter = new AbortController();
  let after = 0;
  const run = pool.run(fakeConfig('a', longRun), {
    signal: aborter.signal,
    onProgress: () => {
      if (aborter.signal.aborted) after += 1;
      aborter.abort();
    },
  });
  await run;
  valueOf(await pool.run(fakeConfig('b')));
  expect(after).toBe(0);
});

test('a run that waits for a worker can be cancelled, and the running one goes on', async () => {
  const pool = fakePool();
  const aborter = new AbortController();
  const first = pool.run(fakeConfig('a', 20_000));
  const second = pool.run(fakeConfig('b', longRun), { signal: aborter.signal });
  aborter.abort();
  expect(failureIn(await second)).toEqual({ kind: 'cancelled' });
  expect(valueOf(await first).digest).toBe('sha:a:20000');
});

test('a run that was cancelled before it began starts no worker', async () => {
  const workers = counted();
  const pool = fakePool({ start: workers.start });
  const outcome = await pool.run(fakeConfig('a'), { signal: AbortSignal.abort() });
  expect(failureIn(outcome)).toEqual({ kind: 'cancelled' });
  expect(workers.started).toBe(0);
});

test('closing ends what runs and what waits as cancelled; later runs start new workers', async () => {
  const workers = counted();
  const pool = fakePool({ start: workers.start });
  const running = pool.run(fakeConfig('a', longRun));
  const waiting = pool.run(fakeConfig('b', longRun));
  pool.close();
  expect(failureIn(await running)).toEqual({ kind: 'cancelled' });
  expect(failureIn(await waiting)).toEqual({ kind: 'cancelled' });
  valueOf(await pool.run(fakeConfig('c')));
  expect(workers.started).toBe(2);
});

test('columns arrive as typed arrays with their values', async () => {
  const { ledger, heads } = valueOf(await fakePool().run(fakeConfig('abc', 300)));
  expect(ledger.lines).toEqual(new Uint32Array(300).fill(3));
  expect(heads).toBeInstanceOf(Uint8Array);
  expect(heads.length).toBe(300 * 32);
});

test('one deployment is explained', async () => {
  const explanation = valueOf(await fakePool().explain(fakeConfig('a'), 17));
  expect(explanation.change).toEqual({ index: 17, seed: 'a' });
});

test("a caller's mistake comes back as a message, and the worker goes on", async () => {
  const workers = counted();
  const pool = fakePool({ start: workers.start });
  expect(failureIn(await pool.run(fakeConfig('refuse')))).toEqual({
    kind: 'bad-argument',
    message: 'seed: expected one that is not refused, got "refuse"',
    mistake: { where: 'seed', expected: 'one that is not refused', got: '"refuse"', fix: null },
  });
  valueOf(await pool.run(fakeConfig('a')));
  expect(workers.started).toBe(1);
});
