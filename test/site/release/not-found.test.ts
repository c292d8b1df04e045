/** What an address without a page gets, at any depth and on any host. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { site } from '../../../site/pages/site-facts.ts';
import { builtSite } from '../built-site.ts';
import { receiveVisits } from '../visitor.ts';

const visits = await receiveVisits();
afterAll(() => visits.end());

test('an unknown address is answered by a page that needs no other file', async () => {
  const { context, open, trouble } = await visits.newVisitor({ serviceWorkers: 'block' });
  const page = await open('no/such/page');
  expect(await page.locator('h1').textContent()).toBe('No such page');
  expect(trouble.failed.filter((line) => !line.endsWith('manifest.webmanifest'))).toHaveLength(1); // that one it looks for, for its links
  expect(trouble.outside).toEqual([]);
  await context.close();
});

test('on GitHub Pages it leads to the repository’s own root, elsewhere to the folder that has the site, else to the host’s root', async () => {
  const { context } = await visits.newVisitor({ serviceWorkers: 'block' });
  const body = readFileSync(join(builtSite(), '404.html'), 'utf8');
  await context.route('https://example.org/**/manifest.webmanifest', (route) => {
    const here = new URL(route.request().url()).pathname === '/deep/notes/manifest.webmanifest';
    return here ? route.fulfill({ json: { name: site.name } }) : route.fulfill({ status: 404, body });
  });
  for (const [address, root] of [
    ['https://someone.github.io/notebook/a/b/c', '/notebook/'],
    ['https://example.org/a/b', '/'],
    ['https://example.org/deep/notes/no/such', '/deep/notes/'],
  ] as const) {
    await context.route(address, (route) =>
      route.fulfill({ status: 404, contentType: 'text/html; charset=utf-8', body }),
    );
    const page = await context.newPage();
    await page.goto(address);
    await expect.poll(() => page.getByRole('link', { name: 'Overview' }).getAttribute('href')).toBe(root);
    expect(await page.getByRole('link', { name: 'Methods' }).getAttribute('href')).toBe(`${root}methods/`);
  }
  await context.close();
});
