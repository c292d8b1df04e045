/** Pools of real workers with the fake engine, which a file closes after each test. */
import { expect } from 'vitest';
import type { Every } from '../../workers/core/lane.ts';
import type { PoolOptions } from '../../workers/core/pool.ts';
import type { Failure, Outcome } from '../../workers/core/task.ts';
import { StudyPool } from '../../workers/study/pool.ts';

export const startFake = (): Worker =>
  new Worker(new URL('./fake.worker.ts', import.meta.url), { type: 'module', name: 'fake' });

const open = new Set<StudyPool>();

export function fakePool(options: Partial<PoolOptions> = {}): StudyPool {
  const pool = new StudyPool({ start: startFake, size: 1, ...options });
  open.add(pool);
  return pool;
}

/** For `afterEach` in each file that starts any. */
export function closeFakes(): void {
  for (const pool of open) pool.close();
  open.clear();
}

export function valueOf<T>(outcome: Outcome<T>): T {
  if (outcome.kind === 'failed') expect.fail(`failed: ${JSON.stringify(outcome.failure)}`);
  return outcome.value;
}

export function failureIn(outcome: Outcome<unknown>): Failure {
  if (outcome.kind === 'done') expect.fail('expected a failure, it is done');
  return outcome.failure;
}

/** A clock by which lanes watch their workers, and which only a test moves on. */
export function handClock(): { readonly every: Every; readonly tick: (times: number) => void } {
  const looks = new Set<() => void>();
  return {
    every: (_, look) => {
      looks.add(look);
      return () => looks.delete(look);
    },
    tick: (times) => {
      for (let k = 0; k < times; k++) for (const look of looks) look();
    },
  };
}

export const longRun = 100_000_000;
