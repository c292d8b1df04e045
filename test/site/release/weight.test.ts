/** What a first visit costs: everything the browser fetched, read to the end of the page, as it would be sent. */
import { gzipSync } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';
import { receiveVisits } from '../visitor.ts';

const BUDGET_KB = 150;
const MOST_REQUESTS = 15;

// nothing is kept, so what is asked for twice is seen twice
const visits = await receiveVisits({ caching: 'no-store' });
afterAll(() => visits.end());

test(`the front page runs the study’s 15,847 deployments at once; until that is confirmed it asks for ${MOST_REQUESTS} files at most, and its scripts and styles, charts included, are at most ${BUDGET_KB} kB gzipped`, async () => {
  const { context, open } = await visits.newVisitor();
  await context.addInitScript(() => {
    const seen: (string | undefined)[] = [];
    Object.assign(globalThis, { seen });
    new MutationObserver(() => {
      const { run } = document.documentElement?.dataset ?? {};
      if (seen.at(-1) !== run) seen.push(run);
    }).observe(document, { attributes: true, subtree: true, childList: true, attributeFilter: ['data-run'] });
  });
  const asked: string[] = [];
  context.on('request', (request) => {
    const { protocol, pathname } = new URL(request.url());
    if (protocol !== 'blob:') asked.push(pathname); // what the page itself has made: no request
  });
  const fetched: Promise<readonly [name: string, kB: number]>[] = [];
  context.on('response', (response) => {
    const name = new URL(response.url()).pathname.replace(/^.*\//, '');
    if (!/\.(js|css)$/.test(name) || name.includes('.worker-')) return;
    const weighed = response
      .body()
      .then((body) => [name, gzipSync(body, { level: 9 }).length / 1000] as const);
    weighed.catch(() => {}); // what is still on its way when the page closes was not needed
    fetched.push(weighed);
  });
  const page = await open('');
  await page.locator('html[data-confirmed="yes"]').waitFor({ state: 'attached' });
  const started = asked.filter((path) => !/replay\.worker|\/trace-/.test(path)); // what follows the first result
  expect(await page.evaluate(() => (globalThis as unknown as { seen: string[] }).seen)).toEqual([
    'running',
    'done',
  ]);
  const { deployments, seed, digest } = await page.evaluate(() =>
    Object.fromEntries(Object.entries(document.documentElement.dataset)),
  );
  expect([deployments, seed]).toEqual(['15847', '42']);
  expect(digest).toMatch(/^[0-9a-f]{64}$/);
  expect(new URL(page.url()).search).toBe('');
  expect(started.length, started.join(' ')).toBeLessThanOrEqual(MOST_REQUESTS);
  expect(new Set(started).size, started.join(' ')).toBe(started.length);
  expect(started.filter((path) => path.includes('study.worker-'))).toHaveLength(1);
  expect(asked.filter((path) => path.endsWith('.woff2')).length).toBeLessThanOrEqual(2);

  await page.mouse.wheel(0, 100_000); // charts may wait until they come near the window
  await page.locator('.finding svg').first().waitFor();
  await page.waitForLoadState('networkidle');
  const files = (await Promise.all(fetched)).toSorted((a, b) => b[1] - a[1]);
  const kB = files.reduce((sum, [, size]) => sum + size, 0);
  const heaviest = files.slice(0, 5).map(([name, size]) => `${name} ${size.toFixed(1)}`);
  expect(kB, `kB fetched, the heaviest: ${heaviest.join(', ')}`).toBeLessThanOrEqual(BUDGET_KB);
  await context.close();
});

test.each([
  [1280, 800],
  [390, 844],
])(
  'at %i × %i nothing moves on the first page while it fills, with the committed run and another',
  async (width, height) => {
    const cached = await receiveVisits();
    try {
      const { context, open } = await cached.newVisitor({ viewport: { width, height } });
      // a machine may have none of the system faces that stand in for the text face: here it is in the cache already
      await (await open('certificate/?n=100')).evaluate(() => document.fonts.ready);
      await context.addInitScript(() => {
        const shifts: number[] = [];
        Object.assign(globalThis, { shifts });
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries())
            shifts.push((entry as PerformanceEntry & { value: number }).value);
        }).observe({ type: 'layout-shift', buffered: true });
      });
      for (const path of ['', '?n=500&seed=7']) {
        const page = await open(path);
        await page.locator('html[data-run="done"]').waitFor({ state: 'attached' });
        await page.waitForFunction(() => document.querySelector('[aria-busy]') === null);
        const shifts = await page.evaluate(() => (globalThis as unknown as { shifts: number[] }).shifts);
        expect(
          shifts.reduce((sum, shift) => sum + shift, 0),
          path,
        ).toBeLessThan(0.02);
        await page.close();
      }
    } finally {
      await cached.end();
    }
  },
);
