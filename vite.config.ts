/** One configuration for the dev server, the build and the four kinds of tests. */
import { readdirSync, readFileSync } from 'node:fs';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig, type UserWorkspaceConfig } from 'vitest/config';
import { thirdPartyNotices } from './scripts/notices.ts';
import { sitePlugins, treeshake } from './site/build/index.ts';
import { noEval } from './site/build/no-eval.ts';
import { notebookSource } from './site/build/notebook-source.ts';
import { bundledWorkers } from './test/bundled-workers.ts';
import { chromiumLaunch } from './test/chromium.ts';
import { LongestFirst } from './test/longest-first.ts';

/**
 * What the browser loads, bundled before a test starts. A dependency that only a worker or a lazy chunk imports would
 * be found late, and Vite would then reload the page under a running test.
 */
function browserDependencies(): string[] {
  const rooms = ['engine', 'workers', 'notebooks', 'talk', 'site/boot', 'site/components', 'site/notebook'];
  const files = rooms.flatMap((room) =>
    readdirSync(new URL(`./${room}`, import.meta.url), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => `${room}/${file}`),
  );
  const imported = files.flatMap((file) => {
    const text = readFileSync(new URL(`./${file}`, import.meta.url), 'utf8');
    const values = text.matchAll(
      /^(?:import|export) (?!type )[^;]*?from '([^.'][^']*)';|import\('([^.'][^']*)'\)/gms,
    );
    return Array.from(values, ([, still, lazy]) => still ?? lazy ?? '');
  });
  return [...new Set(imported)].filter((name) => !/^(node:|virtual:|\/)/.test(name)).toSorted();
}

/** Legal comments go into one file beside the site. */
const licences = thirdPartyNotices();
const output = { comments: { legal: false } };

/**
 * Few chunks, so that a page needs few requests: what every page of the study starts with, and what the first page draws with,
 * which most others draw with, too. Each takes along what it imports; all else is split by the bundler.
 */
const codeSplitting = {
  groups: [
    {
      name: 'start',
      test: /rolldown.runtime|\/site\/(boot\/start-study|notebook\/mount)\.ts|\/engine\/claims\/lenses\/ledger\.ts/,
      priority: 2,
    },
    {
      name: 'charts',
      test: /\/notebooks\/(charts\/(cycle-time|outcomes|canary|pipelines)|claims\/(board|ledger|replications)|log-file\/lazy-zone)\.ts/,
      priority: 1,
    },
    // what the first page loads after its first result
    { name: 'trace', test: /\/(construction|study|replay)\/trace\.ts/, priority: 1 },
    // most of the first page's small parts are other pages', too; no style sheet, or it would come with the talk as well,
    // and nothing that starts a page, or it would start on others; nor receipts, which would bring the audit log along
    {
      name: 'shared',
      test: /\/(engine|notebooks|workers|site)\/(?!boot\/start-|receipt\/|audit-log\/).*\.ts$/,
      minShareCount: 9,
      maxModuleSize: 12_000,
    },
  ],
};

/** A kind of tests that visit the built site. */
const visits = (name: string, include: string[]): UserWorkspaceConfig & { extends: true } => ({
  extends: true,
  test: {
    name,
    environment: 'node',
    include,
    sequence: { groupOrder: 1 }, // after Node and browser, which keep the cores busy
    maxWorkers: 3, // which often wait for a browser
    benchmark: { include: [] },
    globalSetup: ['test/site/build.ts'],
    isolate: false, // each file closes what it opens; a fresh process would load Playwright anew
    testTimeout: 180_000,
    hookTimeout: 180_000,
    expect: { poll: { timeout: 60_000 } },
  },
});

export default defineConfig({
  // relative addresses, so that one build works at a host's root, under a repository's sub-path and from any copy
  base: './',
  appType: 'mpa',
  // Vitest's own page is none of the site's: tests get the notebooks' sources, no frame, no policy, no offline copy.
  // In the build the site's come last: the offline copy lists every file that is written.
  plugins: process.env.VITEST ? [notebookSource()] : [licences.forSite, sitePlugins()],
  worker: {
    format: 'es',
    plugins: () => [noEval(), ...licences.forWorkers()],
    rolldownOptions: { output, treeshake },
  },
  // named breakpoints: `@media (--phone)` is what site/styles/index.css says
  css: { transformer: 'lightningcss', lightningcss: { drafts: { customMedia: true } } },
  optimizeDeps: { include: browserDependencies() },
  // without the polyfill, which would be a request of its own, browsers of before 2023 only start later
  build: {
    target: 'es2023',
    modulePreload: { polyfill: false },
    rolldownOptions: { output: { ...output, codeSplitting }, treeshake },
  },
  test: {
    experimental: { fsModuleCache: true }, // Node tests start from what the last run has compiled
    maxWorkers: 2, // on two cores as well
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          environment: 'node',
          testTimeout: 60_000, // for a slow, busy machine
          execArgv: ['--max-semi-space-size=128'], // runs make much that lives for a moment: fewer sweeps
          isolate: false, // tests share no state; a fresh world per file cost twice their own time
          include: [
            'test/{engine,oracles,properties,goldens,architecture,scripts,talk,site/build,site/state,notebooks/node}/**/*.test.ts',
          ],
          benchmark: { include: ['test/{engine,oracles,properties,goldens,scripts}/**/*.bench.ts'] },
        },
      },
      {
        extends: true,
        plugins: [bundledWorkers()],
        test: {
          name: 'browser',
          include: ['test/{workers,notebooks,site/parts}/*.test.ts'],
          benchmark: { include: ['test/{workers,notebooks}/**/*.bench.ts'] },
          isolate: false, // one page for all files: each would load some five hundred modules anew
          testTimeout: 120_000,
          hookTimeout: 120_000,
          expect: { poll: { timeout: 60_000 } }, // workers take their time to start on a busy machine
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            viewport: { width: 1000, height: 800 },
            provider: playwright({
              launchOptions: chromiumLaunch(),
              contextOptions: {
                reducedMotion: 'reduce',
                colorScheme: 'light',
                locale: 'en-US',
                timezoneId: 'UTC',
              },
            }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
      visits('site', ['test/site/*.test.ts']),
      visits('release', ['test/site/release/*.test.ts']),
    ],
  },
});
