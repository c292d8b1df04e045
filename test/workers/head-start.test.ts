/** A study that is begun before anyone asks: whoever asks for it takes it over where it stands. */
import { expect, test, vi } from 'vitest';
import type { StudyConfig } from '../../engine/simulator/scenario.ts';
import { defaultSettings } from '../../engine/simulator/settings.ts';
import type { Study } from '../../engine/simulator/study.ts';
import type { Steps } from '../../workers/core/task.ts';
import { createHeadStart, type EarlyRun } from '../../workers/study/head-start.ts';
import { finish } from '../engine/study-of.ts';
import { studyOf } from '../notebooks/fake-study.ts';

const run: EarlyRun = { scenario: 'equal-changes', changes: {}, seed: '42', deployments: 100 };
/** As the page asks for it: the same settings in another order. */
const config: StudyConfig = {
  scenario: 'equal-changes',
  settings: Object.fromEntries(Object.entries(defaultSettings).toReversed()) as typeof defaultSettings,
  seed: '42',
  deployments: 100,
};

/** Steps without end until they are let go; counts how often it was started and how far it has come. */
function slowly() {
  const seen = { started: 0, steps: 0, free: false };
  const start = (asked: StudyConfig): Promise<Steps<Study>> => {
    seen.started += 1;
    return Promise.resolve(
      (function* () {
        while (!seen.free) {
          seen.steps += 1;
          yield { done: 0, total: asked.deployments };
        }
        return studyOf(asked);
      })(),
    );
  };
  return { seen, start };
}

test('the study that was begun is handed over as far as it has come, and goes on only there', async () => {
  const { seen, start } = slowly();
  const ahead = createHeadStart(start);
  const running = ahead.begin(run);
  await vi.waitFor(() => expect(seen.steps).toBeGreaterThan(0));
  const steps = await ahead.take(config)!;
  await running;
  const before = seen.steps;
  steps.next();
  expect([seen.started, seen.steps]).toEqual([1, before + 1]);
  seen.free = true;
  expect(finish(steps).config.seed).toBe('42');
  expect(ahead.take(config)).toBeNull();
});

test('one that is done already is there at once', async () => {
  const { seen, start } = slowly();
  seen.free = true;
  const ahead = createHeadStart(start);
  await ahead.begin(run);
  expect(finish(await ahead.take(config)!).config.deployments).toBe(100);
  expect(seen.started).toBe(1);
});

test.each<[string, Partial<StudyConfig>]>([
  ['seed', { seed: '7' }],
  ['size', { deployments: 500 }],
  ['settings', { settings: { ...defaultSettings, bakeScale: 2 } }],
])('a request for another %s ends it', async (_what, change) => {
  const { start } = slowly();
  const ahead = createHeadStart(start);
  const running = ahead.begin(run);
  expect(ahead.take({ ...config, ...change })).toBeNull();
  await running;
  expect(ahead.take(config)).toBeNull();
});

test('one that could not begin is forgotten: the request begins its own, and says what is wrong', async () => {
  const ahead = createHeadStart(() => Promise.reject(new Error('no hash')));
  await ahead.begin(run);
  expect(ahead.take(config)).toBeNull();
});
