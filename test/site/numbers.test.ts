/** The page of checks, as built: no run, no worker but that of the form; a reader's numbers by keyboard; the study's link is kept. */
import { afterAll, expect, test } from 'vitest';
import { receiveVisits } from './visitor.ts';

const visits = await receiveVisits();
afterAll(() => visits.end());

test('it stands without a run, keeps the run of the other pages in its links, and a reader checks numbers by keyboard alone', async () => {
  const { context, open, trouble } = await visits.newVisitor();
  const asked: string[] = [];
  context.on('request', (request) => asked.push(request.url()));
  const page = await open('numbers-agree/?n=200&seed=abc');
  await page.waitForSelector('html[data-run="done"]', { state: 'attached' });
  expect(await page.locator('.check').count()).toBeGreaterThan(30);
  expect(await page.locator('a[data-to="cycle-time/"]').getAttribute('href')).toContain('n=200&seed=abc');
  expect(await page.locator('#run-panel').count()).toBe(0);
  expect(page.workers().length).toBeLessThanOrEqual(1);
  expect(asked.filter((url) => /\.worker-(?<!check\.worker-)/.test(url))).toEqual([]);
  expect(await page.locator('html').getAttribute('data-address')).toBeNull();

  await page.locator('#own-check').focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Control+A');
  await page.keyboard.type('33.3%');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Control+A');
  await page.keyboard.type('48');
  await page.keyboard.press('Enter');
  await page.locator('.own__result', { hasText: '16 of 48 rounds to 33.3%.' }).waitFor();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('many');
  await page.keyboard.press('Enter');
  await page
    .locator('#own-problem', { hasText: /^n: expected a number as printed.*got "many"\.$/ })
    .waitFor();
  expect(trouble).toEqual({ outside: [], failed: [], errors: [] });
  await context.close();
});
