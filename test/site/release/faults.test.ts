/** Faults in the middle of a run: the page says what happened or goes on, keeps the last result, and gets to the same digest. */
import type { BrowserContext, Page } from 'playwright';
import { afterAll, expect, test } from 'vitest';
import { DeploymentSimulator } from '../../../engine/index.ts';
import { receiveVisits, type Visits } from '../visitor.ts';
import { heldRun, holding, runSeed, studyWorkerWith } from './held-run.ts';

const HOUR = 3_600_000;

let addition = holding;
const otherwise = (path: string) => studyWorkerWith(addition, path);
const visits = await receiveVisits({ otherwise });
const withoutWasm = await receiveVisits({
  headers: { 'content-security-policy': "script-src 'self' 'unsafe-inline'; worker-src 'self' blob:" },
});
afterAll(() => Promise.all([visits.end(), withoutWasm.end()]));

const plainDigest = async (randomSeed: string): Promise<string> =>
  (await new DeploymentSimulator({ numDeployments: 100, randomSeed }).run()).digest;

const digest = (page: Page) => page.locator('html').getAttribute('data-digest');
const done = (page: Page, seed: string) =>
  page.waitForSelector(`html[data-run="done"][data-seed="${seed}"]`, { state: 'attached' });
const state = (page: Page) => page.locator('html').getAttribute('data-run');

async function opened(
  prepare?: (context: BrowserContext) => Promise<unknown>,
  path = 'methods/?n=100',
  at: Visits = visits,
) {
  const visitor = await at.newVisitor();
  await prepare?.(visitor.context);
  const page = await visitor.open(path);
  await done(page, '42');
  return { ...visitor, page };
}

/** A run in its middle. @returns goes on with it, to its end */
async function held(page: Page): Promise<() => Promise<void>> {
  const goOn = await heldRun(page);
  return async () => {
    expect(await state(page)).toBe('running');
    await goOn();
    await done(page, 'held');
    expect(await digest(page)).toBe(await plainDigest('held'));
    // no time that ran backward
    expect(await page.locator('#run-status').textContent()).toMatch(/^[\d.,]+\s+s$/);
  };
}

test.each([
  ['memory', 'This browser has no memory for it: RangeError: '],
  [
    'death',
    'Its worker was lost: worker: expected it to finish, it stopped (Uncaught RangeError: Out of memory)',
  ],
])(
  'a run that ends for want of memory (%s) says so, leaves the last one on screen, and is done with one press',
  async (seed, said) => {
    const { context, page, trouble } = await opened();
    const table = page.locator('#notebook table').first();
    const before = await table.textContent();
    await runSeed(page, seed);
    await page.waitForSelector('html[data-run="failed"]', { state: 'attached' });
    const notice = page.locator('#run-notices .notice');
    expect(await notice.textContent()).toContain(said);
    expect(await notice.textContent()).toContain('What is on screen still belongs to');
    expect(await page.locator('#run-status').textContent()).toBe(
      'Failed; on screen: 100 deployments, seed 42.',
    );
    expect(await table.textContent()).toBe(before);
    addition = '';
    await notice.getByRole('button', { name: 'Run it again' }).click();
    await done(page, seed);
    addition = holding;
    expect(await digest(page)).toBe(await plainDigest(seed));
    expect(await notice.count()).toBe(0);
    expect(trouble.errors).toEqual([]);
    await context.close();
  },
);

test('a processor six times slower gets the same digest', async () => {
  const { context } = await visits.newVisitor();
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 6 });
  await page.goto(new URL('methods/?n=100', visits.host.address).href);
  await done(page, '42');
  expect(await digest(page)).toBe(await plainDigest('42'));
  await context.close();
});

test('with one core there is one worker of the study, and what is spread over workers is done', async () => {
  const { context, page, trouble } = await opened(
    (fresh) =>
      fresh.addInitScript(() => {
        Object.defineProperty(Navigator.prototype, 'hardwareConcurrency', { get: () => 1 });
        const { Worker } = globalThis;
        const workers: unknown[] = [];
        Object.assign(globalThis, {
          workers,
          Worker: function (file: string, options: WorkerOptions) {
            workers.push(options.name);
            return new Worker(file, options);
          },
        });
      }),
    'definitions/?n=100',
  );
  await page.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null);
  const workers = await page.evaluate(() => (globalThis as unknown as { workers: string[] }).workers);
  expect(workers.filter((name) => name === 'study')).toHaveLength(1);
  expect(await page.locator('html').getAttribute('data-cells-failed')).toBe('0');
  expect(await digest(page)).toBe(await plainDigest('42'));
  expect(trouble.errors).toEqual([]);
  await context.close();
});

test('timers that slept for three hours, as those of a closed laptop, call no worker dead', async () => {
  const { context, page } = await opened((fresh) => fresh.clock.install());
  const goOn = await held(page);
  for (let night = 0; night < 3; night++) await page.clock.fastForward(3 * HOUR);
  await goOn();
  await context.close();
});

test.each([2 * HOUR, -2 * HOUR])(
  'clocks of page and worker that jump by %d ms in the middle of a run change nothing',
  async (jump) => {
    addition = `${holding}
  { const now = performance.now.bind(performance); performance.now = () => now() + (globalThis.jump ?? 0);
    new BroadcastChannel('gate').addEventListener('message', () => { globalThis.jump = ${jump}; }); }`;
    const { context, page, trouble } = await opened((fresh) =>
      fresh.addInitScript(() => {
        const jumped = () => (globalThis as { jump?: number }).jump ?? 0;
        const [date, now] = [Date.now, performance.now.bind(performance)];
        Date.now = () => date() + jumped();
        performance.now = () => now() + jumped();
      }),
    );
    const goOn = await held(page);
    await page.evaluate((ms) => Object.assign(globalThis, { jump: ms }), jump);
    await goOn();
    addition = holding;
    expect(trouble.errors).toEqual([]);
    await context.close();
  },
);

test('a page that is printed in the middle of a run goes on with it, and what is printed is the last result', async () => {
  const { context, page, trouble } = await opened();
  await page.getByRole('heading', { name: 'STRESS-DES' }).waitFor();
  const idle = () => page.waitForFunction(() => document.querySelector('.cell[aria-busy]') === null);
  /** The words on paper: the notebook, and which run it shows. */
  const printed = async (): Promise<readonly string[]> => {
    await page.emulateMedia({ media: 'print' });
    const words = await page.locator('#notebook, .run-identity').allInnerTexts();
    await page.emulateMedia({ media: null });
    return words;
  };
  await idle();
  const last = await printed();
  expect(last).toEqual([expect.stringContaining('STRESS-DES'), expect.stringMatching(/Seed\s+42\b/)]);
  const goOn = await held(page);
  expect(await printed()).toEqual(last);
  expect((await page.pdf()).length).toBeGreaterThan(10_000);
  await goOn();
  await idle();
  const [notebook, identity] = await printed();
  expect(notebook).not.toBe(last[0]);
  expect(identity).toMatch(/Seed\s+held\b/);
  expect(trouble.errors).toEqual([]);
  await context.close();
});

test('a host whose policy refuses WebAssembly gets the same digest', async () => {
  const { context, page } = await opened(undefined, 'methods/?n=100', withoutWasm);
  const refused = await page.evaluate(() =>
    WebAssembly.compile(new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0])).then(
      () => false,
      () => true,
    ),
  );
  expect(refused).toBe(true);
  expect(await digest(page)).toBe(await plainDigest('42'));
  await context.close();
});
