/** A warm worker: the pool has done one run before the clock starts. */
import { bench, describe } from 'vitest';
import type { StudyConfig } from '../../engine/simulator/scenario.ts';
import { defaultSettings } from '../../engine/simulator/settings.ts';
import { StudyPool } from '../../workers/study/pool.ts';
import { valueOf } from './fake-pool.ts';

const config = (deployments: number): StudyConfig => ({
  scenario: 'equal-changes',
  settings: defaultSettings,
  seed: '42',
  deployments,
});
const seeds = Array.from({ length: 8 }, (_, k) => `seed-${k}`);

const one = new StudyPool({ size: 1 });
const two = new StudyPool({ size: 2 });
valueOf(await one.runSeeds(config(500), seeds));
valueOf(await two.runSeeds(config(500), seeds));

/** Few rounds: one takes seconds on a small machine, and what counts are ratios. */
const rounds = { time: 0, iterations: 6, warmupTime: 0, warmupIterations: 1 };

describe('a paired study in one warm worker', () => {
  bench('500 deployments', async () => void valueOf(await one.run(config(500))), {
    ...rounds,
    iterations: 20,
  });
  bench('15,847 deployments', async () => void valueOf(await one.run(config(15_847))), rounds);
});

describe('8 seeds of 5,000 deployments', () => {
  bench('1 worker', async () => void valueOf(await one.runSeeds(config(5000), seeds)), rounds);
  bench('2 workers', async () => void valueOf(await two.runSeeds(config(5000), seeds)), rounds);
});
