/** Builds the site once for all of test/site/, and starts the one browser that visits it. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright';
import type { TestProject } from 'vitest/node';
import { chromiumLaunch } from '../chromium.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Folder of the built site, or why it could not be built. */
    readonly siteBuild: { readonly folder: string } | { readonly error: string };
    /** Where the browser listens. It finds no host but this machine. */
    readonly siteBrowser: string;
  }
}

const cache = fileURLToPath(new URL('../../node_modules/.cache/', import.meta.url));

/** @returns what cleans up after the last test */
export default async function buildOnce(project: TestProject): Promise<() => Promise<void>> {
  // not dist/: a test run leaves alone what someone is looking at, and what another test run has built
  mkdirSync(cache, { recursive: true });
  const outDir = mkdtempSync(`${cache}site-`);
  // A process of its own: build() inside Vitest would see NODE_ENV=test, and import.meta.env.PROD would be false.
  const { status, stderr, stdout } = spawnSync(
    process.execPath,
    ['node_modules/vite/bin/vite.js', 'build', '--outDir', outDir, '--emptyOutDir', '--logLevel', 'warn'],
    { env: { ...process.env, NODE_ENV: 'production', VITEST: '' }, encoding: 'utf8' },
  );
  // provided and not thrown: a site that does not build fails its own tests, not those of the engine
  project.provide('siteBuild', status === 0 ? { folder: outDir } : { error: `${stdout}${stderr}` });
  const launch = chromiumLaunch();
  const alone = '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1';
  const browser = await chromium.launchServer({ ...launch, args: [...(launch.args ?? []), alone] });
  project.provide('siteBrowser', browser.wsEndpoint());
  return async () => {
    await browser.close();
    rmSync(outDir, { recursive: true, force: true });
  };
}
