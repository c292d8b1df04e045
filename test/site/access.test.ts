/** Every page for everyone: checked by axe in light and dark, on a phone and on a desk, with all that can be unfolded. */
import { readFileSync } from 'node:fs';
import type { AxeResults } from 'axe-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pages } from '../../site/pages/pages.ts';
import { receiveVisits, type Visits } from './visitor.ts';

const axe = readFileSync(new URL('../../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

let visits: Visits;
beforeAll(async () => {
  visits = await receiveVisits();
});
afterAll(() => visits.end());

const screens = [
  { name: 'on a phone in the dark', width: 390, height: 844, colorScheme: 'dark', hasTouch: true },
  { name: 'on a desk in the light', width: 1400, height: 900, colorScheme: 'light', hasTouch: false },
] as const;

for (const { name, width, height, colorScheme, hasTouch } of screens) {
  for (const { path } of pages) {
    test(`/${path} is accessible and fits ${name}`, async () => {
      const { context, open } = await visits.newVisitor({
        viewport: { width, height },
        colorScheme,
        hasTouch,
      });
      const page = await open(`${path}?n=100`);
      await page.waitForSelector('html[data-run="done"]', { state: 'attached' });
      await page.waitForFunction(() => document.querySelectorAll('.cell[aria-busy]').length === 0);
      await page.evaluate(() => {
        for (const details of document.querySelectorAll('details')) details.open = true;
      });
      await page.waitForTimeout(200);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      await page.evaluate(axe);
      const { violations } = await page.evaluate(
        (only) =>
          (globalThis as unknown as { axe: { run(options: object): Promise<AxeResults> } }).axe.run({
            runOnly: only,
          }),
        rules,
      );
      expect(
        violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(' | ')}`),
      ).toEqual([]);
      await context.close();
    });
  }
}

for (const { path } of pages) {
  test(`/${path} on a phone: every control can be touched, 44 pixels, of a way back in what can be touched`, async () => {
    const { context, open } = await visits.newVisitor({
      viewport: { width: 390, height: 844 },
      hasTouch: true,
      isMobile: true,
    });
    const page = await open(`${path}?n=100`);
    await page.waitForSelector('html[data-run="done"]', { state: 'attached' });
    await page.waitForFunction(() => document.querySelectorAll('.cell[aria-busy]').length === 0);
    const small = await page.evaluate(() => {
      for (const details of document.querySelectorAll('details')) details.open = true;
      return [
        ...document.querySelectorAll(
          'button:not(:disabled, .reset), summary, select, input:not(.visually-hidden), li > a, nav a',
        ),
      ]
        .filter((each) => {
          const box = each.getClientRects()[0];
          return box !== undefined && box.width > 0 && Math.round(box.height) < 44;
        })
        .map((each) => `${each.tagName} ${each.className} ${each.textContent}`);
    });
    expect(small).toEqual([]);
    await context.close();
  });
}
