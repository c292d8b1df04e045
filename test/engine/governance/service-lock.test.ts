import { describe, expect, it } from 'vitest';
import { ServiceLock } from '../../../engine/governance/index.ts';

function lockWith(...stretches: readonly (readonly [number, number])[]): ServiceLock {
  const lock = new ServiceLock(2);
  for (const [from, to] of stretches) lock.take(0, from, to);
  return lock;
}

describe('a service lock', () => {
  it.each([
    ['a free service starts at once', [], 100, 20, 100],
    ['a rollout waits for the one under way', [[90, 130]], 100, 20, 130],
    ['it fits before one that starts when it ends', [[120, 150]], 100, 20, 100],
    ['it does not fit before one that starts earlier', [[119, 150]], 100, 20, 150],
    [
      'it takes the first gap that is long enough',
      [
        [90, 110],
        [125, 140],
        [200, 220],
      ],
      100,
      20,
      140,
    ],
    [
      'it takes a gap of exactly its length',
      [
        [90, 110],
        [130, 140],
      ],
      100,
      20,
      110,
    ],
    ['it starts when the last ends', [[90, 100]], 100, 20, 100],
    ['one that waits for a reviewer until Monday does not hold it up', [[5_000, 5_040]], 100, 20, 100],
  ] as const)('%s', (_, taken, ready, minutes, start) =>
    expect(lockWith(...taken).firstFree(0, ready, minutes, 0)).toBe(start),
  );

  it('holds one service, not another', () => expect(lockWith([90, 130]).firstFree(1, 100, 20, 0)).toBe(100));

  it('keeps stretches in order, however they were taken', () => {
    const lock = lockWith([200, 220], [100, 120], [150, 160]);
    expect(lock.firstFree(0, 90, 20, 0)).toBe(120);
    expect(lock.firstFree(0, 90, 35, 0)).toBe(160);
    expect(lock.firstFree(0, 90, 41, 0)).toBe(220);
  });

  it('forgets what has ended', () => {
    const lock = lockWith([100, 120], [150, 160]);
    expect(lock.firstFree(0, 130, 5, 125)).toBe(130);
    expect(lock.firstFree(0, 150, 5, 125)).toBe(160);
  });
});
