/** The single file, opened from the disk: it runs the study, holds the claims' pages, and asks for nothing. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright';
import { afterAll, expect, inject, test } from 'vitest';
import { publishedClaims } from '../../../engine/claims/published/index.ts';
import { DeploymentSimulator } from '../../../engine/index.ts';
import { hrefInFile } from '../../../site/pages/in-file.ts';
import { builtSite } from '../built-site.ts';
import { saved } from '../visitor.ts';

const folder = mkdtempSync(join(tmpdir(), 'single-'));
const browser = await chromium.connect(inject('siteBrowser'));
afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true });
});

test('opened from the disk, it gets the digest of Node and shows a claim, and nothing else is asked for', async () => {
  execFileSync(
    process.execPath,
    [
      'node_modules/vite/bin/vite.js',
      'build',
      '--config',
      'vite.single.config.ts',
      '--outDir',
      folder,
      '--logLevel',
      'error',
    ],
    {
      stdio: 'pipe',
      env: {
        ...process.env,
        NODE_ENV: 'production',
        VITEST: '',
        // drawn once for both builds; a site that was there before may be of another engine
        ...(process.env.BUILT_SITE ? {} : { DRAWN_FILE: join(dirname(builtSite()), 'drawn.json') }),
      },
    },
  );
  expect(readdirSync(folder)).toEqual(['index.html']);

  const page = await browser.newPage({ reducedMotion: 'reduce' });
  const asked: string[] = [];
  const errors: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  page.on('pageerror', (error) => errors.push(error.message));
  const file = `${pathToFileURL(join(folder, 'index.html')).href}?n=100&seed=7`;
  await page.goto(file);
  const root = page.locator('html');
  await page.locator('html[data-run="done"]').waitFor({ state: 'attached' });
  const study = await new DeploymentSimulator({ numDeployments: 100, randomSeed: 7 }).run();
  expect(await root.getAttribute('data-digest')).toBe(study.digest);
  expect(await page.locator('.board [data-claim]').count()).toBeGreaterThan(publishedClaims.length);
  // what the file does not hold is no link
  expect(await page.locator('main a[href*="../"], .site-nav a:not([href])').count()).toBe(0);

  // the claim's page begins anew in the same file, with the same run
  await page.locator('a[href$="#claims/canary-catch/"]').first().click();
  await page.locator('body[data-page="claims/canary-catch/"]').waitFor({ state: 'attached' });
  await page.locator('html[data-run="done"]').waitFor({ state: 'attached' });
  await page.getByText('What would change this verdict').waitFor();
  expect(await root.getAttribute('data-digest')).toBe(study.digest);
  expect(await root.getAttribute('data-cells-failed')).toBe('0');

  // a receipt of a comparison, with its link: both are checked in the file itself
  const offer = page.getByRole('group', { name: 'Receipt of this comparison of runs' }).first();
  const coming = page.waitForEvent('download');
  await offer.getByRole('button', { name: 'Receipt', exact: true }).click();
  const receipt = {
    name: 'r.zip',
    mimeType: 'application/zip',
    buffer: readFileSync(await saved(await coming)),
  };
  await page.locator('[data-do="check-receipt"]').setInputFiles(receipt);
  const status = page.locator('#receipt-status');
  await status.filter({ hasText: /^(Matches|Differs|r\.zip)/ }).waitFor();
  expect(await status.textContent()).toMatch(/^Matches the receipt: /);
  await page.evaluate(() => {
    navigator.clipboard.writeText = async (text) => location.assign(text);
  });
  await offer.getByRole('button', { name: 'Copy receipt link' }).click();
  await page.locator('.receipt-note').filter({ hasText: 'Matches the link' }).waitFor();

  expect(errors).toEqual([]);
  expect(
    asked.filter(
      (url) => !/^(data|blob):/.test(url) && url.replace(/[?#].*/, '') !== file.replace(/[?#].*/, ''),
    ),
  ).toEqual([]);
  await page.close();
});

test('links stay in the file; others lead to the site, where its address is known', () => {
  const site = 'https://example.org/genops/';
  expect(hrefInFile('../../claims/power/?n=5', 'claims/ci-500/', site)).toBe('?n=5#claims/power/');
  expect(hrefInFile('../../', 'claims/ci-500/', site)).toBe('?');
  expect(hrefInFile('./?n=5#claims', '', site)).toBe('?n=5#claims');
  expect(hrefInFile('../methods/?n=5#glossary', 'claims/', site)).toBe(`${site}methods/?n=5#glossary`);
  expect(hrefInFile('./methods/', '', null)).toBe(null);
  for (const kept of ['#top', '?n=5', 'https://doi.org/10.1', 'mailto:a@b.example', 'blob:null/1'])
    expect(hrefInFile(kept, '', site)).toBe(kept);
});
