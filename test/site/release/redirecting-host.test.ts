/** The offline copy behind a host that redirects `x/index.html` to `x/`, as several servers and networks do. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { pages } from '../../../site/pages/pages.ts';
import { stagePages } from '../../../site/pages/stage-pages.ts';
import { builtSite } from '../built-site.ts';
import type { Otherwise } from '../pages-host.ts';
import { receiveVisits, type Visitor, type Visits } from '../visitor.ts';
import { firstServiceWorker } from './first-service-worker.ts';

const plain = 'claims/?n=100';

let visits: Visits;
let visitor: Visitor;
/** The text of sw.js; null: that of this version. */
let worker: string | null;
/** What the host answers in place of one of the site's files. */
let broken: { readonly status: number; readonly type: string } | null;
/** Whether a browser has asked for sw.js. */
let asked: boolean;

function otherwise(path: string): Otherwise | null {
  asked ||= path === 'sw.js';
  if (path.endsWith('index.html')) return { kind: 'redirect', to: './' };
  if (broken !== null && /\/icon-.*\.svg$/.test(path)) return { kind: 'answer', text: 'later', ...broken };
  if (worker === null || path !== 'sw.js') return null;
  return { kind: 'answer', type: 'text/javascript', text: worker };
}

beforeEach(async () => {
  worker = null;
  broken = null;
  asked = false;
  visits = await receiveVisits({ caching: 'no-store', otherwise });
  visitor = await visits.newVisitor({ serviceWorkers: 'allow' });
});
afterEach(() => visits.end());

const done = (page: Page) => page.waitForSelector('html[data-run="done"]', { state: 'attached' });
const installed = (page: Page) => page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));

/** Whether a new tab shows the page. */
async function opens(context: BrowserContext, path: string): Promise<boolean> {
  const page = await context.newPage();
  try {
    await page.goto(new URL(path, visits.host.address).href);
    await done(page);
    return true;
  } catch (error) {
    if (String(error).includes('net::ERR_FAILED')) return false;
    throw error;
  } finally {
    await page.close();
  }
}

/** How many copies the browser keeps. An old one goes when no tab uses it anymore, so each look takes a tab of its own. */
async function copies(open: Visitor['open']): Promise<number> {
  const page = await open(plain);
  const keys = await page.evaluate(() => caches.keys());
  await page.close();
  return keys.length;
}

test('each file is kept as a response of its own with its headers; from the second visit on pages open, without the host, too', async () => {
  const { context, open, trouble } = visitor;
  const first = await open(plain);
  await installed(first);
  const kept = await first.evaluate(async () => {
    const cache = await caches.open((await caches.keys())[0]!);
    const responses = await Promise.all((await cache.keys()).map((request) => cache.match(request)));
    return responses.map((response) => ({
      url: response!.redirected,
      status: response!.status,
      type: response!.headers.get('content-type'),
    }));
  });
  const draws = (): Promise<readonly string[]> =>
    first.evaluate(async () => {
      const cache = await caches.open((await caches.keys())[0]!);
      return (await cache.keys()).map(({ url }) => url).filter((url) => url.endsWith('.bin'));
    });
  // the draws are of one page, and kept when that is first visited
  expect(await draws()).toEqual([]);
  // it stays open until they are there: who leaves sooner keeps none
  const assumptions = await open('believe/');
  await expect.poll(draws).toEqual([expect.stringContaining('/free-')]);
  await assumptions.close();
  await first.close();
  expect(kept.length).toBeGreaterThan(pages.length);
  expect(kept.filter(({ url, status }) => url || status !== 200)).toEqual([]);
  expect(kept.filter(({ type }) => type === 'text/html; charset=utf-8')).toHaveLength(
    pages.length + stagePages.length + 3, // the page for what is not found, the old address of a claim, and the sandbox
  );
  expect(await opens(context, plain)).toBe(true);
  await visits.host.stop();
  // every-page.ts opens them all
  for (const path of ['?n=100', plain]) expect(await opens(context, path), path).toBe(true);
  expect(trouble.errors).toEqual([]);
  const page = await open('believe/');
  await page.waitForSelector('#figure-claims svg');
  // those of another comparison were never asked for
  await page.selectOption('#view-comparison', 'strict');
  await page.waitForFunction(() =>
    document.querySelector('#cell-finding')!.textContent.includes('missing on this device'),
  );
  expect(await page.locator('.cell[data-state="failed"]').count()).toBe(0);
  expect(await page.locator('#figure-claims').count()).toBe(0);
  expect(await page.getByRole('button', { name: 'Run 2,000 free draws' }).isEnabled()).toBe(true);
});

test.each([
  ['an error', { status: 503, type: 'image/svg+xml' }],
  ['a page, as hosts that answer everything do', { status: 200, type: 'text/html' }],
])('%s in place of a file is not kept: the offline copy is not installed', async (_what, answer) => {
  broken = answer;
  const page = await visitor.open(plain);
  const state = await page.evaluate(async () => {
    const { active, installing, waiting } = await navigator.serviceWorker.register('../sw.js', {
      scope: '../',
    });
    const own = installing ?? waiting ?? active!;
    await new Promise<void>((resolve) => {
      const look = () => {
        if (own.state !== 'installing') resolve();
      };
      own.addEventListener('statechange', look);
      look();
    });
    return own.state;
  });
  expect(state).toBe('redundant');
});

describe('a reader whose first version kept redirected responses', () => {
  beforeEach(() => {
    const [, files = '[]'] =
      /^const FILES = (.*);$/m.exec(readFileSync(join(builtSite(), 'sw.js'), 'utf8')) ?? [];
    worker = firstServiceWorker(JSON.parse(files) as string[], 'first');
  });

  /** Tries a page, and again once the browser has asked for this version: a browser looks for it a second after a try. */
  async function recovers(context: BrowserContext): Promise<void> {
    const tab = await context.newPage();
    const address = new URL(plain, visits.host.address).href;
    const shows = (): Promise<boolean> =>
      tab.goto(address).then(
        () => true,
        () => false,
      );
    worker = null;
    asked = false;
    expect(await shows()).toBe(false);
    await expect.poll(() => asked, { timeout: 30_000 }).toBe(true);
    await expect.poll(shows, { timeout: 30_000, interval: 1000 }).toBe(true);
    await done(tab);
    await tab.close();
  }

  test('sees no page again, and each of them once this version is there: beside a tab that keeps the first, and alone', async () => {
    const { context, open } = visitor;
    const first = await open(plain);
    await installed(first);
    await first.waitForFunction(() => navigator.serviceWorker.controller !== null);
    expect(await opens(context, plain)).toBe(false);
    expect(await opens(context, '?n=100')).toBe(false);
    await recovers(context);
    const kept = await first.evaluate(() => caches.keys());
    expect(kept.filter((key) => key.endsWith(' first'))).toHaveLength(1);
    await first.close();
    await expect.poll(() => copies(open), { timeout: 30_000, interval: 1000 }).toBe(1);
    await visits.host.stop();
    for (const path of ['?n=100', plain]) expect(await opens(context, path), path).toBe(true);
  });
});
