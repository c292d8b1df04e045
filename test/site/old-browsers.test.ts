/** Browsers that cannot run the study get a plain message and the figures of one run. */
import { afterAll, expect, test } from 'vitest';
import { receiveVisits } from './visitor.ts';

const visits = await receiveVisits();
afterAll(() => visits.end());

test('without module workers the page says so, and shows the committed figures', async () => {
  const { context, open, trouble } = await visits.newVisitor();
  await context.addInitScript(() => {
    Object.assign(globalThis, { Worker: undefined });
  });
  const page = await open('');
  await page.getByText('The study cannot run here.').waitFor();
  await page.waitForSelector('html[data-run="failed"]', { state: 'attached' });
  await page.waitForFunction(() => document.querySelector('#notebook .wide')?.childElementCount === 1);
  expect(await page.getByRole('button', { name: 'Run' }).isVisible()).toBe(false);
  expect(trouble.errors).toEqual([]);
  await context.close();
});

test('without JavaScript the page says so, and its text and navigation are there', async () => {
  const { context, open } = await visits.newVisitor({ javaScriptEnabled: false });
  const page = await open('cycle-time/');
  // a browser that is told to run no scripts still parses as one that could: the text is there, though not laid out
  expect(await page.locator('#notebook noscript').textContent()).toContain('The study needs JavaScript');
  expect(await page.locator('h1').textContent()).toBe('Cycle time');
  await page.getByRole('link', { name: 'Methods' }).click();
  await page.waitForURL(/methods\/$/);
  await context.close();
});

test('on a host whose policy refuses WebAssembly the study runs all the same, to the same digest', async () => {
  const headers = { 'content-security-policy': "script-src 'self' 'unsafe-inline'; worker-src 'self' blob:" };
  const strict = await receiveVisits({ headers });
  const query = 'methods/?n=100&warmUpDays=1';
  const digests = [];
  for (const each of [visits, strict]) {
    const { context, open } = await each.newVisitor();
    const page = await open(query);
    await page.waitForSelector('html[data-run="done"]', { state: 'attached' });
    digests.push(await page.locator('html').getAttribute('data-digest'));
    await context.close();
  }
  expect(digests[1]).toBe(digests[0]);
  await strict.end();
});
