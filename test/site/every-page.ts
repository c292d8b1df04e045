/** What holds for every page of the built site: it opens without trouble and without its host, fits, and everyone can use it. */
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ledgerOfRun } from '../../scripts/ledger.ts';
import { dropRepeats, violations } from './accessibility.ts';
import { builtSite } from './built-site.ts';
import { receiveVisits, type Visitor, type Visits } from './visitor.ts';

const phone = { width: 390, height: 844 };
const desk = { width: 1400, height: 900 };

/** Every page opens the same run, and one week warms it up: six would cost more than the run. */
export const run = { deployments: 100, seed: '42', changes: { warmUpDays: 7 } } as const;
export const query = `?n=${run.deployments}&warmUpDays=${run.changes.warmUpDays}`;

/** Pages with margins or a verdict of their own. */
const withVerdicts: ReadonlySet<string> = new Set([
  'claims/canary-catch/',
  'cycle-time/',
  'success-rate/',
  'canary-catch/',
  'definitions/',
]);

/** The pages that were built. */
export const builtPages = (): readonly string[] =>
  readdirSync(builtSite(), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('index.html'))
    .map((path) => path.replaceAll('\\', '/').replace(/index\.html$/, ''))
    .toSorted();

const kinds = ['canary-catch', 'ci-500', 'significance'];
const isClaim = (path: string): boolean => /^claims\/./.test(path);
/** Each page, but of those of claims one that our model tests, one that it was tuned for, one that it cannot say; the old address of a claim only leads on. The talk has tests of its own. */
const visited = (path: string): boolean =>
  !/^(claim\/$|talk\/|embed\/)/.test(path) &&
  (!isClaim(path) || kinds.some((id) => path === `claims/${id}/`));

/** Of the committed draws of the page of assumptions, as it is first shown. */
function bytesOfDraws(): number {
  const assets = join(builtSite(), 'assets');
  const names = readdirSync(assets).filter((name) => /^free(-[a-z]+)?-[^/]+\.(bin|json)$/.test(name));
  expect(names).toHaveLength(4);
  return names.reduce((sum, name) => sum + statSync(join(assets, name)).size, 0);
}

export const done = (page: Page) => page.waitForSelector('html[data-run="done"]', { state: 'attached' });

/** Visits pages with the host gone; in two files, so that two can be visited at a time. */
export function visitEach(wanted: (path: string) => boolean): void {
  /** The verdicts of the run, from the ledger in Node. */
  const verdicts = new Map<string, string>();
  /** What the page on show has asked for. */
  const asked: string[] = [];
  let visits: Visits;
  /** One visitor goes through all pages, each on the phone first and then, unfolded as it is, on the desk. */
  let visitor: Visitor;
  beforeAll(async () => {
    for (const { claim, verdict } of (await ledgerOfRun(run, null)).rows) verdicts.set(claim.id, verdict);
    // nothing is kept but the offline copy
    visits = await receiveVisits({ caching: 'no-store' });
    visitor = await visits.newVisitor({
      serviceWorkers: 'allow',
      viewport: phone,
      hasTouch: true,
      isMobile: true,
      colorScheme: 'dark',
    });
    // the draws of one page are kept when it is visited, were it the first of all
    const draws = wanted('believe/');
    const first = await visitor.open(`${draws ? 'believe/' : 'methods/'}${query}`);
    await done(first);
    await first.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    if (draws)
      await first.waitForFunction(async (bytes) => {
        const cache = await caches.open((await caches.keys())[0]!);
        const names = (await cache.keys()).filter(({ url }) =>
          /\/free(-[a-z]+)?-[^/]+\.(bin|json)$/.test(url),
        );
        // a file has its name there while it is still on its way
        const files = await Promise.all(names.map(async (name) => (await cache.match(name))?.blob()));
        return files.reduce((sum, file) => sum + (file?.size ?? 0), 0) === bytes;
      }, bytesOfDraws());
    await first.close();
    await visits.host.stop();
    visitor.context.on('request', (request) => asked.push(request.url()));
  });
  afterAll(() => visits.end());

  test.each(builtPages().filter((path) => visited(path) && wanted(path)))(
    '/%s opens with its host gone, without an error or another host, shows one verdict per claim, fits and is accessible, on a phone in the dark and on a desk in the light',
    async (path) => {
      const page = await visitor.open(`${path}${query}`);
      await done(page);
      await page.waitForFunction(() => document.querySelectorAll('.cell').length > 0);
      await settled(page);
      expect(await page.title()).not.toBe('');
      expect(await page.locator('h1').count()).toBe(1);
      expect(await page.locator('.cell[data-state="failed"]').count()).toBe(0);
      await page.evaluate(() => {
        for (const details of document.querySelectorAll('details')) details.open = true;
      });
      await settled(page);
      expect(await widthOf(page)).toBeLessThanOrEqual(phone.width);
      const shown = await hasOneVerdictPerClaim(page, verdicts);
      if (path === 'believe/') expect(await page.locator('#figure-claims svg').count()).toBe(1);
      if (path === '') expect(shown).toBe(verdicts.size);
      else if (withVerdicts.has(path)) expect(shown).toBeGreaterThan(0);
      expect(await smallControls(page)).toEqual([]);
      expect(await sectionsOutOfSight(page)).toEqual([]);
      await dropRepeats(page);
      expect(await violations(page)).toEqual([]);
      await toDesk(visitor, page);
      await settled(page);
      expect(await widthOf(page)).toBeLessThanOrEqual(desk.width);
      await dropRepeats(page);
      expect(await violations(page)).toEqual([]);
      const forPolicies = ['policy.worker', '/editor-'];
      expect(forPolicies.filter((name) => asked.some((url) => url.includes(name)))).toEqual(
        path === 'policies/' ? forPolicies : [],
      );
      asked.splice(0);
      const { outside, failed, errors } = visitor.trouble;
      expect([outside.splice(0), failed.splice(0), errors.splice(0)]).toEqual([[], [], []]);
      await page.close();
    },
  );
}

/** From the phone in the dark to the desk in the light. */
async function toDesk(visitor: Visitor, page: Page): Promise<void> {
  const devices = await visitor.context.newCDPSession(page);
  await devices.send('Emulation.setTouchEmulationEnabled', { enabled: false });
  await devices.send('Emulation.setDeviceMetricsOverride', { ...desk, deviceScaleFactor: 1, mobile: false });
  await page.emulateMedia({ colorScheme: 'light' });
  expect(await page.evaluate(() => [innerWidth, matchMedia('(pointer: coarse)').matches])).toEqual([
    desk.width,
    false,
  ]);
}

/** Charts are drawn anew for another width, and colors take their time: until nothing moves. */
export async function settled(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise((resolve) => {
        requestAnimationFrame(() => requestAnimationFrame(resolve));
      }),
  );
  await page.waitForFunction(() => document.querySelectorAll('.cell[aria-busy]').length === 0);
  await page.evaluate(() => {
    for (const animation of document.getAnimations()) animation.finish();
  });
}

const widthOf = (page: Page): Promise<number> => page.evaluate(() => document.documentElement.scrollWidth);

/** What can be touched and is less than 44 pixels high. */
const smallControls = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [
      ...document.querySelectorAll(
        'button:not(:disabled, .reset), summary, select, input:not(.visually-hidden), li > a, nav a',
      ),
    ]
      .filter((each) => {
        const box = each.getClientRects()[0];
        return box !== undefined && box.width > 0 && Math.round(box.height) < 44;
      })
      .map((each) => `${each.tagName} ${each.className} ${each.textContent}`),
  );

/** The reader's own section and page, where the menu of a phone does not show them. */
const sectionsOutOfSight = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const menu = document.querySelector<HTMLElement>('#site-menu')!;
    menu.showPopover();
    const current = [...menu.querySelectorAll('[aria-current]')];
    const out = [...menu.querySelectorAll('a')].filter((each) => {
      const { left, right, bottom, height } = each.getBoundingClientRect();
      return height === 0 || left < 0 || right > innerWidth || bottom > innerHeight;
    });
    menu.hidePopover();
    return [
      ...out.map(({ textContent }) => textContent),
      ...(current.length === 0 ? ['nothing is current'] : []),
    ];
  });

/** What the page's marks say of claims: `claim: verdict`, `claim, lens: reading`, and badges that say neither. */
export const marksOn = (page: Page): Promise<{ verdicts: string[]; readings: string[]; others: string[] }> =>
  page.evaluate(() => {
    const told = (selector: string, text: (data: DOMStringMap) => string): string[] =>
      Array.from(document.querySelectorAll<HTMLElement>(selector), ({ dataset }) => text(dataset));
    return {
      verdicts: told('[data-verdict]', ({ claim, verdict }) => `${claim}: ${verdict}`),
      readings: told('[data-reading]', ({ claim, lens, reading }) => `${claim}, ${lens}: ${reading}`),
      others: told(
        '.badge:not([data-verdict], [data-kind], .badge--waiting), [data-verdict][data-lens]',
        (data) => JSON.stringify(data),
      ),
    };
  });

/** Every mark of a verdict names its claim and has the ledger's verdict; every mark of a lens names claim and lens. */
async function hasOneVerdictPerClaim(page: Page, verdicts: ReadonlyMap<string, string>): Promise<number> {
  const marks = await marksOn(page);
  const shown = [...new Set(marks.verdicts)];
  const ledger = new Set([...verdicts].map(([claim, verdict]) => `${claim}: ${verdict}`));
  expect(shown.filter((mark) => !ledger.has(mark))).toEqual([]);
  for (const reading of marks.readings) {
    const [, claim = '', lens = '', found = ''] = /^(.*), (\w+): ([\w-]+)$/.exec(reading) ?? [];
    expect([reading, verdicts.has(claim)]).toEqual([reading, true]);
    expect(['arithmetic', 'replay', 'mechanism', 'data']).toContain(lens);
    expect(found).not.toBe('undefined');
  }
  expect(marks.others).toEqual([]);
  return shown.length;
}
