/** A reader's own numbers in a real worker. */
import { afterAll, expect, test } from 'vitest';
import { CheckPool } from '../../workers/check/pool.ts';
import { failureIn, valueOf } from './fake-pool.ts';

const one = new CheckPool();
afterAll(() => one.close());

test('a finding comes back, and so does a mistake with its field', async () => {
  expect(valueOf(await one.check('share', { share: '14.4%', n: '500' }))).toMatchObject({
    kind: 'finding',
    finding: { why: '72 of 500 rounds to 14.4%.' },
  });
  expect(valueOf(await one.check('share', { share: '14.4', n: '500' }))).toMatchObject({
    kind: 'mistake',
    field: 'share',
    mistake: { fix: 'a percentage is written 14.4%' },
  });
});

test('a newer check replaces an older one', async () => {
  const aborter = new AbortController();
  // a hundred thousand sums to try
  const old = one.check(
    'grimmer',
    { mean: '26', deviation: '1.00000123456789', n: '10000000' },
    { signal: aborter.signal },
  );
  aborter.abort();
  const next = one.check('share', { share: '14.4%', n: '500' });
  expect(failureIn(await old)).toEqual({ kind: 'cancelled' });
  expect(valueOf(await next).kind).toBe('finding');
});
