/**
 * A warm worker: it has made the log of the study's size before the clock starts. Held against the bare run in a warm
 * worker: the log costs the run again, and encoding, hashing and the tree beside it.
 */
import { bench, describe } from 'vitest';
import type { StudyConfig } from '../../engine/simulator/scenario.ts';
import { defaultSettings } from '../../engine/simulator/settings.ts';
import { AuditPool } from '../../workers/audit/pool.ts';
import { StudyPool } from '../../workers/study/pool.ts';
import { valueOf } from './fake-pool.ts';

const config = (seed: string): StudyConfig => ({
  scenario: 'equal-changes',
  settings: defaultSettings,
  seed,
  deployments: 15_847,
});

const study = new StudyPool({ size: 1 });
const audit = new AuditPool();
valueOf(await study.run(config('42')));
const { origin, size, root } = valueOf(await audit.make(config('42')));
const { secretKey } = valueOf(await audit.makeKey('bench'));
const head = valueOf(await audit.sign({ origin, size, root }, secretKey));
const tar = valueOf(await audit.pack(config('42'), head, 'tar'));
const json = valueOf(await audit.pack(config('42'), head, 'json'));
valueOf(await audit.verify(tar, null));

/** Few rounds: one takes seconds (172,238 events; figures in engine/audit-log/README.md), and what counts are ratios. */
const rounds = { time: 0, iterations: 5, warmupTime: 0, warmupIterations: 1 };
let seed = 0;

describe('15,847 deployments', () => {
  bench('the bare run', async () => void valueOf(await study.run(config('42'))), rounds);
  bench('run and log', async () => void valueOf(await audit.make(config(`log ${seed++}`))), rounds);
  bench('verify the archive', async () => void valueOf(await audit.verify(tar, null)), rounds);
  bench('verify the JSON', async () => void valueOf(await audit.verify(json, null)), rounds);
});
