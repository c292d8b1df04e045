/** Builds the site once for all of test/site/, while other tests run, and starts the one browser that visits it. */
import { type ChildProcess, execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright';
import type { TestProject } from 'vitest/node';
import { chromiumLaunch } from '../chromium.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Folder of the built site; the report is there once it is built, and says why it could not be. */
    readonly siteBuild: { readonly folder: string; readonly report: string };
    /** Where the browser listens. It finds no host but this machine. */
    readonly siteBrowser: string;
  }
}

const cache = fileURLToPath(new URL('../../node_modules/.cache/', import.meta.url));

/** @returns what cleans up after the last test */
export default async function buildOnce(project: TestProject): Promise<() => Promise<void>> {
  mkdirSync(cache, { recursive: true });
  const place = mkdtempSync(`${cache}site-`);
  const report = join(place, 'report.txt');
  const end = (problem: string): void => {
    if (!existsSync(place)) return; // no test waits any more
    writeFileSync(`${report}.part`, problem);
    renameSync(`${report}.part`, report);
  };
  const ready = process.env.BUILT_SITE; // by who has just built it: .ci/run
  // else not dist/: a test run leaves alone what someone is looking at, and what another test run has built
  const folder = ready === undefined ? join(place, 'site') : resolve(ready);
  const build = ready === undefined ? startBuild(folder, end) : null;
  if (build === null) end('');
  project.provide('siteBuild', { folder, report });
  const launch = chromiumLaunch();
  const alone = '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1';
  const browser = await chromium.launchServer({ ...launch, args: [...(launch.args ?? []), alone] });
  project.provide('siteBrowser', browser.wsEndpoint());
  return async () => {
    build?.kill();
    await browser.close();
    rmSync(place, { recursive: true, force: true });
  };
}

/** In a process of its own: build() inside Vitest would see NODE_ENV=test, and import.meta.env.PROD would be false. */
function startBuild(folder: string, end: (problem: string) => void): ChildProcess {
  return execFile(
    process.execPath,
    ['node_modules/vite/bin/vite.js', 'build', '--outDir', folder, '--emptyOutDir', '--logLevel', 'warn'],
    {
      env: { ...process.env, NODE_ENV: 'production', VITEST: '', DRAWN_FILE: join(folder, '../drawn.json') },
      maxBuffer: 1 << 26,
    },
    // handed on and not thrown: a site that does not build fails its own tests, not those of the engine
    (error, stdout, stderr) => end(error === null ? '' : `${error.message}\n${stdout}${stderr}`),
  );
}
