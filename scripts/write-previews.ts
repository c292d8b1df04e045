/**
 * Takes the preview images of the claims' pages from the built site's own styles: site/previews/<id>.png, 600 by 315.
 *
 *     npm run build && npm run previews
 *
 * The verdicts are those of the committed run (site/fallback/figures.json).
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { chromium } from 'playwright';
import { preview } from 'vite';
import { publishedClaims } from '../engine/claims/published/index.ts';
import { escape } from '../site/pages/escape.ts';
import { type Preview, previewOf, previewSize } from '../site/pages/preview.ts';
import { chromiumLaunch } from './find-chromium.mjs';
import { withPalette } from './palette-png.ts';

const root = new URL('../', import.meta.url);
const folder = new URL('site/previews/', root);
const sheet = /href="\.\/(assets\/[^"]+\.css)"/.exec(
  readFileSync(new URL('dist/index.html', root), 'utf8'),
)?.[1];
if (sheet === undefined)
  throw new Error('previews: expected a style sheet in dist/index.html; npm run build');

const styles = `body { display: grid; grid-template-rows: auto 1fr auto; block-size: 100vh; padding: 28px 36px 32px; }
  .sentence { align-self: center; font-weight: 600; line-height: 1.2; text-wrap: balance; }
  .signs { display: flex; flex-wrap: wrap; gap: 12px 16px; align-items: center; }
  .signs > * { font-size: 20px; }`;

/** Sentences of many words take a smaller size, so that they keep to four lines. */
const sizeOf = (sentence: string): number => (sentence.length > 90 ? 28 : sentence.length > 60 ? 32 : 35);

function htmlOf({ sentence, printed, verdict }: Preview): string {
  const flags = printed.map(
    (text) => `<span class="printed one-line tight digits strong">${escape(text)}</span>`,
  );
  return `<!doctype html><html lang="en-US" data-theme="light"><link rel="stylesheet" href="/${sheet}"><style>${styles}</style>
<p class="medium strong">GenOps, re-run</p>
<p class="sentence" style="font-size: ${sizeOf(sentence)}px">${escape(sentence)}</p>
<p class="signs">${flags.join('')}<span class="badge" data-kind="${verdict.replaceAll(' ', '-')}">${verdict}</span></p></html>`;
}

const server = await preview({ preview: { port: 0 } });
const browser = await chromium.launch(chromiumLaunch());
try {
  mkdirSync(folder, { recursive: true });
  const page = await browser.newPage({ viewport: previewSize, colorScheme: 'light' });
  const address = `${server.resolvedUrls?.local[0]}preview`;
  let bytes = 0;
  for (const claim of publishedClaims) {
    const shown = previewOf(claim);
    await page.route(address, (route) =>
      route.fulfill({ contentType: 'text/html; charset=utf-8', body: htmlOf(shown) }),
    );
    await page.goto(address);
    await page.evaluate('document.fonts.ready');
    const image = withPalette(await page.screenshot(), shown.text);
    writeFileSync(new URL(`${claim.id}.png`, folder), image);
    bytes += image.length;
    await page.unroute(address);
  }
  console.log(`written: ${publishedClaims.length} images in site/previews, ${Math.round(bytes / 1000)} kB`);
} finally {
  await browser.close();
  await server.close();
}
