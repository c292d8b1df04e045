/** Many seeds over the pool: the same columns from one worker and from two, partial results, a cancel that is heard at once. */
import { afterAll, expect, test } from 'vitest';
import { replayFirstRelease } from '../../engine/replay/index.ts';
import { ReplayPool } from '../../workers/replay/pool.ts';
import { failureIn, valueOf } from './fake-pool.ts';

const two = new ReplayPool({ size: 2 });
afterAll(() => two.close());

/** Not a multiple of the parts that tasks take. */
const request = { firstSeed: 1, seeds: 130, deployments: 20 };

test('one worker and two give the same columns, and each entry is that of its seed', async () => {
  const one = new ReplayPool({ size: 1 });
  const sweep = valueOf(await one.sweep(request));
  one.close();
  expect(valueOf(await two.sweep(request))).toEqual(sweep);
  const { columns } = sweep;
  expect(columns.successful).toHaveLength(130);
  for (const seed of [1, 24, 42, 130]) {
    const alone = await replayFirstRelease({ deployments: 20, seed }, { keep: 'figures' });
    expect(columns.successful[seed - 1]).toBe(alone.successful);
    expect(columns.rolledBack[seed - 1]).toBe(alone.rolledBack);
    expect(columns.caught[seed - 1]).toBe(alone.canaryCaught);
    expect(columns.meanCycle[seed - 1]).toBe(alone.reportedMedianMinutes);
  }
});

test('partial results come in, and none of a seed that is not known is taken for one', async () => {
  const seen: number[] = [];
  const sweep = valueOf(
    await two.sweep(request, {
      onPartial: ({ known, columns, done }) => {
        expect(known.reduce((sum, one) => sum + one, 0)).toBe(done);
        known.forEach((one, k) => expect(columns.meanCycle[k] !== 0).toBe(one === 1));
        seen.push(done);
      },
    }),
  );
  expect(seen.length).toBeGreaterThan(3);
  expect(seen).toEqual(seen.toSorted((a, b) => a - b));
  expect(seen.at(-1)).toBe(130);
  expect(sweep.done).toBe(130);
});

test('a cancel is heard at the page before any worker answers, and the workers are free again', async () => {
  const aborter = new AbortController();
  let hasStarted = (): void => {};
  const started = new Promise<void>((resolve) => {
    hasStarted = resolve;
  });
  const running = two.sweep(
    { firstSeed: 1, seeds: 10_000, deployments: 500 },
    { signal: aborter.signal, onPartial: () => hasStarted() },
  );
  await started;
  aborter.abort();
  // one turn of the event loop: no message of a worker has been read since
  const turn = new Promise<null>((resolve) => setTimeout(() => resolve(null)));
  const outcome = await Promise.race([running, turn]);
  if (outcome === null) expect.fail('expected the sweep to have ended, it goes on');
  expect(failureIn(outcome)).toEqual({ kind: 'cancelled' });
  expect(valueOf(await two.sweep({ ...request, seeds: 3 })).done).toBe(3);
});

test('seeds that hold 0 are refused in the engine’s words', async () => {
  const failure = failureIn(await two.sweep({ firstSeed: -2, seeds: 5, deployments: 10 }));
  expect(failure).toMatchObject({ kind: 'bad-argument', message: expect.stringContaining('other than 0') });
});
