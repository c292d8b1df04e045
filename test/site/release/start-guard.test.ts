/** Pages whose scripts do not start: they say so, say what to do, and show the committed figures. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Frame, Page } from 'playwright';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { guardScript } from '../../../site/build/guard-script.ts';
import { fallbackFigures } from '../../../site/fallback/figures.ts';
import { pages } from '../../../site/pages/pages.ts';
import { builtSite } from '../built-site.ts';
import type { Otherwise } from '../pages-host.ts';
import { receiveVisits } from '../visitor.ts';

const plain = 'methods/';
const textOf = (file: string): string => readFileSync(join(builtSite(), file), 'utf8');
/** The page's module script, as a path below the site's front page. */
const entryOf = (path: string): string =>
  /<script type="module"[^>]* src="(?:\.\.?\/)+([^"]+)"/.exec(textOf(`${path}index.html`))![1]!;
/** What a built script imports: statically, or once it is asked to. */
const importsOf = (script: string, pattern: RegExp): string[] =>
  [...textOf(script).matchAll(pattern)].map(([, name]) => `assets/${name}`);
const STATIC = /\b(?:from|import)\s*["'`]\.\/([^"'`]+\.js)["'`]/g;
const LAZY = /\bimport\(\s*["'`]\.\/([^"'`]+\.js)["'`]/g;

let otherwise: (path: string) => Otherwise | null;
// nothing is kept: one visitor meets all the failures
const visits = await receiveVisits({ caching: 'no-store', otherwise: (path) => otherwise(path) });
const { context, open } = await visits.newVisitor({ viewport: { width: 390, height: 844 } });
beforeEach(() => {
  otherwise = () => null;
});
afterAll(() => visits.end());

const answerFor =
  (file: string, answer: Otherwise) =>
  (path: string): Otherwise | null =>
    path === file ? answer : null;
const script = (text: string): Otherwise => ({ kind: 'answer', type: 'text/javascript', text });
const notFound: Otherwise = { kind: 'answer', status: 404, type: 'text/html', text: 'no such file' };

/** Waits until the page has failed. @returns what it says */
async function failureOn(page: Page | Frame): Promise<string> {
  await page.waitForSelector('html[data-run="failed"]', { state: 'attached' });
  const figures = page.locator('#notebook .fallback-table tbody tr');
  await figures.first().waitFor();
  expect(await figures.count()).toBe(fallbackFigures.rows.length);
  const status = page.locator('#run-status');
  if ((await status.count()) > 0) expect(await status.isVisible()).toBe(false);
  expect(await page.locator('#notebook[aria-busy]').count()).toBe(0);
  return (await page.locator('#notebook .notice').textContent()) ?? '';
}

async function failureOf(path: string): Promise<string> {
  const page = await open(path);
  const said = await failureOn(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  await page.close();
  return said;
}

test('every page has the guard before its own script', () => {
  for (const { path } of pages) {
    const [before = ''] = textOf(`${path}index.html`).split('<script type="module"');
    expect(before.includes(guardScript), path).toBe(true);
  }
});

// one page for each of what pages run
test.each(['methods/', 'numbers-agree/', 'published-code/'])(
  'a script of the wrong type: /%s says that a script could not be loaded',
  async (path) => {
    otherwise = (file) =>
      file.startsWith('assets/') && file.endsWith('.js')
        ? { kind: 'answer', type: 'text/plain', text: textOf(file) }
        : null;
    const said = await failureOf(path);
    expect(said).toContain('This page could not start.');
    expect(said).toContain('could not be loaded');
    expect(said).toContain('Reload the page.');
  },
);

test('a chunk is missing that the page’s script needs', async () => {
  const chunk = importsOf(entryOf(plain), STATIC)[0]!;
  otherwise = answerFor(chunk, notFound);
  expect(await failureOf(plain)).toContain('or a script that it needs');
});

test('the connection is cut while a script is on its way', async () => {
  otherwise = answerFor(entryOf(plain), { kind: 'cut' });
  const page = await open(`${plain}?n=100`);
  expect(await failureOn(page)).toContain('could not be loaded');
  otherwise = () => null;
  await page.getByRole('button', { name: 'Reload the page' }).click();
  await page.waitForSelector('html[data-run="done"]', { state: 'attached' });
  await page.close();
});

test('a script that throws at its start: the page quotes the error', async () => {
  otherwise = answerFor(entryOf(plain), script('throw new Error("no <b>start</b>")'));
  expect(await failureOf(plain)).toContain('stopped with an error: Uncaught Error: no <b>start</b>');
  otherwise = answerFor(entryOf(plain), script('Promise.reject(new Error("none"))'));
  expect(await failureOf(plain)).toContain('stopped with an error: none');
});

test('a script that does nothing: the page asks for a newer browser', async () => {
  otherwise = answerFor(entryOf(plain), script(''));
  expect(await failureOf(plain)).toContain('This browser did not run the scripts of this page.');
});

test('opened from a file: the page says how to serve it', async () => {
  const page = await context.newPage();
  await page.goto(pathToFileURL(join(builtSite(), 'published-code/index.html')).href);
  expect(await failureOn(page)).toContain('python3 -m http.server');
  await page.close();
});

test.each([
  ['refuses it its scripts', {}],
  ['gives it its scripts, as GitHub Pages does', { 'access-control-allow-origin': '*' }],
])('in a sandboxed frame, where the server %s: the page asks for a tab of its own', async (_how, headers) => {
  const sandboxed = await receiveVisits({
    headers,
    otherwise: answerFor('frame.html', {
      kind: 'answer',
      type: 'text/html',
      text: '<!doctype html><iframe sandbox="allow-scripts" src="methods/"></iframe>',
    }),
  });
  const visitor = await sandboxed.newVisitor();
  const page = await visitor.open('frame.html');
  await page.locator('iframe').waitFor();
  const frame = page.frames()[1]!;
  expect(await failureOn(frame)).toContain('Open it in a tab of its own');
  expect(await frame.locator('.notice a').getAttribute('href')).toBe(`${sandboxed.host.address}${plain}`);
  await visitor.context.close();
  await sandboxed.end();
});

test.each(['methods/', 'numbers-agree/', 'published-code/'])(
  'the notebook of /%s is missing: the page has failed, says so, and shows the committed figures',
  async (path) => {
    const lazy = importsOf(entryOf(path), LAZY);
    const notebook = lazy.find((name) => name.startsWith('assets/notebook'))!;
    otherwise = answerFor(notebook, notFound);
    const page = await open(path);
    await page.getByText('This page’s notebook could not be loaded.').waitFor();
    await page.locator('.fallback-table tbody tr').first().waitFor({ state: 'attached' });
    if (path !== 'numbers-agree/')
      await page
        .getByText(/ here in /)
        .first()
        .waitFor({ state: 'attached' });
    expect(await page.locator('html').getAttribute('data-run')).toBe('failed');
    expect(await page.locator('html').getAttribute('data-digest')).toBeNull();
    await page.close();
  },
);

test.each(['methods/', 'published-code/'])(
  'the worker of /%s is missing: the page has failed, says so, and shows the committed figures',
  async (path) => {
    otherwise = (file) => (file.includes('.worker-') ? notFound : null);
    const page = await open(path);
    await page.waitForSelector('html[data-run="failed"]', { state: 'attached' });
    expect(await page.locator('.notice[data-kind="failed"]').textContent()).toContain('could not');
    await page.locator('#run-notices .fallback-table tbody tr').first().waitFor();
    await page.close();
  },
);

test('an error of something else before the start fails no page that starts', async () => {
  const other = await visits.newVisitor();
  await other.context.addInitScript(() => {
    document.addEventListener('readystatechange', () => {
      throw new Error('not the page’s own');
    });
  });
  const page = await other.open(`${plain}?n=100`);
  await page.waitForSelector('html[data-run="done"]', { state: 'attached' });
  expect(await page.getByText('This page could not start.').count()).toBe(0);
  await other.context.close();
});
