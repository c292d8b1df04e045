/** What stands on a page before its run is done: the committed result, confirmed here or loudly not, and the ways into it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { dropRepeats, violations } from './accessibility.ts';
import { builtSite } from './built-site.ts';
import type { Otherwise } from './pages-host.ts';
import { receiveVisits } from './visitor.ts';

let otherwise: (path: string) => Otherwise | null;
const visits = await receiveVisits({ caching: 'no-store', otherwise: (path) => otherwise(path) });
beforeEach(() => {
  otherwise = () => null;
});
afterAll(() => visits.end());

const root = (page: Page, attribute: string) => page.locator('html').getAttribute(attribute);
const done = (page: Page) => page.waitForSelector('html[data-run="done"]', { state: 'attached' });
const built = (page: Page) => page.locator('.cell[data-built-in] > .cell-output');

test('pages that are drawn when the site is built show the committed result without a script', async () => {
  const { context, open } = await visits.newVisitor({ javaScriptEnabled: false });
  for (const path of ['', 'cycle-time/', 'success-rate/', 'canary-catch/']) {
    const page = await open(path);
    expect(await built(page).count(), path).toBeGreaterThan(0);
    expect(await page.locator('.cell[data-built-in] svg:visible').count(), path).toBeGreaterThan(0);
  }
  await context.close();
});

test('the first layout leaves out rows of the built board that are far from the window, yet they are there to be found', async () => {
  const { context, open } = await visits.newVisitor({ javaScriptEnabled: false });
  const page = await open('');
  const row = page.locator('.claim').last();
  const laidOut = () =>
    row
      .locator('.claim__sentence')
      .evaluate((sentence) => sentence.checkVisibility({ contentVisibilityAuto: true }));
  expect([await laidOut(), (await row.boundingBox())!.height > 40]).toEqual([false, true]);
  await row.evaluate((each) => each.scrollIntoView());
  await expect.poll(laidOut).toBe(true);
  await context.close();
});

test('on a phone the navigation is a menu, which opens and closes by the keyboard and without scripts', async () => {
  const viewport = { width: 390, height: 844 };
  const { context, open } = await visits.newVisitor({ javaScriptEnabled: false, viewport });
  const page = await open('policies/');
  const sections = page.getByRole('navigation', { name: 'Sections' });
  expect(await sections.isVisible()).toBe(false);
  const button = page.getByRole('button', { name: 'Menu' });
  await button.focus();
  await page.keyboard.press('Enter');
  for (const name of ['Findings', 'Methods']) {
    expect(await sections.getByRole('link', { name }).isVisible()).toBe(true);
  }
  const pages = page.getByRole('navigation', { name: 'Pages of this section' });
  expect(await pages.locator('[aria-current="page"]').innerText()).toBe('Policies');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(viewport.width);
  await page.keyboard.press('Escape');
  expect(await sections.isVisible()).toBe(false);
  expect(await button.evaluate((each) => each === document.activeElement)).toBe(true);
  await context.close();
});

test('the committed run keeps what was built until its own result is there, and that confirms it', async () => {
  const { context, open, trouble } = await visits.newVisitor();
  const page = await open('cycle-time/');
  await done(page);
  expect(await page.evaluate(() => document.documentElement.dataset.runOf)).toBe('committed');
  expect(await root(page, 'data-confirmed')).toBe('yes');
  await page.getByText(/Same result in your browser/).waitFor();
  await page.waitForFunction(() => document.querySelector('[data-built-in]') === null);
  expect(trouble.errors).toEqual([]);
  await context.close();
});

test('another run shows nothing of it, and nothing moves when that run is drawn', async () => {
  otherwise = (path) => (path.includes('.worker-') ? { kind: 'cut' } : null);
  const { context, open } = await visits.newVisitor();
  const page = await open('cycle-time/?seed=7');
  await page.waitForSelector('html[data-run="failed"]', { state: 'attached' });
  expect([await root(page, 'data-run-of'), await root(page, 'data-confirmed')]).toEqual(['other', null]);
  const place = built(page).first();
  expect([await place.isVisible(), (await place.boundingBox())!.height > 200]).toEqual([false, true]);
  await context.close();
});

test('a digest that differs from the built one is said loudly, with both', async () => {
  const html = readFileSync(join(builtSite(), 'methods/index.html'), 'utf8');
  const other = 'f00d'.repeat(16);
  const text = html.replace(/(name="committed-digest" content=")[0-9a-f]{64}/, `$1${other}`);
  expect(text).not.toBe(html);
  otherwise = (path) => (path === 'methods/' ? { kind: 'answer', type: 'text/html', text } : null);
  const { context, open } = await visits.newVisitor();
  const page = await open('methods/');
  const alert = page.locator('#run-mismatch [role="alert"]');
  await alert.waitFor();
  expect(await root(page, 'data-confirmed')).toBe('no');
  expect(await alert.locator('.digest').allTextContents()).toEqual([other, await root(page, 'data-digest')]);
  await context.close();
});

test('the first two Tab stops skip to the findings and to the run; the first claim is near', async () => {
  const { context, open } = await visits.newVisitor();
  const page = await open('?n=100');
  await done(page);
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to the findings');
  await page.keyboard.press('Enter');
  const reached = async (): Promise<boolean> => {
    for (let stops = 0; stops < 9; stops++) {
      await page.keyboard.press('Tab');
      const href = await page.evaluate(() => document.activeElement?.getAttribute('href') ?? '');
      if (/claims?\//.test(href)) return true;
    }
    return false;
  };
  expect(await reached()).toBe(true);
  await page.evaluate(() => (document.activeElement as HTMLElement).blur());
  await page.getByRole('link', { name: 'Skip to the run' }).focus();
  await page.keyboard.press('Enter');
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Change …');
  await context.close();
});

test.each([
  ['a desk', { width: 1280, height: 800 }],
  ['a phone', { width: 390, height: 844 }],
])('on %s the bar and its panel fit, are in sight, and everyone can use them', async (_name, viewport) => {
  const { context, open } = await visits.newVisitor({ viewport });
  const page = await open('claims/?n=100');
  await done(page);
  const bar = (await page.locator('.run-bar').boundingBox())!;
  expect(bar.height).toBeLessThan(80);
  expect(bar.y + bar.height).toBeLessThanOrEqual(viewport.height);
  await page.getByRole('button', { name: 'Change …' }).click();
  const panel = (await page.getByRole('dialog', { name: 'Change the run' }).boundingBox())!;
  expect(panel.y).toBeGreaterThanOrEqual(0);
  expect(panel.y + panel.height).toBeLessThanOrEqual(viewport.height);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(viewport.width);
  await dropRepeats(page);
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Escape');
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Change …');
  const menu = page.getByRole('button', { name: 'Menu' });
  if (await menu.isVisible()) {
    await menu.click();
    expect(await violations(page)).toEqual([]);
  }
  await context.close();
});
