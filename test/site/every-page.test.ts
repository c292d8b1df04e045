/** What holds for every page of the built site, as GitHub Pages serves it. */
import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { builtSite } from './built-site.ts';
import { receiveVisits, type Visitor, type Visits } from './visitor.ts';

const pages = readdirSync(builtSite(), { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('index.html'))
  .map((path) => path.replaceAll('\\', '/').replace(/index\.html$/, ''))
  .toSorted();

let visits: Visits;
let visitor: Visitor;
beforeAll(async () => {
  visits = await receiveVisits();
  visitor = await visits.newVisitor();
});
afterAll(() => visits.end());

test('there is a front page', () => {
  expect(pages).toContain('');
});

for (const path of pages) {
  test(`/${path} opens under a sub-path, without an error and without asking another host`, async () => {
    const page = await visitor.open(path);
    await page.waitForLoadState('networkidle');
    expect(visitor.trouble).toEqual({ outside: [], failed: [], errors: [] });
    expect(await page.title()).not.toBe('');
    expect(await page.locator('h1').count()).toBe(1);
    await page.close();
  });
}
