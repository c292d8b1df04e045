import { expect, test, vi } from 'vitest';
import { noModuleWorkers, supportsModuleWorkers } from '../../workers/core/support.ts';
import { StudyPool } from '../../workers/study/pool.ts';
import { fakeConfig } from './fake-engine.ts';
import { failureIn } from './fake-pool.ts';

test('a browser that reads the option supports module workers, and nothing is started', () => {
  const starts = vi.spyOn(globalThis, 'Worker');
  expect(supportsModuleWorkers()).toBe(true);
  expect(starts).toHaveBeenCalledTimes(1);
  expect(starts.mock.results[0]?.type).toBe('throw');
  starts.mockRestore();
});

test('where workers take no options, or there are none, a run ends with a plain message', async () => {
  for (const Old of [function Worker() {}, undefined]) {
    vi.stubGlobal('Worker', Old);
    expect(supportsModuleWorkers()).toBe(false);
    const failure = failureIn(await new StudyPool().run(fakeConfig('a')));
    expect(failure).toHaveProperty('message', expect.stringContaining(noModuleWorkers));
    vi.unstubAllGlobals();
  }
});
