/** Which Chromium drives the tests, and how it is started. `scripts/ensure-chromium.mjs` sees to it that there is one. */
import { existsSync } from 'node:fs';
import { chromium } from 'playwright';

/** undefined lets Playwright use the build that `npx playwright install chromium` put in place. */
export function chromiumPath(): string | undefined {
  if (process.env.CHROMIUM_PATH) return process.env.CHROMIUM_PATH;
  if (existsSync(chromium.executablePath())) return undefined;
  return ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) =>
    existsSync(path),
  );
}

/** Nothing that phones home, nothing that asks: a test browser talks to the test server alone. */
export const chromiumArgs = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** What Playwright needs to start it. */
export function chromiumLaunch(): { args: string[]; executablePath?: string } {
  const path = chromiumPath();
  return path === undefined ? { args: chromiumArgs } : { args: chromiumArgs, executablePath: path };
}
