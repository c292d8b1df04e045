/** The headless run of the built site: its digest and verdicts against Node's, and what it says where they differ. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { reproduceBrowser } from '../../../scripts/reproduce-browser.ts';
import { called } from '../../scripts/called.ts';
import { builtSite } from '../built-site.ts';

const folder = mkdtempSync(join(tmpdir(), 'headless-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('the page and Node agree: status 0, and both are written down', async () => {
  const [json, junit] = [join(folder, 'out.json'), join(folder, 'out.xml')];
  const run = ['--address', 'n=90&seed=7', '--set', 'bakeScale=1'];
  const { status, stdout, stderr } = await called(
    reproduceBrowser,
    ...run,
    '--site',
    builtSite(),
    '--json',
    json,
    '--junit',
    junit,
  );
  expect(stderr).toBe('');
  expect(stdout).toContain('31 verdicts and the digest are those of Node.');
  expect(status).toBe(0);
  const { query, page, node } = JSON.parse(readFileSync(json, 'utf8')) as Record<
    string,
    { digest: string; verdicts: object }
  >;
  expect(query).toBe('n=90&seed=7&scenario=equal-changes&bakeScale=1');
  expect(page!.digest).toBe(node!.digest);
  expect(page!.verdicts).toEqual(node!.verdicts);
  expect(readFileSync(junit, 'utf8')).toContain('failures="0"');
});

test('where they differ it names each difference and ends with 1; where there is no site, with 2', async () => {
  writeFileSync(
    join(folder, 'index.html'),
    '<!doctype html><html data-run="done" data-digest="f00d"><div class="board" data-state="done"><b data-claim="canary-catch" data-verdict="reproduced"></b></div></html>',
  );
  const { status, stdout } = await called(reproduceBrowser, '--deployments', '90', '--site', folder);
  expect(stdout).toContain('canary-catch: Node: not-reproduced, page: reproduced');
  expect(stdout).toContain('success-genops: Node: not-reproduced, page: nothing');
  expect(stdout).toMatch(/digest: Node: [0-9a-f]{64}, page: f00d/);
  expect(status).toBe(1);
  const none = await called(reproduceBrowser, '--site', join(folder, 'none'));
  expect([none.status, none.stderr]).toEqual([
    2,
    expect.stringContaining('site: expected the folder of a built site'),
  ]);
  const other = await called(reproduceBrowser, '--browser', 'opera');
  expect([other.status, other.stderr]).toEqual([
    2,
    expect.stringContaining('browser: expected one of chromium, firefox, webkit'),
  ]);
});
