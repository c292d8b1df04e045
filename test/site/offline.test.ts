/** After one visit the site needs no host. */
import { expect, test } from 'vitest';
import { pages } from '../../site/pages/pages.ts';
import { receiveVisits } from './visitor.ts';

test('after one visit every page opens, runs and shows its notebook with the host gone', async () => {
  // nothing is kept but the offline copy
  const visits = await receiveVisits({ caching: 'no-store' });
  const { context, open, trouble } = await visits.newVisitor({ serviceWorkers: 'allow' });
  const first = await open('?n=100');
  await first.evaluate(() => navigator.serviceWorker.ready);
  await visits.host.stop();
  for (const { path } of pages) {
    const page = await open(`${path}?n=100`);
    await page.waitForSelector('html[data-run="done"]', { state: 'attached' });
    await page.waitForFunction(() => document.querySelectorAll('.cell').length > 0);
    await page.waitForFunction(() => document.querySelectorAll('.cell[aria-busy]').length === 0);
    expect(await page.locator('.cell[data-state="failed"]').count()).toBe(0);
    await page.close();
  }
  expect(trouble.errors).toEqual([]);
  await context.close();
  await visits.end();
});
