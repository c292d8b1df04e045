/** A run from its address to its digest, as a reader of the built site meets it. */
import type { Page } from 'playwright';
import { afterAll, expect, test } from 'vitest';
import { receiveVisits } from './visitor.ts';

const visits = await receiveVisits();
afterAll(() => visits.end());

const done = (page: Page, deployments: number, seed = '42') =>
  page.waitForSelector(`html[data-run="done"][data-deployments="${deployments}"][data-seed="${seed}"]`, {
    state: 'attached',
  });
const digest = (page: Page) => page.locator('html').getAttribute('data-digest');
/** What the run's panel and address do is the same on every page, and this one computes nothing else. */
const plain = 'claims/';
/** Opens the panel with the run's controls. */
const change = (page: Page) => page.getByRole('button', { name: 'Change …' }).click();
const query = (page: Page) => new URL(page.url()).search;

test('another size, what was typed, another seed and a setting are runs and addresses; back and forward restore them', async () => {
  const { context, open, trouble } = await visits.newVisitor();
  const page = await open(`${plain}?n=100`);
  await done(page, 100);
  const first = await digest(page);
  await change(page);
  await page.getByRole('button', { name: '500' }).click();
  await done(page, 500);
  expect(query(page)).toBe('?n=500&seed=42&scenario=equal-changes');
  const larger = await digest(page);
  expect(larger).not.toBe(first);
  await page.goBack();
  await done(page, 100);
  expect(await digest(page)).toBe(first);
  expect(await page.getByLabel('Deployments', { exact: true }).first().isVisible()).toBe(true);
  expect(await page.locator('#run-deployments').inputValue()).toBe('100');
  await page.goForward();
  await done(page, 500);
  expect(await digest(page)).toBe(larger);
  await page.goBack();
  await done(page, 100);

  await page.getByLabel('Seed', { exact: true }).fill('paper');
  await page.keyboard.press('Enter');
  await done(page, 100, 'paper');
  await page.getByRole('button', { name: 'Another seed' }).click();
  await page.waitForFunction(() => {
    const { run, seed } = document.documentElement.dataset;
    return run === 'done' && seed !== 'paper';
  });
  expect(query(page)).toMatch(/seed=\d+/);

  const before = await digest(page);
  await page.getByLabel('Pillar 3: staged canary rollout').uncheck();
  await page.waitForURL(/enableCanary=false/);
  await page.waitForSelector('html[data-run="done"][data-settings="enableCanary"]', { state: 'attached' });
  expect(await digest(page)).not.toBe(before);
  expect(await page.locator('.settings-count').textContent()).toContain('1 change');
  expect(await page.locator('#run-named').textContent()).toContain('1 setting changed');
  await page.getByRole('button', { name: 'Reset all' }).click();
  await page.waitForURL((url) => !url.search.includes('enableCanary'));
  await page.waitForSelector('html[data-run="done"][data-settings=""]', { state: 'attached' });
  expect(await digest(page)).toBe(before);
  expect(trouble.errors).toEqual([]);
  await context.close();
});

test('a link shows the same run to another reader, on every page that it leads to', async () => {
  const first = await visits.newVisitor();
  const page = await first.open('?n=100&seed=a+b&bakeScale=1');
  await done(page, 100, 'a b');
  const original = await digest(page);
  await page.getByRole('link', { name: 'Charts' }).first().click();
  await page.waitForURL(/cycle-time\/\?/);
  await done(page, 100, 'a b');
  const second = await visits.newVisitor();
  const other = await second.open(`cycle-time/${query(page)}`);
  await done(other, 100, 'a b');
  expect([await digest(page), await digest(other)]).toEqual([original, original]);
  await first.context.close();
  await second.context.close();
});

test('Escape cancels a long run, and the page goes back to the run on screen', async () => {
  const { context, open } = await visits.newVisitor();
  const page = await open(`${plain}?n=100`);
  await done(page, 100);
  await change(page);
  await page.locator('#run-deployments').fill('1000000');
  await page.keyboard.press('Enter');
  await page.waitForSelector('html[data-run="running"]', { state: 'attached' });
  await page.getByRole('button', { name: 'Cancel' }).waitFor();
  // the first closes the panel, and leaves the run alone
  await page.keyboard.press('Escape');
  expect(await page.locator('html').getAttribute('data-run')).toBe('running');
  await page.keyboard.press('Escape');
  await done(page, 100);
  await page
    .getByText(/^Cancelled/)
    .first()
    .waitFor();
  expect(query(page)).toBe('?n=100&seed=42&scenario=equal-changes');
  expect(await page.locator('#run-deployments').inputValue()).toBe('100');
  await context.close();
});

test('a bad address gives a message and the default run, until the reader runs one; nothing of it becomes markup or code', async () => {
  const { context, open, trouble } = await visits.newVisitor({ viewport: { width: 390, height: 844 } });
  const attack = '<img src=x onerror="window.hit=1"><script>window.hit=1</script>';
  const page = await open(`${plain}?n=0&seed=${'x'.repeat(10_000)}&scenario=${encodeURIComponent(attack)}`);
  const refused = () =>
    page.waitForSelector('html[data-run="done"][data-address="refused"]', { state: 'attached' });
  await done(page, 15_847);
  await refused();
  const notice = page.locator('.notice[data-kind="address"]');
  const said = await notice.textContent();
  for (const message of ['a whole number from 1 to 1,000,000', 'text of 1 to 200 characters', '<img src=x'])
    expect(said).toContain(message);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  await change(page);
  await page.locator('#run-deployments').fill('100');
  await page.locator('#run-seed').fill(attack);
  await page.keyboard.press('Enter');
  await done(page, 100, attack.replaceAll('"', '\\"'));
  expect(await page.locator('html').getAttribute('data-address')).toBeNull();
  expect(await notice.count()).toBe(0);
  expect(await page.evaluate(() => [document.images.length, 'hit' in window])).toEqual([0, false]);
  await page.goBack();
  await refused();
  expect(await notice.textContent()).toBe(said);
  expect(await page.evaluate(() => [document.images.length, 'hit' in window])).toEqual([0, false]);
  expect(trouble.errors).toEqual([]);
  await context.close();
});

test('what others hang on a link is named and left out: the run stays as asked, and the next one drops it', async () => {
  const { context, open, trouble } = await visits.newVisitor();
  const page = await open(`${plain}?n=100&seed=7&utm_source=x`);
  await done(page, 100, '7');
  expect(await page.locator('#run-problems').textContent()).toContain('ignored: utm_source');
  expect(await page.locator('.notice[data-kind="address"]').count()).toBe(0);
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await page.waitForURL((url) => !url.search.includes('utm_source'));
  expect(query(page)).toBe('?n=100&seed=7');
  expect(await page.locator('#run-problems').textContent()).toBe('');
  expect(trouble.errors).toEqual([]);
  await context.close();
});

test('nothing sticks: after a visit the next one starts at the default run', async () => {
  const { context, open } = await visits.newVisitor();
  await done(await open(`${plain}?n=100&seed=7`), 100, '7');
  const page = await open(plain);
  await done(page, 15_847);
  expect(await page.evaluate(() => [localStorage.length, document.cookie])).toEqual([0, '']);
  await context.close();
});
