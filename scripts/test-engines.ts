/**
 * `npm run test:engines`: the built site in Chromium, Firefox and WebKit. Each must come to the digests that Node computes now, and every
 * page must open, draw and answer.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expected } from '../engine/errors.ts';
import { type Digests, vectors } from '../notebooks/certificate/vectors.ts';
import { type Engine, engines, isEngine, missing, openTab } from './browsers/index.ts';
import { inPage, settled, type Tab, until } from './browsers/tab.ts';
import { type Walked, walk } from './browsers/walk.ts';
import { errorsOn, type WatchedSite, watchedSite } from './browsers/watched-site.ts';
import { type Command, exits, optionsOf, startCommand } from './command.ts';
import { nodeDigests } from './vector-digests.ts';

const USAGE = `usage: npm run test:engines -- [--browser NAME …] [--all] [--site FOLDER]
Compares the built site (npm run build) in each engine with Node: ${vectors.length} digests, and a walk through every page.
 --browser NAME   ${engines.join(', ')}; may be repeated (default all)
 --all            an engine that is not installed is a finding; without it, it is skipped
 --site FOLDER    of the built site (default dist)`;

/** Runs the page *Certificate* as a reader does, and reads its table. */
async function digestsIn(tab: Tab, { address }: WatchedSite): Promise<Digests> {
  await tab.open(`${address}certificate/`);
  await settled(tab);
  await inPage(tab, () => document.querySelector<HTMLElement>('.sweep .primary')!.click());
  await until(tab, 'the certificate is complete', () => {
    const table = document.querySelector('[data-checks="ended"]');
    return table !== null && table.querySelector('[data-check="waiting"]') === null;
  });
  return inPage(tab, () =>
    Object.fromEntries(
      Array.from(document.querySelectorAll<HTMLElement>('[data-vector]'), ({ dataset }) => [
        dataset['vector'] ?? '',
        dataset['digest'] ?? dataset['check'] ?? '',
      ]),
    ),
  );
}

/** The same run through `window.genops`. */
async function digestByScript(tab: Tab, { address }: WatchedSite): Promise<string> {
  await tab.open(`${address}?n=100`);
  await settled(tab);
  return String(
    await tab.evaluate("genops.run({ deployments: 500, seed: '42' }).then(({ digest }) => digest)"),
  );
}

interface Found {
  readonly line: string;
  readonly findings: readonly string[];
  readonly walked: readonly Walked[];
}

async function tried(engine: Engine, site: WatchedSite, node: Digests): Promise<Found> {
  const start = performance.now();
  const tab = await openTab(engine);
  try {
    const digests = await digestsIn(tab, site);
    const findings = vectors
      .filter(({ id }) => digests[id] !== node[id])
      .map(({ id }) => `${id}: Node ${node[id]}, ${engine} ${digests[id] ?? 'nothing'}`);
    const same = vectors.length - findings.length;
    const byScript = await digestByScript(tab, site);
    if (byScript !== node['equal-changes/500/42']) findings.push(`window.genops: ${byScript}`);
    findings.push(...(await errorsOn(tab)), ...site.unanswered());
    const walked = await walk(tab, site);
    findings.push(
      ...walked.flatMap(({ path, troubles }) => troubles.map((trouble) => `/${path}: ${trouble}`)),
    );
    const seconds = Math.round((performance.now() - start) / 1000);
    const drawings = walked.reduce((sum, each) => sum + each.drawings, 0);
    const line = `${tab.version}: ${same} of ${vectors.length} digests are Node’s; ${walked.length} pages with ${drawings} drawings, a file dropped, a policy edited; ${seconds} s`;
    return { line, findings, walked };
  } finally {
    await tab.close();
  }
}

/** A page draws as much in one engine as in another. */
function drawnOtherwise(before: readonly Walked[], now: readonly Walked[]): string[] {
  return now.flatMap(({ path, drawings }, k) => {
    const others = before[k]?.drawings ?? drawings;
    return drawings === others ? [] : [`/${path}: ${drawings} drawings, ${others} in the engine before`];
  });
}

/** @param inNode what every engine must come to */
export const enginesAgainst = (inNode: () => Promise<Digests>): Command => ({
  usage: USAGE,
  run: async (args, { log }) => {
    const { values } = optionsOf(args, {
      browser: { type: 'string', multiple: true, default: [...engines] },
      all: { type: 'boolean', default: false },
      site: { type: 'string', default: fileURLToPath(new URL('../dist', import.meta.url)) },
    });
    const wanted = values.browser.map((name) => {
      if (!isEngine(name)) throw expected('browser', `one of ${engines.join(', ')}`, name);
      return name;
    });
    if (!existsSync(join(values.site, 'index.html')))
      throw expected('site', 'the folder of a built site', values.site, 'npm run build');
    const node = await inNode();
    const site = await watchedSite(values.site);
    let [findings, compared] = [0, 0];
    let before: readonly Walked[] = [];
    try {
      for (const engine of wanted) {
        const lacks = missing(engine);
        if (lacks !== null) {
          log(`${engine}: skipped, ${lacks}`);
          if (values.all) findings += 1;
          continue;
        }
        const found = await tried(engine, site, node);
        const all = [...found.findings, ...drawnOtherwise(before, found.walked)];
        log(found.line);
        for (const finding of all) log(`  ${finding}`);
        findings += all.length;
        compared += 1;
        before = found.walked;
      }
    } finally {
      await site.close();
    }
    log(
      `${compared} of ${wanted.length} engines compared with Node ${process.version}: ${findings} findings.`,
    );
    return findings === 0 && compared > 0 ? exits.asExpected : exits.finding;
  },
});

await startCommand(import.meta.url, enginesAgainst(nodeDigests));
