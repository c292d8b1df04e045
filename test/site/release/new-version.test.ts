/** A newer version is deployed while tabs are open: nothing breaks, nothing is mixed, and a notice says so. */
import { rmSync } from 'node:fs';
import type { Page } from 'playwright';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { builtSite } from '../built-site.ts';
import type { Otherwise } from '../pages-host.ts';
import { receiveVisits } from '../visitor.ts';
import { buildOf, secondBuild } from './second-build.ts';

const newer = secondBuild();
let served: string;
let otherwise: (path: string) => Otherwise | null;
// max-age=600, as on GitHub Pages
const visits = await receiveVisits({ otherwise: (path) => otherwise(path) }, () => served);
beforeEach(() => {
  served = builtSite();
  otherwise = () => null;
});
afterAll(async () => {
  await visits.end();
  rmSync(newer, { recursive: true });
});

const query = '?n=100&warmUpDays=1&seed=7';
const [first, second] = [buildOf(builtSite()), buildOf(newer)];
const done = (page: Page) => page.waitForSelector('html[data-run="done"]', { state: 'attached' });
const digest = (page: Page) => page.locator('html').getAttribute('data-digest');
const version = (page: Page) => page.locator('[data-fact="version"]').textContent();
const notice = (page: Page) => page.locator('.newer-version .notice');
const controlled = (page: Page) => page.waitForFunction(() => navigator.serviceWorker.controller !== null);

/** The parts of a page that are loaded when they are asked for, a frame, and a worker that has not started: to a sign that they work. */
const downloads = {
  CSV: '.figure__way[data-way="csv"]',
  SVG: '.figure__way[data-way="svg"]',
  PNG: '.figure__way[data-way="png"]',
  receipt: '[data-do="receipt"]',
  'page as a file': '[data-do="save-page"]',
};
const parts: Readonly<Record<string, (page: Page) => Promise<unknown>>> = {
  ...Object.fromEntries(
    Object.entries(downloads).map(([name, button]) => [
      name,
      (page: Page) => Promise.all([page.waitForEvent('download'), page.locator(button).first().click()]),
    ]),
  ),
  'how to cite': async (page) => {
    await page.locator('.cite > summary').click();
    await page.locator('.cite__text').first().waitFor();
  },
  settings: async (page) => {
    await page.locator('#run-change').click();
    await page.locator('#settings .settings-body input').first().waitFor({ state: 'attached' });
    await page.keyboard.press('Escape');
  },
  table: async (page) => {
    await page.locator('.figure__data > summary').first().click();
    await page.locator('.figure__data[open] td').first().waitFor();
  },
  'code that is edited and run': async (page) => {
    const cell = page.locator('#cell-where-bad-changes-end');
    await cell.getByText('Show the code').click();
    await cell.getByRole('button', { name: 'Edit and run' }).click();
    await cell.getByRole('textbox', { name: 'Edit canaryMeasures' }).click();
    await page.keyboard.press('Control+a');
    await page.keyboard.insertText('({ deployments }) => ({ deployments })');
    await cell.getByRole('button', { name: 'Run', exact: true }).click();
    await cell.getByText(/ differs? from the original/).waitFor();
  },
};
const useParts = async (page: Page): Promise<void> => {
  for (const use of Object.values(parts)) await use(page);
};

/** A condition typed over in the editor of rules; the rules that are in force then count one edit. */
async function editRule(page: Page): Promise<void> {
  await page.getByRole('textbox', { name: /Condition of Large change caution/ }).click();
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText('change.lines > 30');
  await page.getByText('In force: these rules, 1 edit.').waitFor();
}

test('a tab stays whole across a deployment, a new one is new, and a button brings the newer version with the same run', async () => {
  const { context, open, trouble } = await visits.newVisitor({ serviceWorkers: 'allow' });
  const tab = await open(`canary-catch/${query}`);
  await done(tab);
  await controlled(tab);
  const shown = await digest(tab);
  const rules = await open(`policies/${query}`);
  await rules.waitForSelector('.rules[data-editor="ready"]');
  await done(rules);
  served = newer;
  const other = await open(`methods/${query}`);
  await done(other);
  await notice(tab).waitFor();
  expect(await notice(tab).textContent()).toContain('A newer version of this site is ready.');
  const third = await open(`canary-catch/${query}`);
  await done(third);
  expect([await version(tab), await version(third)]).toEqual([
    expect.stringContaining(first),
    expect.stringContaining(second),
  ]);
  expect(await notice(third).count()).toBe(0);
  await useParts(tab);
  await useParts(third);
  await editRule(rules);
  await rules.getByRole('button', { name: 'Compare the rules' }).click(); // in a worker that has not started
  await rules.getByText(/changes? gets? another decision/).waitFor();
  expect([await digest(tab), await digest(rules), await version(rules)]).toEqual([
    shown,
    shown,
    expect.stringContaining(first),
  ]);
  await notice(tab).getByRole('button', { name: 'Reload the page' }).click();
  await tab.waitForFunction((build) => document.documentElement.outerHTML.includes(build), second);
  await done(tab);
  expect([await version(tab), await digest(tab)]).toEqual([expect.stringContaining(second), shown]);
  expect([trouble.failed, trouble.errors]).toEqual([[], []]);
  await context.close();
});

test.each([
  ['404', null],
  ['200 with a page', { kind: 'answer', type: 'text/html', text: '<h1>Welcome</h1>' }],
] as const)(
  'without an offline copy a part that is gone (%s) offers the newer version, and the run stays',
  async (_what, answer) => {
    otherwise = (path) => (served === newer && path.startsWith('assets/downloads-') ? answer : null);
    const { context, open } = await visits.newVisitor();
    const page = await open(`canary-catch/${query}`);
    await done(page);
    const shown = await digest(page);
    served = newer;
    await page.locator('.figure__way[data-way="csv"]').first().click();
    await notice(page).waitFor();
    expect(await notice(page).textContent()).toContain('A newer version of this site is ready.');
    expect(await digest(page)).toBe(shown);
    if (answer === null) {
      await notice(page).getByRole('button', { name: 'Reload the page' }).click();
      await page.waitForFunction((build) => document.documentElement.outerHTML.includes(build), second);
      await done(page);
      expect(await digest(page)).toBe(shown);
      await useParts(page);
    }
    await context.close();
  },
);

/** Takes the scripts out of the copy, as a browser that was ended half-way would leave it. */
const halve = (page: Page) =>
  page.evaluate(async () => {
    const cache = await caches.open((await caches.keys())[0]!);
    const scripts = (await cache.keys()).filter(({ url }) => url.endsWith('.js'));
    await Promise.all(scripts.map((script) => cache.delete(script)));
    return scripts.length;
  });
const scriptsIn = (page: Page) =>
  page.evaluate(async () => {
    const cache = await caches.open((await caches.keys())[0]!);
    return (await cache.keys()).filter(({ url }) => url.endsWith('.js')).length;
  });

test('a half-written copy is filled from its host, and given up where the host has another version by then', async () => {
  const { context, open } = await visits.newVisitor({ serviceWorkers: 'allow' });
  const page = await open(`methods/${query}`);
  await done(page);
  await controlled(page);
  const all = await halve(page);
  const before = await scriptsIn(page);
  await page.reload();
  await done(page);
  expect(before).toBeLessThan(all);
  expect(await scriptsIn(page)).toBeGreaterThan(before);
  served = newer;
  otherwise = (path) => (path === 'sw.js' ? { kind: 'cut' } : null); // no update comes to help
  await halve(page);
  await page.reload(); // finds scripts gone
  await page.reload();
  await done(page);
  expect(await version(page)).toContain(second);
  await context.close();
});

/** What some browsers, windows and settings refuse. A visitor is a private window already. */
const refusals: Readonly<Record<string, (page: Page) => Promise<unknown>>> = {
  'storage is denied': (page) =>
    page.addInitScript(() => {
      const denied = (): never => {
        throw new DOMException('denied', 'SecurityError');
      };
      for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches'])
        Object.defineProperty(window, name, { get: denied });
      if (origin === 'null') return; // the frame of edited code, which is refused all of it anyway
      const { serviceWorker } = navigator as { serviceWorker?: ServiceWorkerContainer };
      if (serviceWorker) serviceWorker.register = async () => denied();
    }),
  'there is no service worker': (page) =>
    page.addInitScript(() => {
      Object.defineProperty(Navigator.prototype, 'serviceWorker', { value: undefined });
    }),
  'the disk is full': async (page) => {
    const devices = await page.context().newCDPSession(page);
    const { origin } = new URL(visits.host.address);
    await devices.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 10_000 });
  },
};

test.each(Object.entries(refusals))('%s: the page runs, and says nothing of it', async (_what, refuse) => {
  const { context, trouble } = await visits.newVisitor({ serviceWorkers: 'allow' });
  const page = await context.newPage();
  await refuse(page);
  await page.goto(new URL(`canary-catch/${query}`, visits.host.address).href);
  await done(page);
  await useParts(page);
  await page.getByRole('button', { name: /^Colors/ }).click();
  expect([trouble.failed, trouble.errors, await notice(page).count()]).toEqual([[], [], 0]);
  await context.close();
});
