/** The page of checks, as built: no run, no worker; a reader's numbers by keyboard; the study's link is kept. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { receiveVisits, type Visits } from './visitor.ts';

let visits: Visits;
beforeAll(async () => {
  visits = await receiveVisits();
});
afterAll(() => visits.end());

test('it stands without a run, and its links keep the run of the other pages', async () => {
  const { context, open, trouble } = await visits.newVisitor();
  const page = await open('numbers-agree/?n=200&seed=abc');
  const workers: string[] = [];
  page.on('worker', (worker) => workers.push(worker.url()));
  await page.waitForSelector('html[data-run="done"]', { state: 'attached' });
  expect(await page.locator('.check').count()).toBeGreaterThan(30);
  expect(await page.locator('a[data-to="cycle-time/"]').getAttribute('href')).toContain('n=200&seed=abc');
  expect(await page.locator('#run-panel').count()).toBe(0);
  expect(workers).toEqual([]);
  expect(trouble).toEqual({ outside: [], failed: [], errors: [] });
  await context.close();
});

test('a reader checks numbers with the keyboard alone', async () => {
  const { context, open, trouble } = await visits.newVisitor();
  const page = await open('numbers-agree/');
  await page.locator('#own-check').focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Control+A');
  await page.keyboard.type('33.3%');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Control+A');
  await page.keyboard.type('48');
  await page.keyboard.press('Enter');
  expect(await page.locator('.own__result').innerText()).toContain('16 of 48 rounds to 33.3%.');
  await page.keyboard.press('Control+A');
  await page.keyboard.type('many');
  await page.keyboard.press('Enter');
  expect(await page.locator('#own-problem').innerText()).toMatch(
    /^n: expected a number as printed.*got "many"\.$/,
  );
  expect(trouble.errors).toEqual([]);
  await context.close();
});
