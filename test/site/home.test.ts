/** The first page as a reader meets it: the answer without scrolling, an assumption moved and taken back. */
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { receiveVisits } from './visitor.ts';

const visits = await receiveVisits();
afterAll(() => visits.end());

/** One page: resized, moved, taken back. */
let page: Page;
const small = '?n=300&seed=42';
const done = (attributes = '') =>
  page.waitForSelector(`html[data-run="done"]${attributes}`, { state: 'attached' });
const findings = (state: string) => page.waitForSelector(`.findings[data-state="${state}"]`);
beforeAll(async () => {
  const { context, open } = await visits.newVisitor();
  await context.addInitScript(() => {
    const seen: (string | undefined)[] = [];
    Object.assign(globalThis, { held: seen });
    new MutationObserver(() => seen.push(document.documentElement.dataset.held)).observe(document, {
      attributeFilter: ['data-held'],
      subtree: true,
    });
  });
  page = await open(small);
  await done();
  await findings('done');
});

const everyRowIsDrawn = async (): Promise<void> => {
  await page.waitForSelector('.board[data-state="done"]');
  await page.waitForFunction(() =>
    Array.from(document.querySelectorAll('.claim__sentence')).every((row) =>
      row.checkVisibility({ contentVisibilityAuto: true }),
    ),
  );
};

/** The lowest edge of what a selector finds, pixels below the top of the page. */
const lowest = (selector: string): Promise<number> =>
  page.evaluate(
    (css) =>
      Math.max(
        ...Array.from(document.querySelectorAll(css), (e) => e.getBoundingClientRect().bottom + scrollY),
      ),
    selector,
  );

test.each([
  [390, 844, '.finding:first-child'],
  [1400, 900, '.finding'],
  [1280, 800, '.finding'],
])(
  'at %i × %i the headline, the result and %s are on screen without scrolling',
  async (width, height, selector) => {
    await page.setViewportSize({ width, height });
    await page.waitForFunction(() => document.querySelector('[aria-busy]') === null);
    // on a phone the bar of the run covers the lower end
    const bar = await page.evaluate(() => {
      const top = document.querySelector('.run-bar')!.getBoundingClientRect().top;
      return top > innerHeight / 2 ? innerHeight - top : 0;
    });
    expect(bar > 0).toBe(width === 390);
    expect(await lowest('.summary')).toBeLessThan(height);
    expect(await lowest(selector)).toBeLessThanOrEqual(height - bar);
    if (width === 1280) {
      await everyRowIsDrawn(); // until then a row that is far away has the height that it had on the phone
      expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeLessThanOrEqual(
        6 * height,
      );
      expect(await page.locator('.claim').count()).toBeGreaterThan(30);
    }
  },
);

test('what is far below the first screen waits for the first paint, and the rows of the board for a frame more', async () => {
  await page.waitForFunction(() => document.documentElement.dataset.held === undefined);
  expect(await page.evaluate(() => (globalThis as { held?: unknown }).held)).toEqual([
    'below',
    'rows',
    undefined,
  ]);
});

test('once the page is idle every row of the board is drawn, however far it is from the window', async () => {
  await everyRowIsDrawn();
});

test('a moved slider previews, runs the study on release and writes the address; back takes all of it back', async () => {
  const success = page.locator('[data-finding="success-genops"] .finding__ours');
  const before = await success.textContent();
  const slider = page.getByRole('slider', { name: 'Reviewer skill' });
  // as while dragging: no change yet
  await slider.evaluate((input: HTMLInputElement) => {
    input.value = input.max;
    input.dispatchEvent(new Event('input', { bubbles: true }));
  });
  await findings('preview');
  expect(new URL(page.url()).search).toBe(small);
  await slider.dispatchEvent('change');
  await done('[data-settings="reviewerSensitivity"]');
  expect(new URL(page.url()).searchParams.get('reviewerSensitivity')).toBe('0.9');
  await findings('done');
  await page.goBack();
  await done('[data-settings=""]');
  await page.waitForFunction(
    (was) => document.querySelector('[data-finding="success-genops"] .finding__ours')?.textContent === was,
    before,
  );
  expect(await slider.getAttribute('aria-valuetext')).toBe('25%');
});

test('verdicts that a run has changed are named in a line, and their rows are marked', async () => {
  await page.locator('#knob-bakeScale').press('End');
  await done('[data-settings="bakeScale"]');
  await page.waitForSelector('.claim[data-changed]');
  expect(await page.locator('[data-part="changes"]').innerText()).toMatch(/^\d+ verdicts? changed\. “/);
});

test('while a run is under way its histogram grows over the last result, whose numbers stay until all is done', async () => {
  await findings('done');
  await page.evaluate(() => {
    const seen: unknown[] = [];
    Object.assign(globalThis, { seen });
    const look = (): void => {
      const card = document.querySelector('[data-finding="cycle-time-improvement"]')!;
      const { run } = document.documentElement.dataset;
      if (card.querySelector('.grows__now'))
        seen.push([run, card.querySelector('.finding__ours')!.textContent]);
    };
    new MutationObserver(look).observe(document, { subtree: true, childList: true, attributeFilter: ['d'] });
  });
  const ours = page.locator('[data-finding="cycle-time-improvement"] .finding__ours');
  const before = await ours.textContent();
  await page.getByRole('button', { name: 'Change …' }).click();
  await page.locator('#run-deployments').fill('15847');
  await page.locator('#run-deployments').press('Enter');
  await done('[data-deployments="15847"]');
  await page.waitForFunction((was) => document.querySelector('.finding__ours')!.textContent !== was, before);
  const seen = await page.evaluate(() => (globalThis as unknown as { seen: unknown[] }).seen);
  expect(seen).toContainEqual(['running', before]);
  expect(await page.locator('.grows__now').count()).toBe(0);
});
