/** The page of one claim on the built site: its address and its states. Whether all can use it: every-page.ts. */
import type { Page } from 'playwright';
import { afterAll, expect, test } from 'vitest';
import { publishedClaims } from '../../engine/claims/published/index.ts';
import { receiveVisits } from './visitor.ts';

const visits = await receiveVisits();
afterAll(() => visits.end());

const done = (page: Page, deployments: number) =>
  page.waitForSelector(`html[data-run="done"][data-deployments="${deployments}"]`, { state: 'attached' });
const settled = async (page: Page): Promise<void> => {
  await page.waitForSelector('.claim-verdict .badge:not(.badge--waiting)');
  await page.waitForFunction(() => document.querySelectorAll('.cell[aria-busy]').length === 0);
};
const query = (page: Page): string => new URL(page.url()).search;

test('each claim has an address, a title and a description of its own, a way to the next one, and on paper no controls; the run on it can become another one', async () => {
  const { context, open, trouble } = await visits.newVisitor();
  const page = await open('claims/success-genops/?n=100');
  await done(page, 100);
  await settled(page);
  const { sentence, printed } = publishedClaims.find(({ id }) => id === 'success-genops')!;
  expect(await page.locator('h1').textContent()).toBe(sentence);
  expect(await page.title()).toBe(`${printed}: ${sentence} · GenOps, re-run`);
  expect(await page.locator('meta[name="description"]').getAttribute('content')).toContain(printed);
  expect(await page.locator('.claim-change').textContent()).toBe('');
  const controls = ['.claim-ways', '.lazy-zone', '.sweep', '.change__link', '.cell-source'];
  const visible = (selectors: readonly string[]) =>
    Promise.all(selectors.map(async (each) => (await page.locator(`${each}:visible`).count()) > 0));
  expect(await visible(controls)).toEqual(controls.map(() => true));
  await page.emulateMedia({ media: 'print' });
  expect(await visible(controls)).toEqual(controls.map(() => false));
  expect(await visible(['h1', '.claim-verdict', '.change'])).toEqual([true, true, true]);
  await page.emulateMedia({ media: 'screen' });
  await page.getByRole('button', { name: 'Change …' }).click();
  await page.getByRole('button', { name: '500', exact: true }).click();
  await done(page, 500);
  expect(query(page)).toBe('?n=500&seed=42&scenario=equal-changes');
  await expect
    .poll(() => page.locator('.claim-change').textContent())
    .toMatch(/^(Same verdict as in the previous run|The verdict changed)/);
  await page.goBack();
  await done(page, 100);
  expect(query(page)).toBe('?n=100');
  await page.getByRole('button', { name: 'Close' }).click(); // the panel lies over the margin
  await page.getByRole('link', { name: /^Next claim/ }).click();
  await page.waitForURL(/claims\/success-baseline\/\?n=100/);
  await done(page, 100);
  expect(trouble).toEqual({ outside: [], failed: [], errors: [] });
  await context.close();
});

test('the old address of a claim leads to the new one, and Back leaves both', async () => {
  const { context, open, trouble } = await visits.newVisitor();
  const page = await open('certificate/?n=100');
  for (const [old, now] of [
    [
      'claim/?claim=canary-catch&n=100&seed=a%20b#what-would-change',
      'claims/canary-catch/?n=100&seed=a%20b#what-would-change',
    ],
    ['claim/?n=100&claim=study-size', 'claims/study-size/?n=100'],
    ['claim/?claim=nope&n=100', 'claims/?n=100'],
    ['claim/', 'claims/'],
  ] as const) {
    await page.goto(new URL(old, visits.host.address).href);
    await page.waitForURL(new URL(now, visits.host.address).href, { waitUntil: 'commit' });
    await page.goBack({ waitUntil: 'commit' });
    await page.waitForURL(/certificate/, { waitUntil: 'commit' });
  }
  expect(trouble.errors).toEqual([]);
  await context.close();
});

test('the list of all claims leads to each', async () => {
  const { context, open, trouble } = await visits.newVisitor();
  const page = await open('claims/?n=100');
  await done(page, 100);
  const hrefs = () =>
    page
      .locator('#notebook a[href^="../claims/"]')
      .evaluateAll((links) => [...new Set(links.map((link) => link.getAttribute('href') ?? ''))].toSorted());
  await expect.poll(hrefs).toEqual(publishedClaims.map(({ id }) => `../claims/${id}/?n=100`).toSorted());
  expect(trouble.errors).toEqual([]);
  await context.close();
});
