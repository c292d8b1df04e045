/**
 * `npm run reproduce:browser -- --deployments 15847 --seed 42 --browser chromium`: opens the built site as a reader would, and ends with 1
 * when its digest or a verdict on the board differs from Node's.
 */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { preview } from 'vite';
import { expected } from '../engine/errors.ts';
import { pages } from '../site/pages/pages.ts';
import { formatAddress } from '../site/state/address.ts';
import { engines, isEngine, openTab } from './browsers/index.ts';
import { inPage, settled, type Tab, until } from './browsers/tab.ts';
import { type Command, exits, optionsOf, startCommand } from './command.ts';
import { checkOutput, writeOutput } from './files.ts';
import { junitOf } from './junit.ts';
import { ledgerOfRun } from './ledger.ts';
import { runOf, runOptions, runUsage } from './run-options.ts';

const USAGE = `usage: npm run reproduce:browser -- [--deployments N] [--seed TEXT] [--browser NAME] [--json FILE] [--junit FILE] [--screenshots FOLDER]
Opens the built site (npm run build) and compares its digest and verdicts with those of Node.
${runUsage}
 --browser NAME          ${engines.join(', ')} (default chromium)
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

/** The board of the first page. */
async function shownBy(tab: Tab, address: string): Promise<Shown> {
  await tab.open(address);
  await settled(tab);
  // until then the board may hold the run that the site was built with
  await until(tab, 'the board is drawn', () => document.querySelector('.board[data-state="done"]') !== null);
  return inPage(tab, () => ({
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

async function pictures(tab: Tab, root: string, query: string, folder: string): Promise<number> {
  mkdirSync(folder, { recursive: true });
  const listed = pages.filter((each) => each.listed);
  for (const { path } of listed) {
    await tab.open(`${root}${path}?${query}`);
    await settled(tab);
    const name = path.replace(/\/$/, '') || 'overview';
    writeFileSync(join(folder, `${name}.png`), await tab.picture());
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
    if (!isEngine(kind)) throw expected('browser', `one of ${engines.join(', ')}`, kind);
    for (const [where, file] of [
      ['json', json],
      ['junit', junit],
    ] as const)
      if (file !== undefined) checkOutput(where, file);
    if (!existsSync(join(site, 'index.html')))
      throw expected('site', 'the folder of a built site', site, 'npm run build');
    const query = formatAddress(run);
    const tab = await openTab(kind);
    const server = await preview({ logLevel: 'silent', build: { outDir: site }, preview: { port: 0 } });
    try {
      const root = server.resolvedUrls!.local[0]!;
      const shown = await shownBy(tab, `${root}?${query}`);
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
        log(`${await pictures(tab, root, query, screenshots)} pictures in ${screenshots}`);
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
      await tab.close();
      await server.close();
    }
  },
};

await startCommand(import.meta.url, reproduceBrowser);
