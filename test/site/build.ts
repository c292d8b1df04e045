/** Builds the site once for all of test/site/. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Folder of the built site, or why it could not be built. */
    readonly siteBuild: { readonly folder: string } | { readonly error: string };
  }
}

/** Not dist/: a test run leaves alone what someone is looking at. */
const outDir = fileURLToPath(new URL('../../node_modules/.cache/site/', import.meta.url));

export default function buildOnce(project: TestProject): void {
  // A process of its own: build() inside Vitest would see NODE_ENV=test, and import.meta.env.PROD would be false.
  const { status, stderr, stdout } = spawnSync(
    process.execPath,
    ['node_modules/vite/bin/vite.js', 'build', '--outDir', outDir, '--emptyOutDir', '--logLevel', 'warn'],
    { env: { ...process.env, NODE_ENV: 'production', VITEST: '' }, encoding: 'utf8' },
  );
  // provided and not thrown: a site that does not build fails its own tests, not those of the engine
  project.provide('siteBuild', status === 0 ? { folder: outDir } : { error: `${stdout}${stderr}` });
}
