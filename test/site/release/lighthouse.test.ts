/** Lighthouse on the built home page: its scores for accessibility and best practices (`npm run lighthouse` asks for every page). */
import { expect, test } from 'vitest';
import { openLighthouse } from '../../../scripts/lighthouse.ts';
import { receiveVisits } from '../visitor.ts';

test('Lighthouse finds nothing to improve in accessibility and best practices of the home page', async () => {
  const visits = await receiveVisits();
  const { ask, end } = await openLighthouse();
  try {
    expect(await ask(`${visits.host.address}?n=100`)).toEqual({
      scores: { accessibility: 1, 'best-practices': 1 },
      failed: [],
    });
  } finally {
    await end();
    await visits.end();
  }
});
