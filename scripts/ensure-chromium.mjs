/**
 * Sees to it that the tests have a Chromium that starts: one that is there, else Playwright's, else Debian's.
 *
 * Downloading comes before system packages, because where the download is blocked the packages for it are of no use.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from 'playwright';
import { chromiumLaunch, findChromium } from './find-chromium.mjs';

/** @returns {Promise<string | undefined>} why it does not start; undefined when it does */
async function whyNotStarting() {
  if (findChromium().kind === 'none') return 'none found';
  try {
    const browser = await chromium.launch(chromiumLaunch());
    await browser.close();
    return undefined;
  } catch (error) {
    return String(error instanceof Error ? error.message : error).split('\n')[0];
  }
}

/**
 * @param {string} command
 * @param {readonly string[]} args
 * @returns {boolean} whether it succeeded
 */
function run(command, args) {
  console.log(`ensure-chromium: ${command} ${args.join(' ')}`);
  const env = {
    ...process.env,
    DEBIAN_FRONTEND: 'noninteractive',
    PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: process.env.PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT ?? '10000',
  };
  const { status, error, stderr } = spawnSync(command, args, {
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (status === 0) return true;
  const last = (error?.message ?? stderr).trim().split('\n').slice(-3).join('\n  ');
  console.log(`ensure-chromium: that did not work:\n  ${last}`);
  return false;
}

/** @param {readonly string[]} args */
function aptGet(args) {
  return process.getuid?.() === 0 ? run('apt-get', args) : run('sudo', ['-n', 'apt-get', ...args]);
}

async function ensure() {
  let why = await whyNotStarting();
  if (why === undefined) return;
  if (process.env.CHROMIUM_PATH) {
    throw new Error(
      `CHROMIUM_PATH: expected a Chromium that starts, got ${process.env.CHROMIUM_PATH} (${why})`,
    );
  }
  console.log(`ensure-chromium: no Chromium that starts (${why}); installing one`);
  if (run('npx', ['playwright', 'install', 'chromium'])) {
    why = await whyNotStarting();
    if (why !== undefined) run('npx', ['playwright', 'install-deps', 'chromium']);
  } else if (existsSync('/usr/bin/apt-get')) {
    aptGet(['update']);
    const install = ['install', '--yes', '--no-install-recommends'];
    if (!aptGet([...install, 'chromium-headless-shell'])) aptGet([...install, 'chromium']);
  }
  why = await whyNotStarting();
  if (why !== undefined) {
    throw new Error(
      `ensure-chromium: expected a Chromium for the tests, got none that starts (${why}); ` +
        'install Chromium or Chrome, and set CHROMIUM_PATH to its program',
    );
  }
}

try {
  await ensure();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
