/** What a first visit costs: everything the browser fetched, read to the end of the page, as it would be sent. */
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { receiveVisits } from './visitor.ts';

const BUDGET_KB = 150;

test(`scripts and styles of the first page, charts included, are at most ${BUDGET_KB} kB gzipped`, async () => {
  const visits = await receiveVisits();
  try {
    const { context, open } = await visits.newVisitor({ serviceWorkers: 'block' });
    const fetched: Promise<readonly [name: string, kB: number]>[] = [];
    context.on('response', (response) => {
      const name = new URL(response.url()).pathname.replace(/^.*\//, '');
      if (!/\.(js|css)$/.test(name) || name.includes('.worker-')) return;
      fetched.push(response.body().then((body) => [name, gzipSync(body, { level: 9 }).length / 1000]));
    });
    const page = await open('');
    await page.locator('html[data-run="done"]').waitFor({ timeout: 30_000 });
    await page.mouse.wheel(0, 100_000); // charts may wait until they come near the window
    await page.locator('figure svg').first().waitFor();
    await page.waitForLoadState('networkidle');
    const files = (await Promise.all(fetched)).toSorted((a, b) => b[1] - a[1]);
    const kB = files.reduce((sum, [, size]) => sum + size, 0);
    const heaviest = files.slice(0, 5).map(([name, size]) => `${name} ${size.toFixed(1)}`);
    expect(kB, `kB fetched, the heaviest: ${heaviest.join(', ')}`).toBeLessThanOrEqual(BUDGET_KB);
  } finally {
    await visits.end();
  }
});
