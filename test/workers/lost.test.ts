/** Workers that die: each time the run ends with a value, and the next run finds a worker. */
import { afterEach, expect, test, vi } from 'vitest';
import { fakeConfig } from './fake-engine.ts';
import { closeFakes, failureIn, fakePool, handClock, longRun, startFake, valueOf } from './fake-pool.ts';

afterEach(closeFakes);

/** Starts a bad worker first, good ones after it. */
function firstBad(bad: () => Worker): () => Worker {
  let first = true;
  return () => {
    if (!first) return startFake();
    first = false;
    return bad();
  };
}

test('a worker that cannot load becomes a value and is replaced', async () => {
  const start = firstBad(() => new Worker('/no-such-worker.js', { type: 'module' }));
  const pool = fakePool({ start });
  expect(failureIn(await pool.run(fakeConfig('a')))).toEqual({
    kind: 'worker-lost',
    message: 'worker: expected it to load, it could not; it has been replaced, run again or reload the page',
  });
  expect(valueOf(await pool.run(fakeConfig('a'))).digest).toBe('sha:a:200');
});

test('a worker whose module throws becomes a value and is replaced', async () => {
  const start = firstBad(
    () => new Worker('data:text/javascript,throw new Error("no memory")', { type: 'module' }),
  );
  const pool = fakePool({ start });
  expect(failureIn(await pool.run(fakeConfig('a'))).kind).toBe('worker-lost');
  valueOf(await pool.run(fakeConfig('a')));
});

test('a worker that may not be started becomes a value', async () => {
  const start = firstBad(() => {
    throw new Error('expected module workers, this browser has none');
  });
  const pool = fakePool({ start });
  const failure = failureIn(await pool.run(fakeConfig('a')));
  expect(failure).toMatchObject({ kind: 'worker-lost' });
  expect(failure).toHaveProperty('message', expect.stringContaining('this browser has none'));
  valueOf(await pool.run(fakeConfig('a')));
});

test('a worker that dies in the middle of a run becomes a value and is replaced', async () => {
  const pool = fakePool();
  const failure = failureIn(await pool.run(fakeConfig('die', longRun)));
  expect(failure).toMatchObject({ kind: 'worker-lost' });
  expect(failure).toHaveProperty('message', expect.stringContaining('out of luck'));
  valueOf(await pool.run(fakeConfig('a')));
});

test('a worker that was killed without a word is found by its silence', async () => {
  let worker: Worker | undefined;
  const start = (): Worker => (worker = startFake());
  const { every, tick } = handClock();
  const pool = fakePool({ start, every });
  const onProgress = (): void => {
    worker?.terminate();
    tick(4 + longRun / 100_000);
  };
  const run = pool.run(fakeConfig('a', longRun), { onProgress });
  expect(failureIn(await run)).toEqual({
    kind: 'worker-lost',
    message:
      'worker: expected a sign of life every 5 s, got none; it has been replaced, run again or reload the page',
  });
  valueOf(await pool.run(fakeConfig('a')));
});

test('of a large study a longer silence is allowed: its last step takes longer', async () => {
  let worker: Worker | undefined;
  const { every, tick } = handClock();
  const pool = fakePool({ start: () => (worker = startFake()), every });
  let reports = 0;
  const onProgress = (): void => {
    if (++reports > 1) return;
    tick(4 + longRun / 100_000 - 1);
    worker?.terminate();
    tick(1);
  };
  expect(failureIn(await pool.run(fakeConfig('a', longRun), { onProgress }))).toMatchObject({
    kind: 'worker-lost',
  });
  expect(reports).toBe(1);
});

test('a worker that reports between two looks is not silent', async () => {
  const { every, tick } = handClock();
  const run = fakePool({ every }).run(fakeConfig('a', 20_000), { onProgress: () => tick(3) });
  expect(valueOf(await run).digest).toBe('sha:a:20000');
});

test('a worker that hangs is given up when it does not obey a cancel', async () => {
  const pool = fakePool();
  const aborter = new AbortController();
  const hung = pool.run(fakeConfig('hang', longRun), {
    signal: aborter.signal,
    onProgress: () => aborter.abort(),
  });
  expect(failureIn(await hung)).toEqual({ kind: 'cancelled' });
  expect(valueOf(await pool.run(fakeConfig('a'))).digest).toBe('sha:a:200');
});

test('the death of one worker leaves the run on the other alone', async () => {
  const pool = fakePool({ size: 2 });
  const [dead, alive] = await Promise.all([
    pool.run(fakeConfig('die', longRun)),
    pool.run(fakeConfig('a', 20_000)),
  ]);
  expect(failureIn(dead).kind).toBe('worker-lost');
  expect(valueOf(alive).digest).toBe('sha:a:20000');
});

test('what waited behind a dead worker is done by its replacement', async () => {
  const pool = fakePool();
  const [dead, next] = await Promise.all([pool.run(fakeConfig('die', longRun)), pool.run(fakeConfig('a'))]);
  expect(failureIn(dead).kind).toBe('worker-lost');
  expect(valueOf(next).digest).toBe('sha:a:200');
});

test('a result that cannot be sent is a fault, and the worker goes on', async () => {
  const pool = fakePool();
  expect(failureIn(await pool.run(fakeConfig('unclonable'))).kind).toBe('fault');
  valueOf(await pool.run(fakeConfig('a')));
});

test('a progress hook that throws is reported on the page, and the run goes on', async () => {
  const reported = vi.spyOn(globalThis, 'reportError').mockImplementation(() => {});
  const run = fakePool().run(fakeConfig('a', 500), {
    onProgress: () => {
      throw new Error('no chart to draw on');
    },
  });
  valueOf(await run);
  expect(reported).toHaveBeenCalledWith(new Error('no chart to draw on'));
  reported.mockRestore();
});
