/**
 * What pages cost that run for long, in a real Chromium: the heap of the first page, and of one with comparisons of its
 * own, after each fifty of 300 small runs, unused memory collected; the longest tasks of the first page's thread in and after
 * a run of 1,000,000 deployments, and what it and its workers then hold; the longest tasks of the two pages that draw most,
 * also on a processor six times slower:
 *
 *     npm run build && npm run bench:runs [-- --runs N --large N]
 *
 * Reports, and never fails on a slow machine.
 */
import './help-first.ts';
import { existsSync, readFileSync } from 'node:fs';
import { chromium, type Page } from 'playwright';
import { preview } from 'vite';
import { optionsOf } from './command.ts';
import { chromiumLaunch } from './find-chromium.mjs';

const EVERY = 50;
/** Of the heap after the first fifty runs, ratio. */
const FLAT = 0.1;
/** What a run may keep, bytes a deployment. */
const KEPT = 200;

const { values } = optionsOf(process.argv.slice(2), {
  runs: { type: 'string', default: '300' },
  large: { type: 'string', default: '1000000' },
});
const server = await preview({ preview: { port: 0 } });
const address = server.resolvedUrls?.local[0] ?? '';
const browser = await chromium.launch(chromiumLaunch());
try {
  for (const path of ['', 'cycle-time/']) await heapOverRuns(path, Number(values.runs));
  await longestTasks(Number(values.large));
  for (const path of ['definitions/', `published-code/?replay-n=${values.large}`])
    for (const slowdown of [1, 6]) await longestTaskOf(path, slowdown);
} finally {
  await browser.close();
  await server.close();
}

async function openedAt(path: string): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    serviceWorkers: 'block',
  });
  const page = await context.newPage();
  await page.addInitScript(() => {
    globalThis.longTasks = [];
    new PerformanceObserver((list) => {
      const state = document.documentElement.dataset.run ?? '';
      for (const { duration } of list.getEntries()) globalThis.longTasks.push([state, duration]);
    }).observe({ type: 'longtask', buffered: true });
  });
  await page.goto(address + path);
  return page;
}

async function heapOverRuns(path: string, runs: number): Promise<void> {
  const page = await openedAt(`${path}?n=100`);
  await ended(page);
  const devtools = await page.context().newCDPSession(page);
  let first = Number.NaN;
  for (let k = EVERY; k <= runs; k += EVERY) {
    // in the page: each order from outside would leave a compiled script behind
    await page.evaluate(
      async ([from, to]) => {
        for (let seed = from!; seed <= to!; seed++) {
          await globalThis.genops.run({ deployments: 100, seed: String(seed) });
          do await new Promise((resolve) => requestIdleCallback(resolve));
          while (document.querySelector('[aria-busy="true"]') !== null);
        }
      },
      [k - EVERY + 1, k],
    );
    await ended(page);
    await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
    await devtools.send('HeapProfiler.collectGarbage');
    const { usedSize } = await devtools.send('Runtime.getHeapUsage');
    const { nodes, jsEventListeners } = await devtools.send('Memory.getDOMCounters');
    if (k === EVERY) first = usedSize;
    const change = usedSize / first - 1;
    console.log(
      `${path.padEnd(11)}${String(k).padStart(5)} runs  ${(usedSize / 1e6).toFixed(2).padStart(7)} MB  ${(100 * change).toFixed(1).padStart(6)}%${Math.abs(change) > FLAT ? '  not flat' : ''}  ${nodes} nodes, ${jsEventListeners} listeners`,
    );
  }
  await page.context().close();
}

/** Of all that draws pages and of their workers, MB: what is resident now, and the most that was. Linux says it. */
async function residentMB(): Promise<{ readonly now: number; readonly most: number }> {
  const devtools = await browser.newBrowserCDPSession();
  const { processInfo } = await devtools.send('SystemInfo.getProcessInfo');
  const said = processInfo
    .filter(({ type, id }) => type === 'renderer' && existsSync(`/proc/${id}/status`))
    .map(({ id }) => readFileSync(`/proc/${id}/status`, 'utf8'));
  const sum = (field: string): number =>
    said.reduce((all, text) => all + Number(new RegExp(`${field}:\\s+(\\d+)`).exec(text)?.[1] ?? 0), 0) /
    1000;
  await devtools.detach();
  return { now: sum('VmRSS'), most: sum('VmHWM') };
}

/** Until all that follows from a run has been drawn. */
async function ended(page: Page): Promise<void> {
  await page.waitForSelector('html[data-run="done"]', { state: 'attached', timeout: 600_000 });
  await page.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null);
}

/** @returns bytes that the page holds, its arrays included */
async function drawn(page: Page): Promise<number> {
  await ended(page);
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('HeapProfiler.collectGarbage');
  // the protocol's types do not know the arrays yet
  const usage: { usedSize: number; backingStorageSize?: number } =
    await devtools.send('Runtime.getHeapUsage');
  return usage.usedSize + (usage.backingStorageSize ?? 0);
}

async function longestTasks(deployments: number): Promise<void> {
  const page = await openedAt('?n=100');
  const little = await drawn(page);
  const before = await residentMB();
  await page.evaluate((n) => {
    globalThis.longTasks.length = 0; // those of the page's own start are bench:site's
    return globalThis.genops.run({ deployments: n, seed: '42' });
  }, deployments);
  const kept = ((await drawn(page)) - little) / deployments;
  const after = await residentMB();
  console.log(
    `${deployments} deployments: the page keeps ${kept.toFixed(0)} bytes a deployment, limit ${KEPT}; with its workers ${before.now.toFixed(0)} MB resident before, ${after.most.toFixed(0)} at most, ${after.now.toFixed(0)} after`,
  );
  const tasks = await page.evaluate(() => globalThis.longTasks);
  for (const state of ['running', 'done']) {
    const longest = Math.max(0, ...tasks.filter(([when]) => when === state).map(([, ms]) => ms));
    console.log(`${deployments} deployments, ${state}: longest task ${longest.toFixed(0)} ms, limit 100`);
  }
  await page.context().close();
}

/** Of a page that is opened on a processor that is so many times slower, until all of it is drawn. */
async function longestTaskOf(path: string, slowdown: number): Promise<void> {
  const page = await openedAt(''); // its scripts are compiled by then
  await ended(page);
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  await page.goto(address + path);
  await ended(page);
  const longest = Math.max(0, ...(await page.evaluate(() => globalThis.longTasks)).map(([, ms]) => ms));
  console.log(`${path}, ${slowdown}× slower: longest task ${longest.toFixed(0)} ms`);
  await page.context().close();
}

declare global {
  var longTasks: [state: string, ms: number][];
  var genops: { run(config: { deployments: number; seed: string }): Promise<unknown> };
}
