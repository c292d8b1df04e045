/** Browsers that cannot run the study get a plain message and the figures of one run. */
import { afterAll, expect, test } from 'vitest';
import { receiveVisits } from '../visitor.ts';

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
