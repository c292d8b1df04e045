/** The real engine in real workers: the same bits as on the page's own thread, whatever the number of workers. */
import { afterAll, expect, test } from 'vitest';
import { scenarios, studySteps, withSettings } from '../../engine/index.ts';
import type { StudyConfig } from '../../engine/simulator/scenario.ts';
import { defaultSettings } from '../../engine/simulator/settings.ts';
import type { Study } from '../../engine/simulator/study.ts';
import type { TaskProgress } from '../../workers/core/task.ts';
import { buffersOfStudy } from '../../workers/study/api.ts';
import { StudyPool } from '../../workers/study/pool.ts';
import { finish, sha256 } from '../engine/study-of.ts';
import goldens from '../goldens/digests.json' with { type: 'json' };
import { failureIn, valueOf } from './fake-pool.ts';

const config: StudyConfig = {
  scenario: 'equal-changes',
  settings: defaultSettings,
  seed: '42',
  deployments: 60,
};

const small = new StudyPool({ size: 1 });
afterAll(() => small.close());

/** On this thread, without a worker. */
const here = (asked: StudyConfig): Study => finish(studySteps(asked, sha256));

test("a worker gives the engine's numbers, bit for bit", async () => {
  const study = valueOf(await small.run(config));
  const expected = here(config);
  expect(study.digest).toBe(expected.digest);
  expect(study).toEqual(expected);
});

test('a study goes over to the page without a copy: ledger, deployment times and audit heads', () => {
  const study = here({ ...config, deployments: 20 });
  const buffers = buffersOfStudy(study);
  for (const column of Object.values(study.deploymentTimes)) expect(buffers).toContain(column.buffer);
  expect(buffers).toContain(study.heads.buffer);
  expect(new Set(buffers).size).toBe(buffers.length);
});

test('Chromium gives the digests that Node gave', async () => {
  for (const { scenario, seed, deployments, digest } of goldens.studies) {
    const { changes } = scenarios.find(({ id }) => id === scenario)!;
    const asked = { scenario, settings: withSettings(changes), seed, deployments };
    expect(valueOf(await small.run(asked)).digest, `${scenario}, ${deployments}`).toBe(digest);
  }
});

test('the digests of many seeds are equal from one worker and from three', async () => {
  const seeds = Array.from({ length: 5 }, (_, k) => `seed-${k}`);
  const digests: string[][] = [];
  const three = new StudyPool({ size: 3 });
  for (const pool of [small, three]) {
    const summaries = valueOf(await pool.runSeeds({ ...config, deployments: 20 }, seeds));
    expect(summaries.map((summary) => summary.config.seed)).toEqual(seeds);
    digests.push(summaries.map((summary) => summary.digest));
  }
  three.close();
  expect(new Set(digests[0]).size).toBe(seeds.length);
  expect(digests[1]).toEqual(digests[0]);
});

test('a run tells what it has counted so far, long before it is done', async () => {
  const heard: TaskProgress[] = [];
  const pool = new StudyPool({ size: 1 });
  const asked = { ...config, deployments: 15_847 };
  const { ledger } = valueOf(await pool.run(asked, { onProgress: (progress) => heard.push(progress) }));
  pool.close();
  const counted = heard.map(({ cycleTimes }) => cycleTimes!.genops.reduce((sum, n) => sum + n, 0));
  expect(counted).toEqual(heard.map(({ done }) => done));
  expect(counted.some((n) => n > 0 && n < ledger.deployments)).toBe(true);
});

test('a large study reports progress up to its size, and can be cancelled', async () => {
  const full = { ...config, deployments: 5_000 };
  const heard: number[] = [];
  valueOf(
    await small.run(full, {
      onProgress: ({ done, total }) => {
        expect(total).toBe(5_000);
        heard.push(done);
      },
    }),
  );
  expect(heard.length).toBeGreaterThan(3);
  expect(heard).toEqual(heard.toSorted((a, b) => a - b));
  expect(heard.at(-1)).toBeLessThanOrEqual(5_000);

  const aborter = new AbortController();
  const onProgress = (): void => aborter.abort();
  const outcome = await small.run(full, { signal: aborter.signal, onProgress });
  expect(failureIn(outcome)).toEqual({ kind: 'cancelled' });
});

test('one deployment explained has the audit head of the same deployment in the run', async () => {
  const study = valueOf(await small.run(config));
  const { leaf, change } = valueOf(await small.explain(config, 23));
  const head = study.heads.subarray(23 * 32, 24 * 32);
  expect(leaf.head).toBe(Array.from(head, (byte) => byte.toString(16).padStart(2, '0')).join(''));
  expect(change.index).toBe(23);
});

test('a size that the engine refuses comes back in its words', async () => {
  for (const deployments of [0, -5, 1.5, Number.NaN, 1e12]) {
    const failure = failureIn(await small.run({ ...config, deployments }));
    expect(failure).toMatchObject({ kind: 'bad-argument' });
    expect(failure).toHaveProperty('message', expect.stringMatching(/deployments: expected .* got/));
  }
});
