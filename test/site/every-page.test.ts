/** What holds for every page of the built site: it opens without trouble and without its host, fits, and everyone can use it. */
import { readdirSync } from 'node:fs';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ledgerOfRun } from '../../scripts/ledger.ts';
import { pages } from '../../site/pages/pages.ts';
import { faint, violations } from './accessibility.ts';
import { builtSite } from './built-site.ts';
import { receiveVisits, type Visitor, type Visits } from './visitor.ts';

const paths = readdirSync(builtSite(), { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('index.html'))
  .map((path) => path.replaceAll('\\', '/').replace(/index\.html$/, ''))
  .toSorted();

const phone = { width: 390, height: 844 };
const desk = { width: 1400, height: 900 };

/** Every page opens the same run. */
const N = 100;
/** The verdicts of that run, from the ledger in Node. */
const verdicts = new Map<string, string>();

/** Pages with margins or a verdict of their own. */
const withVerdicts: ReadonlySet<string> = new Set([
  'claims/canary-catch/',
  'cycle-time/',
  'success-rate/',
  'canary-catch/',
  'definitions/',
]);

/** Each page, but of those of claims one of each kind of claim; the old address of a claim only leads on. */
const kinds = ['canary-catch', 'ci-500', 'cycle-time-improvement', 'significance'].map(
  (id) => `claims/${id}/`,
);
const addresses = paths
  .filter((path) => path !== 'claim/' && (!/^claims\/./.test(path) || kinds.includes(path)))
  .map((path) => `${path}?`);

let visits: Visits;
/** One visitor goes through all pages, each on the phone first and then, unfolded as it is, on the desk. */
let visitor: Visitor;
beforeAll(async () => {
  for (const { claim, verdict } of (await ledgerOfRun({ deployments: N, seed: '42' }, null)).rows) {
    verdicts.set(claim.id, verdict);
  }
  // nothing is kept but the offline copy
  visits = await receiveVisits({ caching: 'no-store' });
  visitor = await visits.newVisitor({
    serviceWorkers: 'allow',
    viewport: phone,
    hasTouch: true,
    isMobile: true,
    colorScheme: 'dark',
  });
  const first = await visitor.open(`?n=${N}`);
  await done(first);
  await first.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await first.close();
});
afterAll(() => visits.end());

const done = (page: Page) => page.waitForSelector('html[data-run="done"]', { state: 'attached' });

/** From the phone in the dark to the desk in the light. */
async function toDesk(page: Page): Promise<void> {
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
async function settled(page: Page): Promise<void> {
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

/** What the page's marks say of claims: `claim: verdict`, `claim, lens: reading`, and badges that say neither. */
const marksOn = (page: Page): Promise<{ verdicts: string[]; readings: string[]; others: string[] }> =>
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
async function hasOneVerdictPerClaim(page: Page): Promise<number> {
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

test('the pages are those of the navigation', () => {
  // and the old address of a claim, which only leads on
  expect(paths).toEqual([...pages.map(({ path }) => path), 'claim/'].toSorted());
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

test('a searched scenario shows the same verdicts on the board, in the table over seeds and from the command line', async () => {
  const scenario = 'as-claimed';
  const { rows } = await ledgerOfRun({ deployments: N, seed: '42', scenario }, null);
  const page = await visitor.open(`?n=${N}&scenario=${scenario}`);
  await done(page);
  await page.getByRole('button', { name: 'Run 10 seeds' }).click();
  const table = page.getByRole('region', { name: 'The claims over 10 seeds' });
  await table.waitFor();
  const { verdicts: shown, readings } = await marksOn(page);
  const expected = rows.map(({ claim, verdict }) => `${claim.id}: ${verdict}`);
  expect([...new Set(shown)].toSorted()).toEqual(expected.toSorted());
  // once on the board and once in the table, for each claim that a mean over seeds can speak of
  expect(shown.length).toBeGreaterThan(rows.length);
  expect(readings.length).toBeGreaterThan(0);
  await page.close();
});

describe('with the host gone after one visit', () => {
  beforeAll(() => visits.host.stop());

  test.each(addresses)(
    '/%s opens without an error or another host, shows one verdict per claim, fits and is accessible, on a phone in the dark and on a desk in both themes',
    async (address) => {
      const [path = ''] = address.split('?');
      const page = await visitor.open(`${address}n=${N}`);
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
      const shown = await hasOneVerdictPerClaim(page);
      if (path === '') expect(shown).toBe(verdicts.size);
      else if (withVerdicts.has(path)) expect(shown).toBeGreaterThan(0);
      expect(await smallControls(page)).toEqual([]);
      expect(await violations(page)).toEqual([]);
      expect(await faint(page)).toEqual([]);
      await toDesk(page);
      await settled(page);
      expect(await widthOf(page)).toBeLessThanOrEqual(desk.width);
      expect(await violations(page)).toEqual([]);
      expect(await faint(page)).toEqual([]);
      // by the reader's own choice, against the system's: the colors whose contrast the phone in the dark has shown
      await page.emulateMedia({ colorScheme: 'dark' });
      await settled(page);
      const dark = await colorsOf(page);
      await page.emulateMedia({ colorScheme: 'light' });
      await page.evaluate(() => {
        document.documentElement.dataset.theme = 'dark';
      });
      await settled(page);
      expect(await colorsOf(page)).toEqual(dark);
      const { outside, failed, errors } = visitor.trouble;
      expect([outside.splice(0), failed.splice(0), errors.splice(0)]).toEqual([[], [], []]);
      await page.close();
    },
  );
});
