/** Facts come from a run, or from the committed one when it fails or is late; nothing else can happen. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Study } from '../../engine/simulator/study.ts';
import { type AnyBeat, defineBeat, still } from '../../talk/beat.ts';
import type { Committed } from '../../talk/data/committed.ts';
import type { Computes } from '../../talk/data/engine.ts';
import { createSource } from '../../talk/source.ts';
import type { Outcome } from '../../workers/core/task.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const beat: AnyBeat = defineBeat<string>({
  id: 'one',
  seconds: 1,
  load: async (engine) => (await engine.study()).digest,
  title: (digest) => digest,
  notes: () => [],
  label: () => '',
  draw: () => still,
});
const committed: Committed = { run: { seed: '42', deployments: 3, digest: 'kept' }, facts: { one: 'kept' } };
const refuse = (): never => {
  throw new Error('not asked for here');
};

function sourceWith(run: Computes['run']) {
  const asked: string[] = [];
  const source = createSource(
    {
      breathe: () => Promise.resolve(),
      explain: refuse,
      runSeeds: refuse,
      run: (config, hooks) => {
        asked.push(config.seed);
        return run(config, hooks);
      },
    },
    committed,
  );
  return { source, asked };
}
const done = (seed: string): Outcome<Study> => ({
  kind: 'done',
  value: { config: { seed, deployments: 3 }, digest: `digest of ${seed}`, measures: {} } as unknown as Study,
});

test('a run gives its facts, and beats of one seed share it until it is run again', async () => {
  const { source, asked } = sourceWith(({ seed }) => Promise.resolve(done(seed)));
  const shown = await source.load(beat, '7');
  expect(shown).toMatchObject({ facts: 'digest of 7', from: 'live', run: { seed: '7', deployments: 3 } });
  await Promise.all([source.load(beat, '7'), source.load(beat, '7')]);
  expect(asked).toEqual(['7']);
  await source.load(beat, '7', { fresh: true });
  expect(asked).toEqual(['7', '7']);
});

test('a run that fails leaves the committed facts, and says why to the speaker', async () => {
  const failure = { kind: 'worker-lost', message: 'it stopped' } as const;
  const { source } = sourceWith(() => Promise.resolve({ kind: 'failed', failure }));
  const shown = await source.load(beat, '7');
  expect(shown).toMatchObject({ facts: 'kept', from: 'committed', run: { seed: '42' } });
  expect(shown.why).toContain('it stopped');
});

test('a run that throws, and one that never ends, leave the committed facts within 5 s', async () => {
  const thrown = await sourceWith(() => Promise.reject(new Error('broken'))).source.load(beat, '7');
  expect(thrown).toMatchObject({ from: 'committed' });
  const waiting = sourceWith(() => new Promise(() => {})).source.load(beat, '7');
  await vi.advanceTimersByTimeAsync(5000);
  expect((await waiting).why).toContain('took over 5 s');
});

test('a run that is late is handed over when it comes, and kept', async () => {
  let end: (outcome: Outcome<Study>) => void = () => {};
  const { source, asked } = sourceWith(() => new Promise((resolve) => (end = resolve)));
  const late: unknown[] = [];
  const waiting = source.load(beat, '42', { onLate: ({ facts }) => late.push(facts) });
  await vi.advanceTimersByTimeAsync(5000);
  expect((await waiting).from).toBe('committed');
  end(done('42'));
  await vi.advanceTimersByTimeAsync(1);
  expect(late).toEqual(['digest of 42']);
  expect((await source.load(beat, '42')).from).toBe('live');
  expect(asked).toEqual(['42']);
});

test('another seed ends the run before it', async () => {
  const ended: string[] = [];
  const { source } = sourceWith(
    ({ seed }, hooks) =>
      new Promise((resolve) => {
        hooks?.signal?.addEventListener('abort', () => {
          ended.push(seed);
          resolve({ kind: 'failed', failure: { kind: 'cancelled' } });
        });
        if (seed === '8') resolve(done(seed));
      }),
  );
  const first = source.load(beat, '7');
  expect((await source.load(beat, '8')).facts).toBe('digest of 8');
  expect((await first).from).toBe('committed');
  expect(ended).toEqual(['7']);
});
