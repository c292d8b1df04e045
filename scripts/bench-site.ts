/**
 * What a cold first visit of the built home page costs, in a real Chromium, next to the limits that were set for it:
 *
 *     npm run build && npm run bench:site [-- --visits N --json FILE]
 *
 * Milliseconds depend on the machine, so each is also printed as a multiple of a fixed piece of work timed in the same page.
 * Reports, and never fails on a slow machine.
 */
import './help-first.ts';
import { writeFileSync } from 'node:fs';
import lighthouse from 'lighthouse';
import { type Browser, chromium, type Page } from 'playwright';
import { preview } from 'vite';
import { optionsOf } from './command.ts';
import { chromiumLaunch } from './find-chromium.mjs';

/** Times in milliseconds after navigation, longest task and slider frame in milliseconds. The run starts before the first paint. */
const limits = {
  firstPaint: 1000,
  answerPainted: 1000,
  confirmed: 3000,
  requestsBeforeVerdict: 15,
  layoutShift: 0.02,
  longestTask: 100,
  sliderFrame: 120,
} as const;
type Measure = keyof typeof limits;
type Visit = Readonly<Record<Measure | 'unitOfWork', number>>;
const timed: ReadonlySet<string> = new Set([
  'firstPaint',
  'answerPainted',
  'confirmed',
  'longestTask',
  'sliderFrame',
]);

const PORT = 9351;
const { values } = optionsOf(process.argv.slice(2), {
  visits: { type: 'string', default: '5' },
  json: { type: 'string' },
});
const server = await preview({ preview: { port: 0 } });
const address = server.resolvedUrls?.local[0] ?? '';
const launch = chromiumLaunch();
const browser = await chromium.launch({
  ...launch,
  args: [...(launch.args ?? []), `--remote-debugging-port=${PORT}`],
});
try {
  const visits: Visit[] = [];
  for (let visit = 0; visit < Number(values.visits); visit++) visits.push(await measured(browser));
  const unit = medianOf(visits, 'unitOfWork');
  const names = [...Object.keys(limits), 'unitOfWork'] as (keyof Visit)[];
  if (values.json !== undefined)
    writeFileSync(
      values.json,
      JSON.stringify(Object.fromEntries(names.map((name) => [name, medianOf(visits, name)]))),
    );
  console.log(`median of ${visits.length} cold visits; a unit of work takes ${unit.toFixed(0)} ms here`);
  for (const [name, limit] of Object.entries(limits) as [Measure, number][]) {
    const value = medianOf(visits, name);
    const text = value.toFixed(name === 'layoutShift' ? 3 : 0);
    const ratio = timed.has(name) ? `${(value / unit).toFixed(1)} units` : '';
    console.log(`${name.padEnd(24)}${text.padStart(8)}  limit ${String(limit).padStart(5)}  ${ratio}`);
  }
  const report = await lighthouse(address, {
    port: PORT,
    onlyCategories: ['performance'],
    formFactor: 'desktop',
    throttlingMethod: 'provided',
    screenEmulation: { mobile: false, width: 1280, height: 800, deviceScaleFactor: 1, disabled: false },
    logLevel: 'error',
  });
  const score = report?.lhr.categories.performance?.score;
  console.log(
    `${'Lighthouse performance'.padEnd(24)}${String(Math.round(100 * (score ?? 0))).padStart(8)}  limit    95`,
  );
  const parts = report?.lhr.categories.performance?.auditRefs.filter(({ weight }) => weight > 0) ?? [];
  for (const { id } of parts) {
    const audit = report?.lhr.audits[id];
    console.log(
      `  ${id.padEnd(26)}${(audit?.displayValue ?? '').padStart(10)}  score ${audit?.score ?? '?'}`,
    );
  }
} finally {
  await browser.close();
  await server.close();
}

function medianOf(visits: readonly Visit[], name: keyof Visit): number {
  const sorted = visits.map((visit) => visit[name]).toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** One visit with nothing cached, from navigation to a slider that was dragged. */
async function measured(from: Browser): Promise<Visit> {
  const context = await from.newContext({ viewport: { width: 1280, height: 800 }, serviceWorkers: 'block' });
  // tsx wraps functions in a helper of its own, which no page has
  await context.addInitScript('globalThis.__name = (wrapped) => wrapped;');
  await context.addInitScript(watch);
  const page = await context.newPage();
  let requests = 0;
  let requestsBeforeVerdict = 0;
  context.on('request', () => {
    requests++;
  });
  const painted = page.waitForFunction(() => 'answer' in globalThis.measuredVisit, null, { polling: 'raf' });
  await page.goto(address, { waitUntil: 'commit' });
  await painted;
  requestsBeforeVerdict = requests;
  await page.waitForSelector('html[data-confirmed]', { state: 'attached', timeout: 120_000 });
  const seen = await page.evaluate(() => ({
    ...globalThis.measuredVisit,
    firstPaint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
  }));
  const visit = {
    firstPaint: seen.firstPaint,
    answerPainted: seen.answer ?? Number.NaN,
    confirmed: seen.confirmed ?? Number.NaN,
    requestsBeforeVerdict,
    layoutShift: seen.shift,
    longestTask: Math.max(0, ...seen.tasks),
    sliderFrame: await sliderFrame(page),
    unitOfWork: await page.evaluate(unitOfWork),
  };
  await context.close();
  return visit;
}

/** Median time from a step of a slider to cards drawn anew. */
async function sliderFrame(page: Page): Promise<number> {
  const slider = page.getByRole('slider').first();
  await slider.focus();
  const frames = await slider.evaluate(async (input: HTMLInputElement) => {
    const cards = document.querySelector('.findings')?.parentElement ?? document.body;
    const times: number[] = [];
    for (let step = 0; step < 12; step++) {
      const start = performance.now();
      const drawn = new Promise<void>((resolve) => {
        const observer = new MutationObserver(() => {
          observer.disconnect();
          requestAnimationFrame(() => resolve());
        });
        observer.observe(cards, { childList: true, subtree: true });
      });
      input.value = String(Number(input.value) + (step % 2 === 0 ? 3 : -2));
      input.dispatchEvent(new Event('input', { bubbles: true }));
      await drawn;
      times.push(performance.now() - start);
    }
    return times;
  });
  return frames.toSorted((a, b) => a - b)[Math.floor(frames.length / 2)] ?? Number.NaN;
}

/** Runs in the page before its own scripts. */
function watch(): void {
  const seen: MeasuredVisit = { shift: 0, tasks: [] };
  globalThis.measuredVisit = seen;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & {
      value: number;
      hadRecentInput: boolean;
    })[]) {
      if (!entry.hadRecentInput) seen.shift += entry.value;
    }
  }).observe({ type: 'layout-shift', buffered: true });
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) seen.tasks.push(duration);
  }).observe({ type: 'longtask', buffered: true });
  const look = (): void => {
    const { confirmed } = document.documentElement?.dataset ?? {};
    const first = performance.getEntriesByName('first-contentful-paint')[0];
    const cards = document.querySelectorAll('.finding svg').length;
    if (seen.answer === undefined && first !== undefined && cards >= 3) seen.answer = performance.now();
    if (confirmed === undefined) requestAnimationFrame(look);
    else seen.confirmed = performance.now();
  };
  requestAnimationFrame(look);
}

/** A fixed piece of arithmetic, milliseconds. */
function unitOfWork(): number {
  const start = performance.now();
  let sum = 0;
  for (let i = 1; i < 2e7; i++) sum += Math.sqrt(i) / i;
  return sum > 0 ? performance.now() - start : 0;
}

interface MeasuredVisit {
  answer?: number;
  confirmed?: number;
  shift: number;
  readonly tasks: number[];
}

declare global {
  var measuredVisit: MeasuredVisit;
}
