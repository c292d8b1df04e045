/**
 * What a paired study costs, audit leaves included.
 *
 * Targets (issue: the main job), fixed before the first run: 15,847 deployments under a second and 500 under 100 ms in a
 * warm Chromium worker; cost linear in n. Here on Node: compare the rows of one run with one another.
 */
import { bench, describe } from 'vitest';
import { AuditChain } from '../../engine/audit-log/index.ts';
import { LEAF_BYTES } from '../../engine/pipeline/index.ts';
import { namedStream } from '../../engine/random/streams.ts';
import { deliveriesOn, prepareRun } from '../../engine/simulator/simulate.ts';
import { configOf, finish, sha256, studyOf } from './study-of.ts';

/** Of both pipelines, second attempts included (engine/README.md). */
const DRAWS_A_CHANGE = 117;

describe('a paired study', () => {
  bench('500 deployments', () => void studyOf(500));
  bench('15,847 deployments', () => void studyOf(15_847), {
    iterations: 3,
    time: 0,
    warmupIterations: 1,
    warmupTime: 0,
  });
  bench('100,000 deployments', () => void studyOf(100_000), {
    iterations: 1,
    time: 0,
    warmupIterations: 0,
    warmupTime: 0,
  });
});

/** Milliseconds of this process's CPU time, whatever else the machine does. */
const now = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

describe('of 15,847 deployments', () => {
  const options = { iterations: 4, time: 0, warmupIterations: 2, warmupTime: 0, now };
  const config = configOf(15_847);
  bench(
    'bare draws',
    () => {
      const next = namedStream('bench', 'bare draws');
      let sum = 0;
      for (let k = 0; k < 15_847 * DRAWS_A_CHANGE; k++) sum += next();
      if (!(sum > 0)) throw new Error('nothing was drawn');
    },
    options,
  );
  bench('everything', () => void studyOf(15_847), options);
  bench(
    'both arms, without ledger, audit and measures',
    () => {
      const stage = finish(prepareRun(config));
      let delivered = 0;
      for (const { genops } of deliveriesOn(stage, config)) delivered += genops.cycleMinutes;
      if (!(delivered > 0)) throw new Error('nothing was delivered');
    },
    options,
  );
  bench(
    'the audit chain alone: as many leaves hashed',
    () => {
      const chain = new AuditChain(sha256);
      const leaf = new Uint8Array(LEAF_BYTES);
      for (let k = 0; k < 15_847; k++) {
        leaf[4] = k & 255;
        chain.append(leaf);
      }
    },
    options,
  );
});
