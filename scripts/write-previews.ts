/**
 * Takes the preview images of the pages from the built site's own styles, 1200 by 630: site/previews/; and the icons in site/icons/.
 *
 *     npm run build && npm run previews
 *
 * The verdicts are those of the committed run (site/fallback/figures.json).
 */
import './help-first.ts';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { chromium } from 'playwright';
import { preview } from 'vite';
import { publishedClaims } from '../engine/claims/published/index.ts';
import { claimPath } from '../notebooks/authoring/links.ts';
import { escape } from '../site/pages/escape.ts';
import { pages } from '../site/pages/pages.ts';
import {
  iconSizes,
  type Preview,
  previewNameOf,
  previewOf,
  previewSize,
  previewTextOf,
} from '../site/pages/preview.ts';
import { site } from '../site/pages/site-facts.ts';
import { chromiumLaunch } from './find-chromium.mjs';
import { withPalette } from './palette-png.ts';

const root = new URL('../', import.meta.url);
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

const signsOf = ({ printed, verdict }: Preview): string =>
  printed
    .map((text) => `<span class="printed one-line tight digits strong">${escape(text)}</span>`)
    .concat(`<span class="badge" data-kind="${verdict.replaceAll(' ', '-')}">${verdict}</span>`)
    .join('');

function htmlOf(sentence: string, below: string): string {
  return `<!doctype html><html lang="en-US" data-theme="light"><link rel="stylesheet" href="/${sheet}"><style>${styles}</style>
<p class="medium strong">${escape(site.name)}</p>
<p class="sentence" style="font-size: ${sizeOf(sentence)}px">${escape(sentence)}</p>
<p class="signs">${below}</p></html>`;
}

/** A page that is no claim's: its name, and what it says of itself in its head. */
function pageHtmlOf({ path, title }: (typeof pages)[number]): string {
  const built = readFileSync(new URL(`dist/${path}index.html`, root), 'utf8');
  const lead = /<meta name="description" content="([^"]*)"/.exec(built)?.[1] ?? '';
  return htmlOf(path === '' ? site.title : title, `<span class="muted">${lead}</span>`);
}

/** The mark on paper; the mask of a home screen cuts its corners, so it keeps to the middle. */
const iconHtml = (size: number): string =>
  `<!doctype html><style>body{margin:0;background:#fcfbf8;display:grid;place-items:center;block-size:100vh}svg{inline-size:${size * 0.66}px}</style>${readFileSync(new URL('site/icon.svg', root), 'utf8')}`;

const claimHtmlOf = (shown: Preview): string => htmlOf(shown.sentence, signsOf(shown));

const server = await preview({ preview: { port: 0 } });
const browser = await chromium.launch(chromiumLaunch());
try {
  const address = `${server.resolvedUrls?.local[0]}preview`;
  /** @param scale device pixels a pixel */
  const taken = async (html: string, width: number, height: number, scale: number): Promise<Buffer> => {
    const viewport = { width: width / scale, height: height / scale };
    const page = await browser.newPage({ viewport, deviceScaleFactor: scale, colorScheme: 'light' });
    await page.route(address, (route) =>
      route.fulfill({ contentType: 'text/html; charset=utf-8', body: html }),
    );
    await page.goto(address);
    await page.evaluate('document.fonts.ready');
    const image = await page.screenshot();
    await page.close();
    return image;
  };
  let bytes = 0;
  const write = (file: string, image: Buffer, text: string): void => {
    const small = withPalette(image, text);
    mkdirSync(new URL('.', new URL(file, root)), { recursive: true });
    writeFileSync(new URL(file, root), small);
    bytes += small.length;
  };
  for (const page of pages) {
    const claim = publishedClaims.find(({ id }) => claimPath(id) === page.path);
    const html = claim === undefined ? pageHtmlOf(page) : claimHtmlOf(previewOf(claim));
    const { width, height } = previewSize;
    const name = previewNameOf(page.path)!;
    write(`site/previews/${name}.png`, await taken(html, width, height, 2), previewTextOf(page.path)!);
  }
  for (const size of iconSizes)
    write(`site/icons/icon-${size}.png`, await taken(iconHtml(size), size, size, 1), site.name);
  console.log(
    `written: ${pages.length} images and ${iconSizes.length} icons, ${Math.round(bytes / 1000)} kB`,
  );
} finally {
  await browser.close();
  await server.close();
}
