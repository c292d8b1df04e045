/**
 * Takes the README's picture of the board from the built site: .github/claims.png.
 *
 *     npm run build && npm run picture
 *
 * The run is the committed one (site/fallback/figures.json), and its digest is compared before the picture is taken.
 */
import './help-first.ts';
import { readFileSync, writeFileSync } from 'node:fs';
import { chromium } from 'playwright';
import { preview } from 'vite';
import { chromiumLaunch } from './find-chromium.mjs';

const { run } = JSON.parse(
  readFileSync(new URL('../site/fallback/figures.json', import.meta.url), 'utf8'),
) as { run: { deployments: number; seed: string; digest: string } };
const server = await preview({ preview: { port: 0 } });
const browser = await chromium.launch(chromiumLaunch());
try {
  const page = await browser.newPage({
    viewport: { width: 1400, height: 1500 },
    colorScheme: 'light',
    reducedMotion: 'reduce',
  });
  const { deployments, seed, digest } = run;
  await page.goto(`${server.resolvedUrls?.local[0]}?n=${deployments}&seed=${seed}`);
  await page.waitForSelector('html[data-run="done"]', { state: 'attached' });
  const shown = await page.locator('html').getAttribute('data-digest');
  if (shown !== digest)
    throw new Error(`picture: expected the digest ${digest}, got ${shown}; npm run fallback`);
  await page.waitForSelector('.chip[data-stance="waiting"]', { state: 'detached' });
  await page.evaluate(`document.querySelector('#claims').scrollIntoView()`);
  writeFileSync(new URL('../.github/claims.png', import.meta.url), await page.screenshot());
  console.log('written: .github/claims.png');
} finally {
  await browser.close();
  await server.close();
}
