/** The replay in warm workers: one run at the study's size, and a hundredth of the sweep that the page offers. */
import { bench, describe } from 'vitest';
import { ReplayPool } from '../../workers/replay/pool.ts';
import { valueOf } from './fake-pool.ts';

const one = new ReplayPool({ size: 1 });
const two = new ReplayPool({ size: 2 });
const sweep = { firstSeed: 1, seeds: 200, deployments: 500 };
for (const pool of [one, two]) {
  valueOf(await pool.replay({ deployments: 500, seed: 24 }));
  valueOf(await pool.sweep(sweep));
}

/** Few rounds: one takes a good part of a second on a small machine, and what counts are ratios. */
const rounds = { time: 0, iterations: 8, warmupTime: 0, warmupIterations: 1 };

describe('15,847 deployments in one warm worker', () => {
  const full = { deployments: 15_847, seed: 24 };
  bench('rows and digest', async () => void valueOf(await one.replay(full)), rounds);
  bench('rows', async () => void valueOf(await one.replay(full, { keep: 'rows' })), rounds);
  bench('experiment: twice rows, compared', async () => void valueOf(await one.experiment(full, {})), rounds);
});

describe('200 seeds of 500 deployments; the page sweeps 10,000, fifty times as many', () => {
  bench('1 worker', async () => void valueOf(await one.sweep(sweep)), rounds);
  bench('2 workers', async () => void valueOf(await two.sweep(sweep)), rounds);
});
