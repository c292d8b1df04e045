/** What `npm run test:engines` sees: the troubles of a page, an engine that is not there, and its own arguments. The engines themselves it tries when it is run. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { missing, openTab } from '../../../scripts/browsers/index.ts';
import { until } from '../../../scripts/browsers/tab.ts';
import { errorsOn, watchedSite } from '../../../scripts/browsers/watched-site.ts';
import { testEngines } from '../../../scripts/test-engines.ts';
import { called } from '../../scripts/called.ts';

const folder = mkdtempSync(join(tmpdir(), 'engines-'));
afterAll(() => rmSync(folder, { recursive: true }));

const POLICY = `<meta http-equiv="Content-Security-Policy" content="script-src 'self'">`;

test('every kind of trouble on a page is written down, and a page without any has none', async () => {
  const put = (path: string, text: string): void => writeFileSync(join(folder, path), text);
  mkdirSync(join(folder, 'bad'));
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
