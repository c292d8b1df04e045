/**
 * How smoothly the beats of the built talk move, in a real Chromium, plain and with a processor four times as slow:
 *
 *     npm run build && npm run bench:talk
 *
 * Frames a second depend on the machine and on what else it does; the processor time of a frame, and of the longest task, do so
 * less. Reports, and never fails.
 */
import './help-first.ts';
import { type CDPSession, chromium, type Page } from 'playwright';
import { preview } from 'vite';
import { beats } from '../talk/beats/index.ts';
import { chromiumLaunch } from './find-chromium.mjs';

/** Frames a second to aim at, by how much slower the processor is made. */
const aims = { 1: 50, 4: 24 } as const;
const LONGEST_TASK = 50;

interface TraceEvent {
  readonly name: string;
  readonly cat: string;
  readonly pid: number;
  readonly tid: number;
  /** Processor time, microseconds. */
  readonly tdur?: number;
  readonly args: { readonly name?: string };
}

const server = await preview({ preview: { port: 0 } });
const browser = await chromium.launch(chromiumLaunch());
try {
  console.log(
    `aims: ${aims[1]} frames a second, ${aims[4]} at a quarter of the speed, no task over ${LONGEST_TASK} ms`,
  );
  for (const { id } of beats) {
    for (const slower of [1, 4] as const) {
      const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
      await page.addInitScript('globalThis.__name = (wrapped) => wrapped;');
      await page.goto(`${server.resolvedUrls?.local[0]}embed/${id}/`);
      await page.waitForSelector('html[data-run="done"]', { state: 'attached' });
      const session = await page.context().newCDPSession(page);
      await session.send('Emulation.setCPUThrottlingRate', { rate: slower });
      const traced = await traceOf(session, () => play(page));
      const { frames, milliseconds } = traced.value;
      if (milliseconds > 200) {
        const line = [
          `${(frames / (milliseconds / 1000)).toFixed(0)} frames a second (aim ${aims[slower]})`,
          `${(traced.milliseconds / frames).toFixed(1)} ms of processor time a frame`,
          `longest task ${traced.longest.toFixed(0)} ms`,
        ];
        console.log(`${id.padEnd(14)}${slower}×  ${line.join(', ')}`);
      } else if (slower === 1) console.log(`${id.padEnd(14)}    does not move`);
      await page.close();
    }
  }
} finally {
  await browser.close();
  await server.close();
}

/** Plays a beat from its start through all of its stops, and counts the frames. */
function play(page: Page): Promise<{ readonly frames: number; readonly milliseconds: number }> {
  return page.evaluate(
    () =>
      new Promise((resolve) => {
        const picture = document.querySelector('section.present .picture')!;
        let frames = 0;
        let start = 0;
        let changed = performance.now();
        new MutationObserver(() => {
          changed = performance.now();
        }).observe(picture, { attributes: true, childList: true, characterData: true, subtree: true });
        const frame = (now: number): void => {
          // still for half a second: it has come to its end
          if (now - changed > 500) {
            resolve({ frames: frames - 1, milliseconds: changed - start });
            return;
          }
          if (start === 0) start = now;
          if (now - changed < 100) frames += 1;
          requestAnimationFrame(frame);
        };
        dispatchEvent(new KeyboardEvent('keydown', { key: 'r' }));
        // the run comes first; then the beat plays
        const root = document.documentElement;
        const wait = (): void => {
          if (root.dataset.run === 'running') {
            setTimeout(wait, 20);
            return;
          }
          changed = performance.now();
          requestAnimationFrame(frame);
        };
        setTimeout(wait, 50);
      }),
  );
}

/** Does something, and adds up what the page's main thread did meanwhile. */
async function traceOf<T>(
  session: CDPSession,
  work: () => Promise<T>,
): Promise<{ readonly value: T; readonly milliseconds: number; readonly longest: number }> {
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['disabled-by-default-devtools.timeline', 'toplevel', '__metadata'] },
  });
  const value = await work();
  const complete = new Promise<void>((resolve) => {
    session.once('Tracing.tracingComplete', () => resolve());
  });
  await session.send('Tracing.end');
  await complete;
  const main = events.find(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain');
  const tasks = events.filter(
    ({ name, pid, tid, tdur }) =>
      name.endsWith('RunTask') && pid === main?.pid && tid === main.tid && tdur !== undefined,
  );
  const times = tasks.map(({ tdur = 0 }) => tdur / 1000);
  return { value, milliseconds: times.reduce((a, b) => a + b, 0), longest: Math.max(0, ...times) };
}
