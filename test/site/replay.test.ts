/** A replay of the published code from its address to its digest, as a reader of the built site meets it. */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { receiveVisits, type Visitor } from './visitor.ts';

const recordings = JSON.parse(
  readFileSync(new URL('../fixtures/replay-summary.json', import.meta.url), 'utf8'),
) as readonly { readonly deployments: number; readonly seed: number; readonly rowsSha256: string }[];

const visits = await receiveVisits();
afterAll(() => visits.end());

const path = 'published-code/';
const done = (page: Page, deployments: number, seed: number | string = 24) =>
  page.waitForSelector(
    `html[data-replay="done"][data-replay-deployments="${deployments}"][data-replay-seed="${seed}"]`,
    { state: 'attached' },
  );
/** Opens the panel with the replay's controls. */
const change = (page: Page) => page.getByRole('button', { name: 'Change …' }).click();
const digest = (page: Page) => page.locator('html').getAttribute('data-replay-sha256');
const query = (page: Page) => new URL(page.url()).search;
const recorded = (deployments: number, seed: number) =>
  recordings.find((each) => each.deployments === deployments && each.seed === seed)?.rowsSha256;

test('the page replays the published default at once, asks no study, and compares nothing with the committed one', async () => {
  const { context, open, trouble } = await visits.newVisitor();
  const page = await open(path);
  await done(page, 500);
  expect(await digest(page)).toBe(recorded(500, 24));
  expect(query(page)).toBe('');
  expect(
    await page.evaluate(() => [
      document.documentElement.dataset.confirmed,
      document.documentElement.dataset.address,
      document.querySelector('#run-mismatch')?.textContent,
    ]),
  ).toEqual([undefined, undefined, '']);
  expect(
    page
      .workers()
      .map((worker) => worker.url())
      .filter((url) => url.includes('study')),
  ).toEqual([]);
  expect(trouble).toEqual({ outside: [], failed: [], errors: [] });
  await context.close();
});

test('sizes and seeds are a click away; back and forward restore each replay', async () => {
  const { context, open, trouble } = await visits.newVisitor();
  const page = await open(`${path}?replay-n=100`);
  await done(page, 100);
  await change(page);
  await page.getByRole('button', { name: '500', exact: true }).click();
  await done(page, 500);
  expect(query(page)).toBe('?replay-seed=24&replay-n=500');
  expect(await digest(page)).toBe(recorded(500, 24));
  await page.getByRole('button', { name: '42', exact: true }).click();
  await done(page, 500, 42);
  expect(await digest(page)).toBe(recorded(500, 42));
  await page.goBack();
  await done(page, 500);
  expect(await page.locator('#run-deployments').inputValue()).toBe('500');
  await page.goBack();
  await done(page, 100);
  expect(await digest(page)).toBe(recorded(100, 24));
  await page.goForward();
  await done(page, 500);
  expect(trouble.errors).toEqual([]);
  await context.close();
});

test('a link shows the same replay, and carries the study’s run along to the other pages, but not what others hang on it', async () => {
  const { context, open } = await visits.newVisitor();
  const page = await open(`${path}?n=100&seed=a+b&utm_source=x&replay-seed=42&replay-n=100`);
  await done(page, 100, 42);
  expect(await page.locator('#run-problems').textContent()).toContain('ignored: utm_source');
  expect(await page.getByRole('link', { name: 'Methods' }).first().getAttribute('href')).toMatch(
    /\?n=100&seed=a\+b$/,
  );
  await page.getByRole('link', { name: 'Charts' }).first().click();
  await page.waitForSelector('html[data-run="done"][data-deployments="100"][data-seed="a b"]', {
    state: 'attached',
  });
  expect(query(page)).not.toContain('replay');
  await page.getByRole('link', { name: 'Evidence' }).click();
  await page.getByRole('link', { name: 'Published code' }).first().click();
  await done(page, 500, 24);
  expect(query(page)).toContain('n=100');
  await context.close();
});

test('Enter runs what was typed; a negative seed and one of many digits are seeds', async () => {
  const { context, open } = await visits.newVisitor();
  const page = await open(`${path}?replay-n=100`);
  await done(page, 100);
  await change(page);
  await page.getByLabel('Seed', { exact: true }).last().fill('-42');
  await page.keyboard.press('Enter');
  await done(page, 100, '-42');
  const negative = await digest(page);
  await page.locator('#run-seed').fill('42');
  await page.keyboard.press('Enter');
  await done(page, 100, '42');
  expect(await digest(page)).toBe(negative);
  await page.locator('#run-seed').fill('123456789012345678901234567890');
  await page.keyboard.press('Enter');
  await done(page, 100, '123456789012345678901234567890');
  await context.close();
});

/** For visits of which nothing is left behind: one visitor, who has the code already. */
let regular: Visitor;
beforeAll(async () => {
  regular = await visits.newVisitor();
});

describe('what is typed wrong', () => {
  let page: Page;
  beforeAll(async () => {
    page = await regular.open(`${path}?replay-n=100`);
    await done(page, 100);
  });
  afterAll(() => page.close());

  test.each([
    ['#run-seed', '0', 'does not seed its generator for 0'],
    ['#run-seed', '1.5', 'Expected an integer other than 0'],
    ['#run-seed', 'paper', 'Expected an integer other than 0'],
    ['#run-deployments', '0', 'Expected a whole number from 1 to 1,000,000'],
    ['#run-deployments', '1000001', 'Expected a whole number from 1 to 1,000,000'],
  ])('%s set to %s is refused with what was expected, and nothing is lost', async (field, text, message) => {
    const before = await digest(page);
    await change(page);
    await page.locator(field).fill(text);
    await page.keyboard.press('Enter');
    await page.locator(`${field}-problem`).getByText(message).waitFor();
    expect(await page.locator(field).getAttribute('aria-invalid')).toBe('true');
    expect(await digest(page)).toBe(before);
    expect(await page.locator(field).inputValue()).toBe(text);
    await page.keyboard.press('Escape');
    expect(await page.locator(`${field}-problem`).textContent()).toBe('');
    expect(regular.trouble.errors).toEqual([]);
  });
});

test('a bad address gives a message and the published default, and nothing of it becomes markup', async () => {
  const page = await regular.open(`${path}?replay-n=%3Cimg%20src=x%20onerror=hit%3E`);
  await done(page, 500);
  expect(await page.locator('.notice[data-kind="address"]').textContent()).toContain(
    'expected a whole number from 1 to 1,000,000',
  );
  expect(await page.locator('html').getAttribute('data-address')).toBe('refused');
  expect(await page.locator('img').count()).toBe(0);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  expect(regular.trouble.errors).toEqual([]);
  await page.close();
});

test('Escape cancels a long replay, and the page goes back to the one on screen', async () => {
  const { context, open } = await visits.newVisitor();
  const page = await open(`${path}?replay-n=100`);
  await done(page, 100);
  await change(page);
  await page.locator('#run-deployments').fill('1000000');
  await page.keyboard.press('Enter');
  await page.waitForSelector('html[data-replay="running"]', { state: 'attached' });
  await page.keyboard.press('Escape'); // closes the panel
  await page.keyboard.press('Escape');
  await done(page, 100);
  await page
    .getByText(/^Cancelled/)
    .first()
    .waitFor();
  expect(query(page)).toBe('?replay-seed=24&replay-n=100');
  expect(await page.locator('#run-deployments').inputValue()).toBe('100');
  await context.close();
});
