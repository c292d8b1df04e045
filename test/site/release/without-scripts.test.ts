/** Without scripts: every page can be read and has no control that does nothing; and a page that was saved as a file is whole. */
import { pathToFileURL } from 'node:url';
import type { BrowserContext, Page } from 'playwright';
import { afterAll, expect, test } from 'vitest';
import { DeploymentSimulator } from '../../../engine/index.ts';
import { fallbackFigures } from '../../../site/fallback/figures.ts';
import { pages } from '../../../site/pages/pages.ts';
import { stagePages } from '../../../site/pages/stage-pages.ts';
import { receiveVisits, saved } from '../visitor.ts';

const visits = await receiveVisits();
// a sandbox without scripts: the browser reads a noscript as one that cannot run any
const scriptless = await receiveVisits({
  headers: { 'content-security-policy': 'sandbox', 'access-control-allow-origin': '*' },
});
afterAll(async () => {
  await visits.end();
  await scriptless.end();
});

const CONTROLS = 'button:not([popovertarget]), input, select, textarea, [role="button"], [contenteditable]';
const visible = (page: Page, selector: string): Promise<readonly string[]> =>
  page
    .locator(selector)
    .evaluateAll((all) =>
      all.filter((each) => each.checkVisibility()).map((each) => each.outerHTML.slice(0, 90)),
    );

test('without scripts no page has a control that does nothing, and each shows the committed figures or what is said in the talk', async () => {
  const { context, open } = await scriptless.newVisitor();
  const claim = pages.find(({ listed }) => !listed);
  for (const { path } of [...pages.filter(({ listed }) => listed), claim!]) {
    const page = await open(path);
    expect(await visible(page, CONTROLS), path).toEqual([]);
    expect(await visible(page, '.skeleton, .cell-source'), path).toEqual([]);
    expect(await visible(page, 'h1'), path).toHaveLength(1);
    expect(await visible(page, '.fallback-table tbody tr'), path).toHaveLength(fallbackFigures.rows.length);
    await page.close();
  }
  for (const { path } of stagePages.slice(0, 3)) {
    const page = await open(path);
    expect(await visible(page, CONTROLS), path).toEqual([]);
    expect((await visible(page, 'noscript li')).length, path).toBeGreaterThan(0);
    await page.close();
  }
  await context.close();
});

async function savedFile(context: BrowserContext, address: string): Promise<string> {
  const page = await context.newPage();
  await page.goto(address);
  await page.locator('html[data-run="done"]').waitFor({ state: 'attached' });
  await page.locator('figure svg [data-tip]').first().waitFor();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save this page as a file' }).click();
  const file = pathToFileURL(await saved(await download)).href;
  await page.close();
  return file;
}

test('a saved page has its text, charts, tables and run, in light and dark, and needs neither scripts nor other files', async () => {
  const { context, trouble } = await visits.newVisitor({ acceptDownloads: true });
  const file = await savedFile(context, `${visits.host.address}cycle-time/?n=100&seed=7`);
  const study = await new DeploymentSimulator({ numDeployments: 100, randomSeed: 7 }).run();
  const reader = await scriptless.newVisitor({ javaScriptEnabled: false, offline: true });
  const asked: string[] = [];
  reader.context.on('request', (request) => asked.push(request.url()));
  const page = await reader.context.newPage();
  await page.goto(file);
  expect(await page.locator('h1').innerText()).toBe('Cycle time');
  expect(await page.locator('.digest').first().innerText()).toBe(study.digest);
  expect(await page.getByText('Equal changes').isVisible()).toBe(true);
  expect(await page.locator('figure svg title').count()).toBeGreaterThan(10);
  expect(await page.locator('figure table.data tbody tr').count()).toBeGreaterThan(1);
  const again = await page.getByRole('link', { name: '/cycle-time/' }).getAttribute('href');
  expect(new URL(again!).searchParams.get('seed')).toBe('7');
  expect(await page.locator('button, input, select, textarea, script, a[href^="."]').count()).toBe(0);
  const inks: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    inks.push(await page.locator('h1').evaluate((title) => getComputedStyle(title).color));
  }
  expect(new Set(inks).size).toBe(2);
  expect(asked).toEqual([file]);
  expect(trouble.errors).toEqual([]);
  await context.close();
  await reader.context.close();
});
