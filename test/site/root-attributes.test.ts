/** What a script without eyes reads from the root element: which run is shown, and what is wrong with it. */
import type { Page } from 'playwright';
import { afterAll, expect, test } from 'vitest';
import { receiveVisits } from './visitor.ts';

/** Chunks that the host does not have. */
let missing: RegExp | null = null;
const visits = await receiveVisits({
  otherwise: (path) =>
    missing?.test(path) ? { kind: 'answer', status: 404, type: 'text/html', text: 'no such file' } : null,
});
afterAll(() => visits.end());

/** The root element's data attributes once the page is done. */
async function done(page: Page): Promise<Readonly<Record<string, string | undefined>>> {
  await page.waitForSelector('html[data-run="done"][data-cells-failed]', { state: 'attached' });
  return page.evaluate(() => Object.fromEntries(Object.entries(document.documentElement.dataset)));
}

test('scenario and changed settings of the run on screen; the foot says how many are the scenario’s, and how many the reader’s', async () => {
  const { context, open } = await visits.newVisitor();
  const own = await open('claims/?n=100');
  expect(await done(own)).toMatchObject({ scenario: 'equal-changes', settings: '' });
  expect(await own.locator('[data-fact="settings"]').textContent()).toBe('0');
  const page = await open('claims/?n=100&scenario=as-claimed&bakeScale=1&alpha=0.04');
  const { scenario, settings = '', address, cellsFailed } = await done(page);
  expect(scenario).toBe('as-claimed');
  expect(settings.split(' ').toSorted()).toEqual(['alpha', 'bakeScale']);
  expect([address, cellsFailed]).toEqual([undefined, '0']);
  expect(await page.locator('[data-fact="settings"]').textContent()).toMatch(
    /^[1-9]\d* by the scenario, 2 by hand$/,
  );
  await context.close();
});

// on pages that run the study: run.test.ts
test.each(['published-code/', 'numbers-agree/'])('/%s refuses an address, too', async (path) => {
  const { context, open } = await visits.newVisitor();
  expect(await done(await open(`${path}?scenario=typo`))).toMatchObject({
    address: 'refused',
    cellsFailed: '0',
  });
  await context.close();
});

test('cells that failed are counted, and the run is done all the same', async () => {
  missing = /^assets\/deciding-[^/]*\.js$/; // which two cells load late
  const { context, open } = await visits.newVisitor();
  const page = await open('claims/canary-catch/?n=100');
  await page.waitForSelector('html[data-run="done"]:not([data-cells-failed="0"])', { state: 'attached' });
  await page.waitForFunction(
    () =>
      document.querySelectorAll('.cell[data-state="failed"]').length ===
      Number(document.documentElement.dataset.cellsFailed),
  );
  await context.close();
});
