/**
 * `npm run reproduce:browser -- --deployments 15847 --seed 42 --browser chromium`: opens the built site as a reader would, and ends with 1
 * when its digest or a verdict on the board differs from Node's.
 */
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, firefox, type Page, webkit } from 'playwright';
import { preview } from 'vite';
import { expected, inWords } from '../engine/errors.ts';
import { pages } from '../site/pages/pages.ts';
import { formatAddress } from '../site/state/address.ts';
import { type Command, exits, optionsOf, startCommand } from './command.ts';
import { checkOutput, fileReason, writeOutput } from './files.ts';
import { chromiumLaunch } from './find-chromium.mjs';
import { junitOf } from './junit.ts';
import { ledgerOfRun } from './ledger.ts';
import { runOf, runOptions, runUsage } from './run-options.ts';

const kinds = { chromium, firefox, webkit } as const;
type Kind = keyof typeof kinds;
const isKind = (text: string): text is Kind => Object.hasOwn(kinds, text);

const USAGE = `usage: npm run reproduce:browser -- [--deployments N] [--seed TEXT] [--browser NAME] [--json FILE] [--junit FILE] [--screenshots FOLDER]
Opens the built site (npm run build) and compares its digest and verdicts with those of Node.
${runUsage}
 --browser NAME          ${Object.keys(kinds).join(', ')} (default chromium)
 --json FILE             writes what the page showed, and what Node has
 --junit FILE            writes a JUnit report, a test per claim
 --screenshots FOLDER    writes a picture of each page of the navigation
 --site FOLDER           of the built site (default dist)`;

/** What the page shows of a run. */
interface Shown {
  readonly digest: string;
  readonly verdicts: Readonly<Record<string, string>>;
  readonly agent: string;
}

/** As long as a million deployments take on a slow machine, milliseconds. */
const PATIENCE = 600_000;

async function launched(kind: Kind): Promise<Browser> {
  try {
    return await kinds[kind].launch(kind === 'chromium' ? chromiumLaunch() : {});
  } catch (error) {
    const fix = `npx playwright install ${kind}`;
    throw expected('browser', `a ${kind} that starts`, inWords(fileReason(error)), fix);
  }
}

async function settled(page: Page): Promise<void> {
  const failed = page.waitForSelector('html[data-run="failed"]', { state: 'attached', timeout: PATIENCE });
  failed.catch(() => {}); // it is the other that comes
  const done = page.waitForSelector('html[data-run="done"]', { state: 'attached', timeout: PATIENCE });
  await Promise.race([done, failed]);
}

/** The board of the first page. */
async function shownBy(page: Page, address: string): Promise<Shown> {
  await page.goto(address);
  await settled(page);
  return page.evaluate(() => ({
    digest: document.documentElement.dataset['digest'] ?? '',
    verdicts: Object.fromEntries(
      Array.from(document.querySelectorAll<HTMLElement>('.board [data-verdict]'), ({ dataset }) => [
        dataset['claim'] ?? '',
        dataset['verdict'] ?? '',
      ]),
    ),
    agent: navigator.userAgent,
  }));
}

async function pictures(page: Page, root: string, query: string, folder: string): Promise<number> {
  mkdirSync(folder, { recursive: true });
  const listed = pages.filter((each) => each.listed);
  for (const { path } of listed) {
    await page.goto(`${root}${path}?${query}`);
    await settled(page);
    await page.waitForFunction(() => document.querySelector('.cell[aria-busy]') === null);
    await page.screenshot({
      path: join(folder, `${path.replace(/\/$/, '') || 'overview'}.png`),
      fullPage: true,
    });
  }
  return listed.length;
}

export const reproduceBrowser: Command = {
  usage: USAGE,
  run: async (args, { log }) => {
    const { values } = optionsOf(args, {
      ...runOptions,
      browser: { type: 'string', default: 'chromium' },
      json: { type: 'string' },
      junit: { type: 'string' },
      screenshots: { type: 'string' },
      site: { type: 'string', default: fileURLToPath(new URL('../dist', import.meta.url)) },
    });
    const run = runOf(values);
    const { browser: kind, json, junit, screenshots, site } = values;
    if (!isKind(kind)) throw expected('browser', `one of ${Object.keys(kinds).join(', ')}`, kind);
    for (const [where, file] of [
      ['json', json],
      ['junit', junit],
    ] as const)
      if (file !== undefined) checkOutput(where, file);
    if (!existsSync(join(site, 'index.html')))
      throw expected('site', 'the folder of a built site', site, 'npm run build');
    const query = formatAddress(run);
    const browser = await launched(kind);
    const server = await preview({ logLevel: 'silent', build: { outDir: site }, preview: { port: 0 } });
    try {
      const root = server.resolvedUrls!.local[0]!;
      const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' });
      const shown = await shownBy(page, `${root}?${query}`);
      const { study, rows } = await ledgerOfRun(run, null);
      const moved = new Map<string, string>(
        rows.flatMap(({ claim: { id }, verdict }) =>
          shown.verdicts[id] === verdict
            ? []
            : [[id, `Node: ${verdict}, page: ${shown.verdicts[id] ?? 'nothing'}`] as const],
        ),
      );
      if (shown.digest !== study.digest)
        moved.set('digest', `Node: ${study.digest}, page: ${shown.digest || 'none'}`);
      log(`${shown.agent}\n${query}\nSHA-256 ${shown.digest || 'none'}`);
      log(
        moved.size === 0
          ? `${rows.length} verdicts and the digest are those of Node.`
          : [...moved].map(([id, text]) => `${id}: ${text}`).join('\n'),
      );
      if (screenshots !== undefined)
        log(`${await pictures(page, root, query, screenshots)} pictures in ${screenshots}`);
      const node = {
        digest: study.digest,
        verdicts: Object.fromEntries(rows.map(({ claim, verdict }) => [claim.id, verdict])),
      };
      if (json !== undefined)
        writeOutput(
          'json',
          json,
          `${JSON.stringify({ query, browser: kind, page: shown, node }, null, 2)}\n`,
        );
      if (junit !== undefined)
        writeOutput('junit', junit, junitOf({ name: `${kind}: ${query}`, rows, moved, compared: true }));
      return moved.size === 0 ? exits.asExpected : exits.finding;
    } finally {
      await browser.close();
      await server.close();
    }
  },
};

await startCommand(import.meta.url, reproduceBrowser);
