/** What `npm run test:engines` sees: the troubles of a page, a wrong digest, a page that draws nothing, an engine that is not there, and its own arguments. The engines themselves it tries when it is run. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { type Digests, expectedDigests, vectors } from '../../../notebooks/certificate/vectors.ts';
import { missing, openTab } from '../../../scripts/browsers/index.ts';
import { until } from '../../../scripts/browsers/tab.ts';
import { walkedPages } from '../../../scripts/browsers/walk.ts';
import { errorsOn, watchedSite } from '../../../scripts/browsers/watched-site.ts';
import { enginesAgainst } from '../../../scripts/test-engines.ts';
import { called } from '../../scripts/called.ts';

const folder = mkdtempSync(join(tmpdir(), 'engines-'));
afterAll(() => rmSync(folder, { recursive: true }));

const testEngines = enginesAgainst(async () => expectedDigests);
const put = (path: string, text: string): void => {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
};

const POLICY = `<meta http-equiv="Content-Security-Policy" content="script-src 'self'">`;

test('every kind of trouble on a page is written down, and a page without any has none', async () => {
  put('index.html', `<!doctype html><html data-run="done"><head>${POLICY}</head></html>`);
  put(
    'bad/index.html',
    `<!doctype html><html><head>${POLICY}<script src="bad.js"></script><script src="gone.js"></script></head></html>`,
  );
  put(
    'bad/bad.js',
    `console.error('said', 1); Promise.reject('left alone'); try { eval('1'); } catch {}
     setTimeout(() => { document.documentElement.dataset.run = 'done'; throw new Error('thrown'); });`,
  );
  const site = await watchedSite(folder);
  const tab = await openTab('chromium');
  try {
    await tab.open(site.address);
    expect([await errorsOn(tab), site.unanswered()]).toEqual([[], []]);
    await tab.open(`${site.address}bad/`);
    await until(tab, 'the page has ended', () => document.documentElement.dataset['run'] === 'done');
    const errors = (await errorsOn(tab)).join(' | ');
    for (const word of [
      'console: said 1',
      'unhandled: left alone',
      'refused by script-src',
      'thrown',
      'not loaded: ',
    ])
      expect(errors).toContain(word);
    expect(site.unanswered()).toEqual(['404 /bad/gone.js']);
  } finally {
    await tab.close();
    await site.close();
  }
});

/** What a page has for the command to find, in a site that is nothing else. */
const CHART = '<svg height="30"></svg>';
const table = (digests: Digests): string =>
  vectors
    .map(({ id }) => `<i data-vector="${id}" data-check="same" data-digest="${digests[id]}"></i>`)
    .join('');
const parts = (digests: Digests): Readonly<Record<string, string>> => ({
  '': `${CHART}<script>window.genops = { run: async () => ({ digest: '${digests['equal-changes/500/42']}' }) };</script>`,
  'claims/': '',
  'certificate/': `<div class="sweep"><button class="primary"></button></div><p data-checks="ended">${table(digests)}</p>`,
  'your-data/': `<div class="zone" data-state="done"></div><p class="beside-claim"></p>${CHART}`,
  'policies/': `<div class="rules" data-editor="ready"><p role="textbox" aria-label="Condition of Large change caution" contenteditable></p>
    <p class="rules__status">In force: these rules, 1 edit.</p></div>`,
  'talk/': `<section>${CHART}</section><section class="present"><div class="picture"></div></section>`,
  'embed/canary/': `<section class="present"><div class="picture">${CHART}</div></section>`,
  'cycle-time/': '<svg height="30" hidden style="display: none"></svg>',
});

test('one wrong digest, a chart that is not there and a beat without its picture are findings, and nothing else is', async () => {
  const wrong = '0'.repeat(64);
  const { id } = vectors[20]!;
  for (const path of walkedPages) {
    const inner = parts({ ...expectedDigests, [id]: wrong })[path] ?? CHART;
    const kind = /^(talk|embed)\//.test(path) ? 'reveal' : '';
    put(
      `${path}index.html`,
      `<!doctype html><html data-run="done"><head><title>${path}.</title><link rel="icon" href="data:,"></head><body><main class="${kind}">${inner}</main></body></html>`,
    );
  }
  const { status, stdout } = await called(testEngines, '--browser', 'chromium', '--site', folder);
  const [line, ...findings] = stdout.trim().split('\n');
  expect(line).toMatch(
    new RegExp(`: ${vectors.length - 1} of ${vectors.length} digests .* ${walkedPages.length} pages with `),
  );
  expect(findings).toEqual([
    `  ${id}: Node ${expectedDigests[id]}, chromium ${wrong}`,
    '  /cycle-time/: it draws nothing',
    '  /talk/: it draws nothing',
    expect.stringMatching(/^1 of 1 engines compared with Node .*: 3 findings\.$/),
  ]);
  expect(status).toBe(1);
});

test('an engine that is not installed is missing for a reason, with the way to get it', () => {
  const { PATH: path = '' } = process.env;
  process.env['PATH'] = '';
  try {
    expect(missing('webkit') ?? 'there is no WebKitWebDriver').toMatch(/^there is no WebKitWebDriver/);
    expect(missing('chromium')).toBeNull();
  } finally {
    process.env['PATH'] = path;
  }
});

test('wrong arguments and a folder without a site end with 2', async () => {
  const other = await called(testEngines, '--browser', 'opera');
  expect([other.status, other.stderr]).toEqual([
    2,
    expect.stringContaining('browser: expected one of chromium, firefox, webkit'),
  ]);
  const none = await called(testEngines, '--site', join(folder, 'none'));
  expect([none.status, none.stderr]).toEqual([
    2,
    expect.stringContaining('site: expected the folder of a built site'),
  ]);
});
