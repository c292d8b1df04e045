/** The pages of findings and charts, one by one; what holds for all pages together. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, describe, expect, test } from 'vitest';
import { pages } from '../../site/pages/pages.ts';
import { stagePages } from '../../site/pages/stage-pages.ts';
import { builtSite } from './built-site.ts';
import { builtPages, done, query, settled, visitEach } from './every-page.ts';
import { receiveVisits } from './visitor.ts';

const visits = await receiveVisits();
afterAll(() => visits.end());

test('the pages are those of the navigation', () => {
  // and those of the talk, and the old address of a claim, which only leads on
  const all = [...pages, ...stagePages].map(({ path }) => path);
  expect(builtPages()).toEqual([...all, 'claim/'].toSorted());
});

test('a request to another host would be noticed, and get nowhere', async () => {
  const { context, trouble } = await visits.newVisitor();
  const page = await context.newPage();
  await page.setContent('<img src="http://elsewhere.test/x.png">');
  await page.waitForFunction(() => document.images[0]?.complete);
  expect(trouble.outside).toEqual(['http://elsewhere.test/x.png']);
  expect(trouble.errors.join()).toContain('ERR_NAME_NOT_RESOLVED');
  await context.close();
});

test('no script of the site names eval: the policy would refuse it, and log that', () => {
  const scripts = readdirSync(builtSite(), { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.js'),
  );
  expect(scripts.length).toBeGreaterThan(50);
  expect(
    scripts.filter((file) => /(?<![-\w])eval\b/.test(readFileSync(join(builtSite(), file), 'utf8'))),
  ).toEqual([]);
});

/** The colors that text and grounds have, each once. */
const colorsOf = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const seen = new Set<string>();
    for (const element of document.body.querySelectorAll('*')) {
      const { color, backgroundColor, fill, stroke } = getComputedStyle(element);
      seen.add([color, backgroundColor, fill, stroke].join(' '));
    }
    return [...seen].toSorted();
  });

test('the reader’s own dark and light are those of the system, since one place of the style sheets asks for the system’s', async () => {
  const { context, open } = await visits.newVisitor({ colorScheme: 'light' });
  const page = await open(query);
  await done(page);
  await settled(page);
  const light = await colorsOf(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  await settled(page);
  const dark = await colorsOf(page);
  expect(dark).not.toEqual(light);
  const choice = page.getByRole('button', { name: /^Colors/ });
  await choice.click();
  await settled(page);
  expect([await choice.textContent(), await colorsOf(page)]).toEqual(['Colors: light', light]);
  await page.emulateMedia({ colorScheme: 'light' });
  await choice.click();
  await settled(page);
  expect([await choice.textContent(), await colorsOf(page)]).toEqual(['Colors: dark', dark]);
  await context.close();
  const files = readdirSync(builtSite(), { recursive: true, encoding: 'utf8' });
  const asking = files
    .filter((file) => /\.(css|js)$/.test(file))
    .flatMap(
      (file) => readFileSync(join(builtSite(), file), 'utf8').match(/prefers-color-scheme.{0,20}/g) ?? [],
    );
  expect([...new Set(asking)]).toEqual(['prefers-color-scheme:dark){:root{--light']);
});

const sections = new Set(['findings', 'charts']);
describe('each page of findings and charts', () =>
  visitEach((path) => pages.some((page) => page.path === path && sections.has(page.section))));
