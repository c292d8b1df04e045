/**
 * Takes every beat of the built talk, at its end and in both themes, onto one sheet: .github/talk.png.
 *
 *     npm run build && npm run contact-sheet
 */
import './help-first.ts';
import { writeFileSync } from 'node:fs';
import { chromium } from 'playwright';
import { preview } from 'vite';
import { beats } from '../talk/beats/index.ts';
import { chromiumLaunch } from './find-chromium.mjs';
import { withPalette } from './palette-png.ts';

const COLUMNS = 4;
const WIDTH = 480;
const HEIGHT = 270;
const server = await preview({ preview: { port: 0 } });
const browser = await chromium.launch(chromiumLaunch());
try {
  const page = await browser.newPage({ viewport: { width: WIDTH, height: HEIGHT }, reducedMotion: 'reduce' });
  const pictures: string[] = [];
  for (const theme of ['light', 'dark']) {
    for (const { id } of beats) {
      await page.goto(`${server.resolvedUrls?.local[0]}embed/${id}/?theme=${theme}`);
      await page.waitForSelector('html[data-run="done"]', { state: 'attached' });
      // one beat alone has no next one: it stays at its end
      for (let step = 0; step < 9; step++) await page.keyboard.press('ArrowRight');
      pictures.push((await page.screenshot()).toString('base64'));
    }
  }
  const rows = Math.ceil(pictures.length / COLUMNS);
  await page.setViewportSize({ width: COLUMNS * (WIDTH + 8) + 8, height: rows * (HEIGHT + 8) + 8 });
  await page.setContent(
    `<body style="margin:8px;display:grid;grid-template-columns:repeat(${COLUMNS},${WIDTH}px);gap:8px;background:#888">${pictures
      .map((picture) => `<img width="${WIDTH}" height="${HEIGHT}" src="data:image/png;base64,${picture}">`)
      .join('')}</body>`,
  );
  await page.waitForFunction('[...document.images].every((each) => each.complete)');
  writeFileSync(
    new URL('../.github/talk.png', import.meta.url),
    withPalette(await page.screenshot(), 'Every beat of the talk, in both themes'),
  );
  console.log('written: .github/talk.png');
} finally {
  await browser.close();
  await server.close();
}
