/** What a first visit costs: everything the browser fetched until the first verdicts stood, as it would be sent. */
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { receiveVisits } from './visitor.ts';

const BUDGET_KB = 150;

test(`scripts and styles of the first page are at most ${BUDGET_KB} kB gzipped when its run is done`, async () => {
  const visits = await receiveVisits();
  try {
    const { context, open } = await visits.newVisitor({ serviceWorkers: 'block' });
    const bodies: Promise<Buffer>[] = [];
    context.on('response', (response) => {
      const ofWorker = /\.worker-/.test(response.url());
      if (/\.(js|css)$/.test(response.url()) && !ofWorker) bodies.push(response.body());
    });
    const page = await open('');
    await page.locator('html[data-run="done"]').waitFor({ timeout: 30_000 });
    await page.waitForLoadState('networkidle');
    const sizes = (await Promise.all(bodies)).map((body) => gzipSync(body, { level: 9 }).length);
    const kB = sizes.reduce((sum, size) => sum + size, 0) / 1000;
    expect(sizes.length).toBeGreaterThan(0);
    expect(kB).toBeLessThanOrEqual(BUDGET_KB);
  } finally {
    await visits.end();
  }
});
