/** The published first release in real workers: the recorded digests, experiments, audit coverage, failures as values. */
import { afterAll, expect, test } from 'vitest';
import type { ReplayRequest } from '../../engine/replay/index.ts';
import { ReplayPool } from '../../workers/replay/pool.ts';
import recorded from '../fixtures/replay-summary.json?raw';
import { failureIn, valueOf } from './fake-pool.ts';

interface Recording {
  readonly deployments: number;
  readonly seed: number;
  readonly successful: number;
  readonly reportedMedianMinutes: number;
  readonly rowsSha256: string;
}
const recordings = JSON.parse(recorded) as readonly Recording[];

const one = new ReplayPool({ size: 1 });
afterAll(() => one.close());

test('a worker gives the rows of the original, as recorded on CPython', async () => {
  const few = recordings.filter(({ deployments }) => deployments <= 1000);
  expect(few.length).toBeGreaterThan(2);
  for (const { deployments, seed, rowsSha256, successful, reportedMedianMinutes } of few) {
    const replay = valueOf(await one.replay({ deployments, seed }));
    expect(replay).toMatchObject({ rowsSha256, successful, reportedMedianMinutes });
    expect(replay.rows?.length).toBe(deployments);
  }
});

test('a full-size replay reports progress, and can be cancelled for another that is right', async () => {
  const full: ReplayRequest = { deployments: 400_000, seed: 24 };
  const aborter = new AbortController();
  const heard: number[] = [];
  const outcome = await one.replay(
    full,
    {},
    {
      signal: aborter.signal,
      onProgress: ({ done, total }) => {
        expect(total).toBe(full.deployments);
        heard.push(done);
        if (done > 0) aborter.abort();
      },
    },
  );
  expect(failureIn(outcome)).toEqual({ kind: 'cancelled' });
  expect(heard.at(-1)).toBeLessThan(full.deployments);
  const after = valueOf(await one.replay({ deployments: 500, seed: 24 }));
  expect(after.rowsSha256).toBe(
    recordings.find(({ deployments, seed }) => deployments === 500 && seed === 24)?.rowsSha256,
  );
});

test('an experiment says what moved: with other weights scores, never a status', async () => {
  const moved = valueOf(
    await one.experiment(
      { deployments: 500, seed: 24 },
      {
        riskWeights: {
          serviceTier: 0,
          serviceHealth: 0,
          historicalFailureRate: 1,
          blastRadius: 0,
          changeComplexity: 0,
          timing: 0,
        },
      },
    ),
  );
  expect(moved.differences).toMatchObject({ statuses: 0, rollbackStages: 0, cycleTimes: 0, changes: 0 });
  expect(moved.differences.riskScores).toBeGreaterThan(400);
  expect(moved.statuses).toEqual([485, 15, 0]);
  expect(moved.levels.reduce((sum, n) => sum + n, 0)).toBe(500);
  expect(moved.ranking?.positives).toBe(15);
  expect(moved.ranking?.auc).toBeGreaterThan(moved.ranking!.aucInterval.lower);
  expect(moved.ranking?.auc).toBeLessThan(moved.ranking!.aucInterval.upper);
});

test('without risk scoring there is nothing to rank', async () => {
  const moved = valueOf(await one.experiment({ deployments: 100, seed: 24 }, { pillars: { risk: false } }));
  expect(moved.ranking).toBeNull();
  expect(moved.statuses).toEqual([0, 0, 100]);
});

test.each([
  [{ deployments: 500, seed: 0 }, /seed: expected an integer other than 0, got 0; the published code/],
  [{ deployments: 0, seed: 24 }, /deployments: expected a whole number from 1 to 1,000,000, got 0/],
  [{ deployments: 1e7, seed: 24 }, /deployments: expected/],
] as const)('the request %o is refused in the engine’s words', async (request, message) => {
  const failure = failureIn(await one.replay(request));
  expect(failure).toMatchObject({ kind: 'bad-argument', message: expect.stringMatching(message) });
});
