/** Which browser a name means on this machine, and why there is none. */
import { existsSync } from 'node:fs';
import { firefox, webkit } from 'playwright';
import { expected, inWords } from '../../engine/errors.ts';
import { fileReason } from '../files.ts';
import { findChromium } from '../find-chromium.mjs';
import { findFirefox, openFirefox } from './firefox.ts';
import { openChromium, openWithPlaywright } from './playwright-tab.ts';
import type { Tab } from './tab.ts';
import { openWebkit, webkitLacks } from './webkit.ts';

export const engines = ['chromium', 'firefox', 'webkit'] as const;
export type Engine = (typeof engines)[number];
export const isEngine = (text: string): text is Engine => (engines as readonly string[]).includes(text);

/** How each is installed. */
const installs: Readonly<Record<Engine, string>> = {
  chromium: 'npx playwright install chromium',
  firefox: 'apt-get install firefox-esr, or npx playwright install firefox',
  webkit: 'apt-get install webkit2gtk-driver xvfb, or npx playwright install webkit',
};

/** Opens the engine, or a reason why this machine cannot. */
function found(engine: Engine): (() => Promise<Tab>) | string {
  switch (engine) {
    case 'chromium':
      return findChromium().kind === 'none' ? 'there is no Chromium here' : openChromium;
    case 'firefox': {
      if (existsSync(firefox.executablePath())) return () => openWithPlaywright(firefox);
      const path = findFirefox();
      return path === null ? 'there is no Firefox here' : () => openFirefox(path);
    }
    case 'webkit': {
      if (existsSync(webkit.executablePath())) return () => openWithPlaywright(webkit);
      const lacks = webkitLacks();
      return lacks === null ? openWebkit : `there is no ${lacks} here`;
    }
  }
}

/** Why an engine cannot be tried here; null where it can. */
export function missing(engine: Engine): string | null {
  const way = found(engine);
  return typeof way === 'string' ? `${way}; to get it: ${installs[engine]}` : null;
}

/** @throws ArgumentError where it does not start */
export async function openTab(engine: Engine): Promise<Tab> {
  const way = found(engine);
  const refused = (why: string): Error =>
    expected('browser', `a ${engine} that starts`, inWords(why), installs[engine]);
  if (typeof way === 'string') throw refused(way);
  try {
    return await way();
  } catch (error) {
    throw refused(fileReason(error));
  }
}
