/** The worker's side, on this side of a MessageChannel: coverage cannot see into a worker. */
import { expose, proxy, type Remote, wrap } from 'comlink';
import { expect, test, vi } from 'vitest';
import type { StudyProgress } from '../../engine/simulator/study.ts';
import { failureOf } from '../../workers/core/api.ts';
import type { TaskApi } from '../../workers/core/task.ts';
import { createStudyApi } from '../../workers/study/api.ts';
import { fakeConfig, fakeEngine } from './fake-engine.ts';
import { longRun } from './fake-pool.ts';

function overChannel(api: TaskApi): Remote<TaskApi> {
  const { port1, port2 } = new MessageChannel();
  expose(api, port1);
  return wrap<TaskApi>(port2);
}

test('a task ends with its result as a value', async () => {
  const api = overChannel(createStudyApi(fakeEngine));
  const outcome = await api.perform(1, 'run', [fakeConfig('a')]);
  expect(outcome).toMatchObject({ kind: 'done', value: { digest: 'sha:a:200' } });
});

test('the hash function is loaded once, however many tasks ask for it', async () => {
  let loads = 0;
  const loadSha256 = (): Promise<string> => Promise.resolve(`load ${++loads}`);
  const api = overChannel(createStudyApi({ ...fakeEngine, loadSha256 }));
  const tasks = [1, 2, 3].map((id) => api.perform(id, 'summarise', [fakeConfig('a')]));
  await Promise.all(tasks);
  expect(loads).toBe(1);
});

test('a summary leaves the columns behind', async () => {
  const api = overChannel(createStudyApi(fakeEngine));
  const outcome = await api.perform(1, 'summarise', [fakeConfig('a')]);
  expect(outcome).toEqual({
    kind: 'done',
    value: { config: fakeConfig('a'), days: 1, measures: {}, digest: 'sha:a:200' },
  });
});

test('progress names its task and never goes back', async () => {
  const api = overChannel(createStudyApi(fakeEngine, 0));
  const seen: [id: number, done: number][] = [];
  await api.reportTo(proxy((id: number, { done }: StudyProgress) => seen.push([id, done])));
  await api.perform(7, 'run', [fakeConfig('a', 500)]);
  await expect.poll(() => seen).toEqual([0, 100, 200, 300, 400].map((done) => [7, done]));
});

test('progress goes on when the clock is put back in the middle of a task', async () => {
  const api = overChannel(createStudyApi(fakeEngine));
  const seen: number[] = [];
  await api.reportTo(proxy((_id: number, { done }: StudyProgress) => seen.push(done)));
  let looks = 0;
  const clock = vi.spyOn(performance, 'now').mockImplementation(() => (looks++ < 2 ? 7_200_000 : 20 * looks));
  try {
    await api.perform(1, 'run', [fakeConfig('a', 2_000)]);
  } finally {
    clock.mockRestore();
  }
  await expect.poll(() => seen.length).toBeGreaterThan(3);
});

test('a cancel reaches a task between two steps', async () => {
  const api = overChannel(createStudyApi(fakeEngine));
  const task = api.perform(1, 'run', [fakeConfig('a', longRun)]);
  await api.cancel(1);
  expect(await task).toEqual({ kind: 'failed', failure: { kind: 'cancelled' } });
});

test('a cancel of one task leaves the others, and those to come, alone', async () => {
  const api = overChannel(createStudyApi(fakeEngine));
  const task = api.perform(1, 'run', [fakeConfig('a')]);
  await api.cancel(2);
  expect(await task).toMatchObject({ kind: 'done' });
  expect(await api.perform(2, 'run', [fakeConfig('a')])).toMatchObject({ kind: 'done' });
});

test("the caller's mistake comes back in the engine's words", async () => {
  const api = overChannel(createStudyApi(fakeEngine));
  expect(await api.perform(1, 'run', [fakeConfig('refuse')])).toEqual({
    kind: 'failed',
    failure: {
      kind: 'bad-argument',
      message: 'seed: expected one that is not refused, got "refuse"',
      mistake: { where: 'seed', expected: 'one that is not refused', got: '"refuse"', fix: null },
    },
  });
});

test('a file that is not there any more is a failure of its own', () => {
  for (const name of ['NotReadableError', 'NotFoundError']) {
    expect(failureOf(new DOMException('gone', name))).toEqual({
      kind: 'unreadable-file',
      message: `${name}: gone`,
    });
  }
  const other = new DOMException('full', 'QuotaExceededError');
  expect(failureOf(other)).toEqual({ kind: 'fault', message: 'QuotaExceededError: full' });
  expect(failureOf(new Error('NotReadableError'))).toMatchObject({ kind: 'fault' });
});

test('a lack of memory is recognized by the words of each browser', () => {
  for (const error of [
    new RangeError('Array buffer allocation failed'),
    new RangeError('Out of memory'),
    'out of memory',
  ])
    expect(failureOf(error)).toEqual({ kind: 'no-memory', message: String(error) });
  expect(failureOf(new RangeError('Invalid array length'))).toMatchObject({ kind: 'fault' });
});

test('any other error is a fault of ours, with its name', async () => {
  const api = overChannel(createStudyApi(fakeEngine));
  expect(await api.perform(1, 'run', [fakeConfig('fault')])).toEqual({
    kind: 'failed',
    failure: { kind: 'fault', message: 'RangeError: a column is too short' },
  });
});

test('an unknown task, inherited names included, is a fault that lists the known ones', async () => {
  const api = overChannel(createStudyApi(fakeEngine));
  for (const name of ['walk', 'constructor']) {
    expect(await api.perform(1, name, [])).toEqual({
      kind: 'failed',
      failure: {
        kind: 'fault',
        message: `task: expected one of run, summarise, readings, numbers, explain, got "${name}"`,
      },
    });
  }
});
