/**
 * `npm run lighthouse`: accessibility and best practices of the built pages by Lighthouse. A test asks for the first page alone; all of them take
 * minutes.
 */
import { createServer } from 'node:net';
import lighthouse from 'lighthouse';
import { chromium } from 'playwright';
import { preview } from 'vite';
import { pages } from '../site/pages/pages.ts';
import { type Command, exits, optionsOf, startCommand } from './command.ts';
import { chromiumLaunch } from './find-chromium.mjs';

const USAGE = `usage: npm run build && npm run lighthouse -- [PATH …]
Lighthouse's scores for accessibility and best practices of pages in dist; every score must be 100.
 PATH  of a page, such as methods/ (default: every page of the navigation, and that of one claim)`;

/** Of one visit: Lighthouse's scores, from 0 to 1, and which of its questions cost some of them. */
export interface Report {
  readonly scores: Readonly<Record<string, number | null>>;
  readonly failed: readonly string[];
}

/** Asks with a browser of its own. @returns what asks, and what ends the browser */
export async function openLighthouse(): Promise<{
  ask: (address: string) => Promise<Report>;
  end: () => Promise<void>;
}> {
  const port = await freePort();
  const launch = chromiumLaunch();
  const args = [...(launch.args ?? []), `--remote-debugging-port=${port}`];
  const browser = await chromium.launch({ ...launch, args });
  const ask = async (address: string): Promise<Report> => {
    const report = await lighthouse(address, {
      port,
      onlyCategories: ['accessibility', 'best-practices'],
      formFactor: 'desktop',
      screenEmulation: { mobile: false, width: 1280, height: 800, deviceScaleFactor: 1, disabled: false },
      throttlingMethod: 'provided',
      disableFullPageScreenshot: true,
      logLevel: 'error',
      maxWaitForLoad: 120_000,
    });
    const { categories = {}, audits = {}, runtimeError } = report?.lhr ?? {};
    if (runtimeError) throw new Error(`${address}: ${runtimeError.message}`);
    const asked = Object.values(categories).flatMap(({ auditRefs }) => auditRefs);
    const costs = asked.filter(({ id, weight }) => weight > 0 && (audits[id]?.score ?? 1) < 1);
    const scores = Object.fromEntries(Object.entries(categories).map(([name, { score }]) => [name, score]));
    return { scores, failed: costs.map(({ id }) => id) };
  };
  return { ask, end: () => browser.close() };
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });

const command: Command = {
  usage: USAGE,
  async run(args, { log }) {
    const { positionals } = optionsOf(args, {}, true);
    const usual = pages.filter(({ listed }, at) => listed || pages[at - 1]?.listed === true);
    const paths = positionals.length > 0 ? positionals : usual.map(({ path }) => path);
    const site = await preview({ preview: { port: 0 } });
    const { ask, end } = await openLighthouse();
    let short = 0;
    try {
      for (const path of paths) {
        const { scores, failed } = await ask(`${site.resolvedUrls?.local[0]}${path}?n=100`);
        const perfect = failed.length === 0 && Object.values(scores).every((score) => score === 1);
        if (!perfect) short++;
        const points = Object.values(scores).map((score) =>
          String(Math.round(100 * (score ?? 0))).padStart(4),
        );
        log(`${(path || '/').padEnd(28)}${points.join('')}  ${failed.join(', ')}`);
      }
    } finally {
      await end();
      await site.close();
    }
    log(`${paths.length} pages, ${short} below 100 in accessibility or best practices.`);
    return short === 0 ? exits.asExpected : exits.finding;
  },
};

await startCommand(import.meta.url, command);
