/** The page of one claim on the built site: its address and its states. Whether all can use it: every-page.test.ts. */
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

test('a claim stays on its page when the run becomes another one; other pages leave it behind', async () => {
  const { context, open, trouble } = await visits.newVisitor();
  const page = await open('claim/?claim=success-genops&n=100');
  await done(page, 100);
  await settled(page);
  const { sentence } = publishedClaims.find(({ id }) => id === 'success-genops')!;
  expect(await page.locator('h1').textContent()).toBe(sentence);
  expect(await page.title()).toContain(sentence);
  expect(await page.locator('.claim-change').textContent()).toBe('');
  await page.getByRole('button', { name: '500', exact: true }).click();
  await done(page, 500);
  await settled(page);
  expect(query(page)).toBe('?claim=success-genops&n=500&seed=42&scenario=equal-changes');
  expect(await page.locator('.claim-change').textContent()).toMatch(
    /^(Same verdict as in the previous run|The verdict changed)/,
  );
  const hrefs = await page
    .locator('a[data-to]')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href')));
  expect(hrefs.filter((href) => href?.includes('claim='))).toEqual([]);
  await page.goBack();
  await done(page, 100);
  expect(query(page)).toBe('?claim=success-genops&n=100');
  await page.getByRole('link', { name: /^Next claim/ }).click();
  await page.waitForURL(/claim=success-baseline/);
  await done(page, 100);
  expect(trouble).toEqual({ outside: [], failed: [], errors: [] });
  await context.close();
});

test('an address that names no published claim is answered with what was expected, and a list of all', async () => {
  const { context, open, trouble } = await visits.newVisitor();
  const page = await open('claim/?claim=nope&n=100');
  await done(page, 500);
  const said = await page.locator('#run-problems [role="alert"]').textContent();
  expect(said).toMatch(/claim: expected one of cycle-time-genops, .*, got "nope"/);
  const links = page.locator('.claim-line__sentence');
  await links.first().waitFor();
  expect(await links.count()).toBe(publishedClaims.length);
  await links.first().click();
  await page.waitForURL(/claim=cycle-time-genops/);
  expect(trouble.errors).toEqual([]);
  await context.close();
});

test('on paper the ways to other claims and the controls are gone, and what would change is unfolded', async () => {
  const { context, open } = await visits.newVisitor();
  const page = await open('claim/?claim=cycle-time-genops&n=100');
  await settled(page);
  await page.emulateMedia({ media: 'print' });
  for (const hidden of ['.claim-ways', '.lazy-zone', '.sweep', '.change__link', '.cell-source'])
    expect(await page.locator(hidden).first().isVisible()).toBe(false);
  for (const shown of ['h1', '.claim-verdict', '.change'])
    expect(await page.locator(shown).first().isVisible()).toBe(true);
  await context.close();
});
