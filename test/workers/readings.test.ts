/** Readings of the claims over workers: the same as on one thread, both baselines, cancelling. */
import { afterAll, expect, test } from 'vitest';
import { baselines } from '../../engine/claims/multiverse/index.ts';
import { replayNumbers } from '../../engine/claims/multiverse/replay-numbers.ts';
import { configFor, studyNumbers } from '../../engine/claims/multiverse/study-numbers.ts';
import { studySteps } from '../../engine/index.ts';
import { replaySteps } from '../../engine/replay/index.ts';
import { ReplayPool } from '../../workers/replay/pool.ts';
import { StudyPool } from '../../workers/study/pool.ts';
import { configOf, finish, sha256 } from '../engine/study-of.ts';
import { failureIn, valueOf } from './fake-pool.ts';

const pool = new StudyPool({ size: 2 });
afterAll(() => pool.close());

test('the study is run at both baselines, and each reading is that of its own run', async () => {
  const config = configOf(60, { warmUpDays: 7 });
  let last = { done: 0, total: 0 };
  const there = valueOf(await pool.readings(config, { onProgress: (progress) => (last = progress) }));
  const here = baselines.flatMap((baseline) =>
    studyNumbers(finish(studySteps(configFor(config, baseline), sha256)), baseline),
  );
  expect(there).toEqual(here);
  expect(last).toEqual({ done: 120, total: 120 });
});

test('the replay’s readings are those of one thread', async () => {
  const client = new ReplayPool({ size: 1 });
  const request = { deployments: 30, seed: 24 };
  const here = replayNumbers(finish(replaySteps(request, { keep: 'rows' })));
  expect(valueOf(await client.readings(request))).toEqual(here);
  client.close();
});

test('readings that are called off end both runs', async () => {
  const calling = new AbortController();
  const outcome = pool.readings(configOf(20_000), {
    signal: calling.signal,
    onProgress: () => calling.abort(),
  });
  expect(failureIn(await outcome)).toEqual({ kind: 'cancelled' });
});
