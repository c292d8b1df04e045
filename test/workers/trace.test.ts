/** The detector over workers: the same traces as on one thread, progress, cancelling, and failures by value. */
import { afterAll, expect, test } from 'vitest';
import { type Moves, type Numbers, survey, traceSteps } from '../../engine/claims/construction/index.ts';
import { mechanismModel } from '../../engine/claims/construction/mechanism-model.ts';
import { replayModel } from '../../engine/claims/construction/replay-model.ts';
import { studySteps } from '../../engine/index.ts';
import { surveyInParts } from '../../workers/core/survey.ts';
import type { Outcome } from '../../workers/core/task.ts';
import { ReplayPool } from '../../workers/replay/pool.ts';
import { StudyPool } from '../../workers/study/pool.ts';
import { configOf, finish, sha256 } from '../engine/study-of.ts';
import { valueOf } from './fake-pool.ts';

const request = { deployments: 120, seed: 42 };
const replays = new ReplayPool({ size: 2 });
const studies = new StudyPool({ size: 2 });
afterAll(() => {
  replays.close();
  studies.close();
});

test('the published code’s traces are those of one thread at 2,000 deployments, whatever size is asked for; a seed is traced once', async () => {
  const here = finish(traceSteps(replayModel({ deployments: 2000, seed: 42 })));
  const there = valueOf(await replays.trace(request));
  expect(there.traces).toEqual(here);
  expect(there).toMatchObject({ deployments: 120, seed: 42n, tracedAt: 2000 });
  expect(there.estimates['success']!.n).toBe(120);
  const seen: number[] = [];
  const again = valueOf(
    await replays.trace({ ...request, deployments: 40 }, { onProgress: ({ done }) => seen.push(done) }),
  );
  expect(again.traces).toBe(there.traces);
  expect(again.estimates['success']!.n).toBe(40);
  expect(seen).toEqual([]);
});

test('a survey in parts is that of one thread, however many are at work at once', async () => {
  const model = replayModel({ deployments: 10, seed: 7 });
  const here = finish(traceSteps(model));
  for (const atOnce of [1, 3, 8]) {
    const outcome = await surveyInParts(survey(model), atOnce, async (part) => {
      const value = part.map((moves) => finish(model.run(moves)));
      await new Promise((resolve) => {
        setTimeout(resolve, part.length % 3); // parts end in another order than they started
      });
      return { kind: 'done', value };
    });
    expect(valueOf(outcome)).toEqual(here);
  }
});

test('the study’s traces are those of one thread', async () => {
  const config = configOf(12, { warmUpDays: 1 });
  const here = finish(traceSteps(mechanismModel(config, (moved) => studySteps(moved, sha256))));
  const seen: number[] = [];
  const there = valueOf(await studies.trace(config, { onProgress: ({ done }) => seen.push(done) }));
  expect(there.traces).toEqual(here);
  expect(there.config).toEqual(config);
  expect(seen).toEqual(seen.toSorted((a, b) => a - b));
  expect(seen.length).toBeGreaterThan(20);
});

test('a trace that is called off ends at once, and the pool goes on', async () => {
  const calling = new AbortController();
  const outcome = studies.trace(configOf(40, { warmUpDays: 7 }), {
    signal: calling.signal,
    onProgress: () => calling.abort(),
  });
  expect(await outcome).toEqual({ kind: 'failed', failure: { kind: 'cancelled' } });
  expect((await studies.run(configOf(5))).kind).toBe('done');
});

test('a request that cannot be used is a failure by value', async () => {
  const outcome = await replays.trace({ deployments: 10, seed: 0 });
  expect(outcome).toMatchObject({ kind: 'failed', failure: { kind: 'bad-argument' } });
});

test('the first failed part ends the survey, and the others are called off', async () => {
  const inputs = replayModel(request).inputs;
  const failure = { kind: 'worker-lost', message: 'gone' } as const;
  let asked = 0;
  const perform = async (
    _part: readonly Moves[],
    signal: AbortSignal,
  ): Promise<Outcome<readonly Numbers[]>> => {
    asked += 1;
    if (asked === 2) return { kind: 'failed', failure };
    await new Promise((resolve) => {
      signal.addEventListener('abort', resolve, { once: true });
    });
    return { kind: 'failed', failure: { kind: 'cancelled' } };
  };
  const outcome = await surveyInParts(survey({ inputs, draws: 'shifted' }), 3, perform);
  expect(outcome).toEqual({ kind: 'failed', failure });
  expect(asked).toBeLessThanOrEqual(3);
});
