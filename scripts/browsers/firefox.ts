/** The system's Firefox, through WebDriver BiDi. */
import { existsSync } from 'node:fs';
import { launch } from 'puppeteer-core';
import { PATIENCE, type Tab, viewport } from './tab.ts';

const INSTALLED = [
  '/usr/bin/firefox-esr',
  '/usr/bin/firefox',
  '/Applications/Firefox.app/Contents/MacOS/firefox',
];

/** $FIREFOX_PATH, then what the system has. */
export function findFirefox(): string | null {
  const wished = process.env['FIREFOX_PATH'];
  if (wished) return wished;
  return INSTALLED.find((candidate) => existsSync(candidate)) ?? null;
}

export async function openFirefox(executablePath: string): Promise<Tab> {
  const browser = await launch({
    browser: 'firefox',
    executablePath,
    defaultViewport: viewport,
    timeout: PATIENCE,
    protocolTimeout: PATIENCE,
    extraPrefsFirefox: { 'ui.prefersReducedMotion': 1, 'ui.useOverlayScrollbars': 1 },
  });
  const page = await browser.newPage();
  page.setDefaultTimeout(PATIENCE);
  return {
    version: (await browser.version()).replace('/', ' '),
    open: async (address) => {
      await page.goto(address);
    },
    evaluate: (expression) => page.evaluate(expression),
    picture: () => page.screenshot({ fullPage: true }),
    close: () => browser.close(),
  };
}
