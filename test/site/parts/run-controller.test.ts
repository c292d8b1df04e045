/** One run at a time; old values stay until new ones are there; every end is a state that can be shown. */

import { expect, test } from 'vitest';
import { defaultSettings } from '../../../engine/simulator/settings.ts';
import { createController } from '../../../site/boot/controller.ts';
import { createRootAttributes } from '../../../site/boot/root-attributes.ts';
import { studyRuns } from '../../../site/boot/start-study.ts';
import type { JudgedStudy } from '../../../site/state/judged-study.ts';
import { defaultRun as committedRun, type Run } from '../../../site/state/run.ts';
import { isStale, type RunState, rootRun } from '../../../site/state/run-state.ts';
import { fakeClient, noRows, scenarios, settle } from '../../notebooks/fake-study.ts';

function setUp() {
  const states: RunState<Run, JudgedStudy>[] = [];
  const { client, runs } = fakeClient();
  let clock = 0;
  const kind = studyRuns({ client, scenarios, judge: () => noRows });
  const controller = createController({
    kind,
    now: () => (clock += 10),
    onState: (state) => states.push(state),
  });
  return { kind, controller, runs, states, kinds: () => states.map((state) => state.kind) };
}

const defaultRun: Run = { ...committedRun, deployments: 500 };
const other = { ...defaultRun, seed: 'other' };

test('a run goes from running over its progress to done', async () => {
  const { controller, runs, kinds, states } = setUp();
  controller.start(defaultRun);
  runs[0]!.hooks.onProgress?.({ done: 100, total: 500 });
  await runs[0]!.end();
  expect(kinds()).toEqual(['running', 'running', 'done']);
  expect(states[1]).toMatchObject({ progress: { done: 100, total: 500 }, shown: null });
  expect(states[2]).toMatchObject({
    shown: { study: { digest: `42/500/${defaultSettings.bakeScale}` }, milliseconds: 10 },
  });
});

test('a new run ends the one before it, whose late result is not shown', async () => {
  const { controller, runs, states } = setUp();
  controller.start(defaultRun);
  controller.start(other);
  expect(runs[0]!.hooks.signal?.aborted).toBe(true);
  await runs[0]!.end();
  runs[0]!.hooks.onProgress?.({ done: 1, total: 2 });
  await runs[1]!.end();
  expect(states.filter(({ kind }) => kind === 'done')).toHaveLength(1);
  expect(controller.state).toMatchObject({ kind: 'done', run: { seed: 'other' } });
});

test('while a new run goes on, and when it fails, the old result stays on screen and is called stale', async () => {
  const { controller, runs } = setUp();
  controller.start(defaultRun);
  await runs[0]!.end();
  controller.start(other);
  expect(controller.state).toMatchObject({ kind: 'running', shown: { run: { seed: '42' } } });
  expect(isStale(controller.state!)).toBe(true);
  await runs[1]!.end({ kind: 'failed', failure: { kind: 'worker-lost', message: 'gone' } });
  expect(controller.state).toMatchObject({
    kind: 'failed',
    failure: { message: 'gone' },
    shown: { run: { seed: '42' } },
  });
  expect([rootRun(controller.state!), isStale(controller.state!)]).toEqual(['failed', true]);
});

test('a cancelled run leaves the result on screen as it was: done, not stale', async () => {
  const { controller, runs } = setUp();
  controller.start(defaultRun);
  await runs[0]!.end();
  controller.start(other);
  controller.cancel();
  expect(runs[1]!.hooks.signal?.aborted).toBe(true);
  expect(controller.state).toMatchObject({
    kind: 'failed',
    failure: { kind: 'cancelled' },
    run: { seed: 'other' },
  });
  expect([rootRun(controller.state!), isStale(controller.state!)]).toEqual(['done', false]);
});

test('cancelled before anything was shown, it has failed; cancelled after the end, nothing happens', async () => {
  const { controller, runs } = setUp();
  controller.start(defaultRun);
  controller.cancel();
  expect(rootRun(controller.state!)).toBe('failed');
  controller.start(defaultRun);
  await runs[1]!.end();
  controller.cancel();
  expect(controller.state?.kind).toBe('done');
});

test('restoring a run that was computed shows it at once; starting it computes it again', async () => {
  const { controller, runs } = setUp();
  controller.start(defaultRun);
  await runs[0]!.end();
  controller.start(other);
  await runs[1]!.end();
  controller.restore(defaultRun);
  expect(controller.state).toMatchObject({ kind: 'done', run: { seed: '42' } });
  expect(runs).toHaveLength(2);
  controller.start(defaultRun);
  expect(runs).toHaveLength(3);
});

test('of small runs, too, only the last twenty are kept: a page that runs for hours does not grow', async () => {
  const { controller, runs, kind } = setUp();
  const small = (k: number): Run => ({ ...defaultRun, deployments: 100, seed: `small ${k}` });
  for (let k = 0; k <= 20; k++) {
    controller.start(small(k));
    await runs[k]!.end();
  }
  expect(21 * 100).toBeLessThan(kind.kept);
  controller.restore(small(1));
  expect(controller.state?.kind).toBe('done');
  controller.restore(small(0));
  expect(controller.state?.kind).toBe('running');
});

test('a fault of ours is a failed state with its message, not an unhandled rejection', async () => {
  const states: RunState<Run, JudgedStudy>[] = [];
  const { client, runs } = fakeClient();
  const controller = createController({
    kind: studyRuns({
      client,
      scenarios,
      judge: () => {
        throw new Error('no verdict');
      },
    }),
    now: () => 0,
    onState: (state) => states.push(state),
  });
  controller.start(defaultRun);
  await runs[0]!.end();
  await settle();
  expect(states.at(-1)).toMatchObject({ kind: 'failed', failure: { kind: 'fault', message: 'no verdict' } });
});

test('the root element names the run on screen exactly while it is current', async () => {
  const root = document.createElement('html');
  const { kind, controller, runs } = setUp();
  const write = createRootAttributes(root, kind);
  controller.start(defaultRun);
  write(controller.state!);
  expect(Object.fromEntries(Object.entries(root.dataset))).toEqual({ run: 'running' });
  await runs[0]!.end();
  write(controller.state!);
  expect(Object.fromEntries(Object.entries(root.dataset))).toEqual({
    run: 'done',
    deployments: '500',
    seed: '42',
    digest: `42/500/${defaultSettings.bakeScale}`,
    scenario: 'equal-changes',
    settings: '',
  });
  write(controller.state!, true);
  expect(Object.fromEntries(Object.entries(root.dataset))).toEqual({ run: 'failed' });
  controller.start(other);
  write(controller.state!);
  expect(Object.fromEntries(Object.entries(root.dataset))).toEqual({ run: 'running', stale: '' });
});
