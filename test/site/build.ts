/** Builds the site once for all of test/site/. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Folder of the built site, or why it could not be built. */
    readonly siteBuild: { readonly folder: string } | { readonly error: string };
  }
}

const cache = fileURLToPath(new URL('../../node_modules/.cache/', import.meta.url));

/** @returns what cleans up after the last test */
export default function buildOnce(project: TestProject): () => void {
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
  return () => rmSync(outDir, { recursive: true, force: true });
}
