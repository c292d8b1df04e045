/** The same replay is traced once, whoever asks for it; a failure is asked again. */
import { afterAll, expect, test } from 'vitest';
import { KeptReplays } from '../../notebooks/claims/kept-replays.ts';

const pool = new KeptReplays({ size: 1 });
afterAll(() => pool.close());

test('a trace is shared by all who ask for the same size and seed, and by nobody else', async () => {
  const asked = pool.trace({ deployments: 20, seed: 24n });
  expect(pool.trace({ deployments: 20, seed: 24n })).toBe(asked);
  const other = pool.trace({ deployments: 20, seed: 25n });
  expect(other).not.toBe(asked);
  expect(await asked).toMatchObject({ kind: 'done', value: { seed: 24n } });
  expect(pool.trace({ deployments: 20, seed: 24n })).toBe(asked);
});

test('what failed is forgotten', async () => {
  const request = { deployments: 0, seed: 24n };
  const asked = pool.trace(request);
  expect((await asked).kind).toBe('failed');
  await expect.poll(() => pool.trace(request) === asked).toBe(false);
});

test('of many the oldest is asked again', async () => {
  const first = pool.readings({ deployments: 5, seed: 1n });
  const more = Array.from({ length: 12 }, (_, k) => pool.readings({ deployments: 5, seed: BigInt(k + 2) }));
  await Promise.all([first, ...more]);
  expect(pool.readings({ deployments: 5, seed: 13n })).toBe(more.at(-1));
  expect(pool.readings({ deployments: 5, seed: 1n })).not.toBe(first);
});
