/** Where this machine's Chromium is. Plain JavaScript: it also runs before anything could translate TypeScript. */
import { existsSync } from 'node:fs';
import { chromium } from 'playwright';

/** Best first: without the windows of a browser around it the same engine takes a third less of the processor. */
const INSTALLED = [
  '/usr/lib/chromium/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
];

/**
 * $CHROMIUM_PATH, then Playwright's own build, then one that the system has.
 *
 * @returns {{ kind: 'path', path: string } | { kind: 'playwright' } | { kind: 'none' }}
 */
export function findChromium() {
  const wished = process.env.CHROMIUM_PATH;
  if (wished) return { kind: 'path', path: wished };
  if (existsSync(chromium.executablePath())) return { kind: 'playwright' };
  const path = INSTALLED.find((candidate) => existsSync(candidate));
  return path === undefined ? { kind: 'none' } : { kind: 'path', path };
}

/**
 * Chromium hears the last list only, so this repeats what Playwright 1.65 switches off and a test could notice. The two
 * omnibox popups are pages of the browser's own: they doubled what it costs to open one of ours.
 */
const SWITCHED_OFF = [
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'AimEnabled',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsFirstBalancedModeAutoEnable',
  'HttpsUpgrades',
  'LensOverlay',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'PreconnectToSearch',
  'ThirdPartyStoragePartitioning',
];

/** Nothing that phones home, nothing that asks: a test browser talks to the test server alone. */
const QUIET = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  `--disable-features=${SWITCHED_OFF.join()}`,
];

/**
 * What Playwright needs to start it; without a path it takes its own build, or says that it found nothing.
 *
 * @returns {{ args: string[], executablePath?: string }}
 */
export function chromiumLaunch() {
  const found = findChromium();
  return found.kind === 'path' ? { args: QUIET, executablePath: found.path } : { args: QUIET };
}
