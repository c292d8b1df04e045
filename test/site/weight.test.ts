/** What a first visit costs: everything the browser fetched, read to the end of the page, as it would be sent. */
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { receiveVisits } from './visitor.ts';

const BUDGET_KB = 150;
const MOST_REQUESTS = 15;

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
    await page.locator('.finding svg').first().waitFor();
    await page.waitForLoadState('networkidle');
    const files = (await Promise.all(fetched)).toSorted((a, b) => b[1] - a[1]);
    const kB = files.reduce((sum, [, size]) => sum + size, 0);
    const heaviest = files.slice(0, 5).map(([name, size]) => `${name} ${size.toFixed(1)}`);
    expect(kB, `kB fetched, the heaviest: ${heaviest.join(', ')}`).toBeLessThanOrEqual(BUDGET_KB);
  } finally {
    await visits.end();
  }
});

test(`until the first run is confirmed a browser asks for ${MOST_REQUESTS} files at most, for each once, the worker among them`, async () => {
  const visits = await receiveVisits({ caching: 'no-store' });
  try {
    const { context, open } = await visits.newVisitor({ serviceWorkers: 'block' });
    const asked: string[] = [];
    context.on('request', (request) => asked.push(new URL(request.url()).pathname));
    const page = await open('');
    await page.locator('html[data-confirmed="yes"]').waitFor({ state: 'attached' });
    const started = asked.filter((path) => !/replay\.worker|\/trace-/.test(path)); // what follows the first result
    expect(started.length, started.join(' ')).toBeLessThanOrEqual(MOST_REQUESTS);
    expect(new Set(started).size, started.join(' ')).toBe(started.length);
    expect(started.filter((path) => path.includes('study.worker-'))).toHaveLength(1);
    expect(asked.filter((path) => path.endsWith('.woff2')).length).toBeLessThanOrEqual(2);
  } finally {
    await visits.end();
  }
});

test.each([
  [1280, 800, ''],
  [1280, 800, '?n=500&seed=7'],
  [390, 844, ''],
  [390, 844, '?n=500&seed=7'],
])('at %i × %i nothing moves on the first page while it fills, /%s', async (width, height, path) => {
  const visits = await receiveVisits();
  try {
    const { context, open } = await visits.newVisitor({ viewport: { width, height } });
    // a machine may have none of the system faces that stand in for the text face: here it is in the cache already
    await (await open('methods/')).evaluate(() => document.fonts.ready);
    await context.addInitScript(() => {
      const shifts: number[] = [];
      Object.assign(globalThis, { shifts });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries())
          shifts.push((entry as PerformanceEntry & { value: number }).value);
      }).observe({ type: 'layout-shift', buffered: true });
    });
    const page = await open(path);
    await page.locator('html[data-run="done"]').waitFor({ state: 'attached' });
    await page.waitForFunction(() => document.querySelector('[aria-busy]') === null);
    const shifts = await page.evaluate(() => (globalThis as unknown as { shifts: number[] }).shifts);
    expect(shifts.reduce((sum, shift) => sum + shift, 0)).toBeLessThan(0.02);
  } finally {
    await visits.end();
  }
});
