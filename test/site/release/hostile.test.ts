/** Text that would run if it became markup, an address or code, in every field that reaches a page: it stays text, and no policy has anything to stop. */
import type { Page } from 'playwright';
import { afterAll, expect, test } from 'vitest';
import { studyLedger } from '../../../engine/claims/lenses/index.ts';
import { builtInSet } from '../../../engine/policy-language/index.ts';
import { ownChecks } from '../../../notebooks/numbers-agree/own-numbers.ts';
import { packed } from '../../../notebooks/receipt/archive.ts';
import { recordOf } from '../../../notebooks/receipt/record.ts';
import { madeRun } from '../../../notebooks/receipt/run.ts';
import { eventsOfRun } from '../../engine/audit-log/events.ts';
import { jsonOf, logOf, signed, textOf } from '../../engine/audit-log/signed-log.ts';
import { row } from '../../engine/deployment-log/log-text.ts';
import { studyOf } from '../../engine/study-of.ts';
import { payloads } from '../../properties/hostile.ts';
import { receiveVisits } from '../visitor.ts';

const visits = await receiveVisits();
afterAll(() => visits.end());
const visitor = await visits.newVisitor();

/** The first ends an attribute and a tag, the second is an address. */
const [PAYLOAD, ADDRESS] = [`zq7 ${payloads.join(' ')}`, 'javascript:window.ran=1//zq7'];
const inAddress = encodeURIComponent(`zq7${payloads[1]}${payloads[0]}`);

interface Watched {
  ran?: unknown;
  violations: string[];
}
await visitor.context.addInitScript(() => {
  const seen = globalThis as unknown as Watched;
  seen.violations = [];
  addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile }) => {
    seen.violations.push(`${violatedDirective}: ${blockedURI} in ${sourceFile}`);
  });
});

/** What came of the payload: it is on the page where that is asked, as text, and nothing of it is anything else. */
async function nothingRan(page: Page, shows = true): Promise<void> {
  if (shows) await page.waitForFunction(() => document.body.textContent.includes('zq7'));
  const found = await page.evaluate(() => ({
    ran: (globalThis as unknown as Watched).ran ?? null,
    violations: (globalThis as unknown as Watched).violations,
    elements: Array.from(
      document.querySelectorAll(
        'img[src="x"], [onerror], [onload], [href^="javascript:" i], [src^="javascript:" i], [action^="javascript:" i]',
      ),
      ({ outerHTML }) => outerHTML,
    ),
    scripts: Array.from(document.scripts, ({ textContent }) => textContent).filter((text) =>
      text.startsWith('window.ran'),
    ),
  }));
  expect(found).toEqual({ ran: null, violations: [], elements: [], scripts: [] });
}

/** The same document with every text replaced. */
function withPayload<T>(value: T, keep: (key: string) => boolean = () => false): T {
  const walk = (each: unknown, key: string): unknown => {
    if (typeof each === 'string') return keep(key) ? each : PAYLOAD;
    if (Array.isArray(each)) return each.map((part) => walk(part, key));
    if (typeof each !== 'object' || each === null) return each;
    return Object.fromEntries(Object.entries(each).map(([name, part]) => [name, walk(part, name)]));
  };
  return walk(value, '') as T;
}
const fileOf = (text: string | Uint8Array, name: string) => ({
  name: `${payloads[0].replaceAll('/', '')}${name}`,
  mimeType: 'application/octet-stream',
  buffer: Buffer.from(text),
});
const done = (page: Page) => page.waitForSelector('html[data-run="done"]', { state: 'attached' });

test('in an address: seed, scenario, settings, keys of others, what a page’s controls say, the talk, and an embedded beat', async () => {
  const home = await visitor.open(`?n=100&warmUpDays=1&seed=${inAddress}&${inAddress}=${inAddress}`);
  await done(home);
  await nothingRan(home);
  await home.close();
  const refused = await visitor.open(
    `deployment/?n=100&warmUpDays=1&scenario=${inAddress}&judge=${inAddress}&deployment=${inAddress}`,
  );
  await done(refused);
  expect(await refused.locator('html').getAttribute('data-address')).toBe('refused');
  await nothingRan(refused);
  await refused.close();
  const view = `view=traffic-${inAddress}_${inAddress}-1*${inAddress}_${inAddress}`;
  for (const path of ['canary-designer/', 'believe/', 'experiments/', `published-code/`]) {
    const page = await visitor.open(
      `${path}?n=100&warmUpDays=1&${view}&replay-n=100&replay-seed=${inAddress}`,
    );
    await page.waitForSelector('html:not([data-run="running"])[data-run]', { state: 'attached' });
    await nothingRan(page);
    await page.close();
  }
  for (const path of ['talk/', 'embed/canary/']) {
    const talk = await visitor.open(
      `${path}?seed=${inAddress}&beats=${inAddress}&theme=${inAddress}&loop=${inAddress}&${inAddress}=${inAddress}#${inAddress}`,
    );
    await talk.waitForSelector('section.present .picture svg');
    await nothingRan(talk, false);
    await talk.close();
  }
});

test('in a log and its saved settings: names of columns, every cell, words, and the file’s name', async () => {
  const page = await visitor.open('your-data/?n=100&warmUpDays=1');
  const records = Array.from({ length: 12 }, (_, i) => ({
    ...Object.fromEntries(Object.keys(row('a')).map((key) => [key, PAYLOAD])),
    ...(i < 6
      ? {
          id: `${PAYLOAD}${i}`,
          'outcome.status': 'SUCCESS',
          'outcome.duration_minutes': 20 + i,
          arm: 'genops',
        }
      : {}),
    environment: i % 2 === 0 ? PAYLOAD : ADDRESS,
    [PAYLOAD]: ADDRESS,
  }));
  await page.locator('#log-file').setInputFiles(fileOf(JSON.stringify(records), 'log.json'));
  await page.waitForSelector('.zone[data-state="done"], .zone[data-state="failed"]');
  await nothingRan(page);
  // saved settings of a log: columns that the file does not have, and words for all that it may hold
  const settings = {
    columns: { [PAYLOAD]: PAYLOAD, id: ADDRESS },
    statusWords: { [PAYLOAD]: PAYLOAD },
    environments: [PAYLOAD],
    preset: PAYLOAD,
    [PAYLOAD]: PAYLOAD,
  };
  const saved = JSON.stringify({ format: 'genops-log-mapping', version: 1, ...settings });
  await page.locator('#log-file').setInputFiles(fileOf(saved, 'mapping.json'));
  await page.getByText('The saved settings do not fit this file').waitFor();
  await nothingRan(page);
  await page.close();
});

test('in an audit log: every text of an event, its head, its key', async () => {
  const log = logOf(eventsOfRun(3, { warmUpDays: 1, autonomy: 'assisted' }));
  const json = jsonOf(log, await signed(log));
  const page = await visitor.open('audit-log/?n=100&warmUpDays=1');
  const hostile = [
    { ...json, events: withPayload(json.events, (key) => key === 'type') },
    { ...withPayload(json, (key) => key === 'format'), tiles: { [PAYLOAD]: PAYLOAD } },
    { ...json, format: PAYLOAD },
  ];
  for (const each of hostile) {
    await page.setInputFiles('#audit-file', fileOf(textOf(each), 'log.jsonl'));
    await page.waitForSelector('.report[data-verified="false"], .zone[data-state="failed"]');
    await nothingRan(page);
  }
  await page.close();
});

test('in rules: names, conditions, reasons, and in numbers of a check of one’s own', async () => {
  const page = await visitor.open('policies/?n=100&warmUpDays=1');
  await done(page);
  const { rules } = builtInSet({ friday: 'defer', budget: 'block' });
  const quoted = `service.name == ${JSON.stringify(PAYLOAD)}`;
  const sets = [
    { rules: [{ ...rules[0]!, id: 'own', reason: PAYLOAD.slice(0, 300), expression: quoted }] },
    { rules: [{ ...rules[0]!, id: PAYLOAD, expression: PAYLOAD, action: PAYLOAD, [PAYLOAD]: PAYLOAD }] },
  ];
  const file = page.getByLabel('A file of rules');
  await file.setInputFiles(fileOf(JSON.stringify(sets[0]), 'rules.json'));
  await page.getByText(/In force: these rules/).waitFor();
  await nothingRan(page, false);
  await file.setInputFiles(fileOf(JSON.stringify(sets[1]), 'rules.json'));
  await page.getByText(/Not in force: .*rules\.json/).waitFor();
  await nothingRan(page, false);
  await page.close();
  const numbers = await visitor.open('numbers-agree/');
  await done(numbers);
  for (const { id, example } of ownChecks) {
    await numbers.locator('#own-check').selectOption(id);
    for (const [name] of example) {
      for (const [field, value] of example) await numbers.locator(`#own-${field}`).fill(value);
      await numbers.locator(`#own-${name}`).fill(payloads[0]);
      await numbers.locator(`#own-${name}`).press('Enter');
      await numbers.locator(`#own-${name}[aria-invalid="true"]`).waitFor();
      expect(await numbers.locator('#own-problem').textContent()).toContain('expected');
      await nothingRan(numbers, false);
    }
  }
  await numbers.close();
});

test('in a receipt: what it says of its maker, its claims and its run', async () => {
  const page = await visitor.open('methods/?n=100&warmUpDays=1');
  await done(page);
  const study = studyOf(20, { warmUpDays: 1 });
  const rows = studyLedger({ measures: study.measures, settings: study.config.settings });
  const maker = { version: '1', commit: 'c', site: null, environment: 'b', created: '2026-11-30' };
  const { findings, ...deed } = madeRun(
    { ...study, config: { ...study.config, scenario: 'equal-changes' } },
    rows,
    '',
    'n=20',
  );
  const record = recordOf(deed, findings, maker);
  const hostile = [
    {
      ...record,
      maker: withPayload(maker),
      claims: withPayload(record.claims),
      values: { [PAYLOAD]: [PAYLOAD] },
    },
    { ...record, task: { ...record.task, scenario: PAYLOAD } },
    { ...record, kind: PAYLOAD },
    { ...record, format: PAYLOAD },
  ];
  for (const each of hostile) {
    const zip = packed({ 'receipt.json': JSON.stringify(each) });
    await page.locator('[data-do="check-receipt"]').setInputFiles(fileOf(zip, 'receipt.zip'));
    await page
      .locator('#receipt-status', { hasText: /Differs from the receipt|no receipt|not repeated/ })
      .waitFor();
    await nothingRan(page);
  }
  expect(visitor.trouble).toEqual({ outside: [], failed: [], errors: [] });
  // were a text ever markup, it would be found
  await page.evaluate((text) => document.body.insertAdjacentHTML('beforeend', text), payloads[0]);
  await expect(nothingRan(page)).rejects.toThrow();
  await page.close();
});
