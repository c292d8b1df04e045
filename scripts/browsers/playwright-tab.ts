/** Chromium, and the builds of Firefox and WebKit that Playwright fetches. */
import { type BrowserType, chromium, type LaunchOptions } from 'playwright';
import { chromiumLaunch } from '../find-chromium.mjs';
import { PATIENCE, type Tab, viewport } from './tab.ts';

export const openChromium = (): Promise<Tab> => openWithPlaywright(chromium, chromiumLaunch());

export async function openWithPlaywright(type: BrowserType, options: LaunchOptions = {}): Promise<Tab> {
  const browser = await type.launch(options);
  const page = await browser.newPage({ viewport, reducedMotion: 'reduce' });
  page.setDefaultTimeout(PATIENCE);
  return {
    version: `${type.name()} ${browser.version()}`,
    open: async (address) => {
      await page.goto(address);
    },
    evaluate: (expression) => page.evaluate(expression),
    picture: () => page.screenshot({ fullPage: true }),
    close: () => browser.close(),
  };
}
