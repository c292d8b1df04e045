/** A deployment log in a real worker: rows, problems and measures, progress, cancel, and files that are none. */
import { afterAll, expect, test } from 'vitest';
import { logRowAt } from '../../engine/deployment-log/index.ts';
import { LogPool } from '../../workers/log/pool.ts';
import { failureIn, valueOf } from './fake-pool.ts';

const one = new LogPool();
afterAll(() => one.close());

const fileOf = (text: string): File => new File([text], 'log.csv', { type: 'text/csv' });
const small = 'id,status,duration_min\na,ok,20\nb,reverted,5\nc,exploded,5\nd,ok,-1\n';

test('a file comes back as columns, problems and measures', async () => {
  const result = valueOf(await one.read(fileOf(small), null));
  expect(result).toMatchObject({ rows: 4, unreadableRows: 1, without: { status: 0, duration: 1 } });
  expect(logRowAt(result.log, 1)).toMatchObject({ status: 'ROLLED_BACK', minutes: 5 });
  expect(result.problems.first.map(({ row, column }) => [row, column])).toEqual([
    [4, 'status'],
    [5, 'duration_min'],
  ]);
  expect(result.measures.quantities.successGenops).toMatchObject({
    kind: 'known',
    estimate: { value: 2 / 3, n: 3 },
  });
});

test('a large file reports progress, and can be cancelled for another that is right', async () => {
  const lines = Array.from({ length: 400_000 }, (_, i) => `id-${i},ok,${i % 60}`);
  const large = fileOf(['id,status,duration', ...lines].join('\n'));
  const aborter = new AbortController();
  const heard: number[] = [];
  const outcome = await one.read(large, null, {
    signal: aborter.signal,
    onProgress: ({ done, total }) => {
      expect(total).toBe(large.size);
      heard.push(done);
      if (done > 0) aborter.abort();
    },
  });
  expect(failureIn(outcome)).toEqual({ kind: 'cancelled' });
  expect(heard.at(-1)).toBeLessThan(large.size);
  expect(valueOf(await one.read(fileOf(small), null)).rows).toBe(4);
});

test('a file above the limit is reported and not opened', async () => {
  const huge = new File([], 'huge.csv');
  Object.defineProperty(huge, 'size', { value: 300_000_000 });
  // over the wire only the bytes count, so the worker's side is asked on this thread
  const { createLogApi } = await import('../../workers/log/api.ts');
  const outcome = await createLogApi().perform(1, 'read', [huge, null]);
  expect(JSON.stringify(outcome)).toContain('expected at most 200 MB, got 300 MB');
});
