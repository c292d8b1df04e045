/** What an address without a page gets, at any depth and on any host. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { builtSite } from './built-site.ts';
import { receiveVisits } from './visitor.ts';

const visits = await receiveVisits();
afterAll(() => visits.end());

test('an unknown address is answered by a page that needs no other file', async () => {
  const { context, open, trouble } = await visits.newVisitor({ serviceWorkers: 'block' });
  const page = await open('no/such/page');
  expect(await page.locator('h1').textContent()).toBe('No such page');
  expect(trouble.failed.map((line) => line.slice(0, 3))).toEqual(['404']);
  expect(trouble.outside).toEqual([]);
  await context.close();
});

test('on GitHub Pages it leads to the repository’s own root, elsewhere to the host’s', async () => {
  const { context } = await visits.newVisitor({ serviceWorkers: 'block' });
  const body = readFileSync(join(builtSite(), '404.html'), 'utf8');
  for (const [address, root] of [
    ['https://someone.github.io/notebook/a/b/c', '/notebook/'],
    ['https://example.org/a/b', '/'],
  ] as const) {
    await context.route(address, (route) =>
      route.fulfill({ status: 404, contentType: 'text/html; charset=utf-8', body }),
    );
    const page = await context.newPage();
    await page.goto(address);
    expect(await page.getByRole('link', { name: 'Overview' }).getAttribute('href')).toBe(root);
    expect(await page.getByRole('link', { name: 'Methods' }).getAttribute('href')).toBe(`${root}methods/`);
  }
  await context.close();
});
