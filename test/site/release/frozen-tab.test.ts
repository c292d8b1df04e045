/** A browser freezes a tab that is out of sight. Playwright keeps all of its pages in sight, where no browser freezes them: so this tab is another driver's. */
import { chromium } from 'playwright';
import { launch, type Page } from 'puppeteer-core';
import { afterAll, expect, test } from 'vitest';
import { DeploymentSimulator } from '../../../engine/index.ts';
import { chromiumLaunch } from '../../chromium.ts';
import { receiveVisits } from '../visitor.ts';
import { heldRun, holding, studyWorkerWith } from './held-run.ts';

const visits = await receiveVisits({ otherwise: (path) => studyWorkerWith(holding, path) });
const { executablePath = chromium.executablePath(), args } = chromiumLaunch();
// as Playwright starts it
const browser = await launch({ executablePath, args: [...args, '--no-sandbox'], headless: 'shell' });
afterAll(() => Promise.all([browser.close(), visits.end()]));

interface Seen {
  readonly freeze: number;
  readonly resume: number;
  readonly ticks: number;
}
const state = (page: Page) =>
  page.evaluate(() => [
    document.documentElement.dataset['run'],
    document.documentElement.dataset['digest'] ?? null,
    document.visibilityState,
  ]);
const seen = (page: Page) => page.evaluate(() => ({ ...(globalThis as unknown as { seen: Seen }).seen }));
const done = (seed: string) => `html[data-run="done"][data-seed="${seed}"]`;

test('a tab that is frozen in the middle of a run stands still, worker and all, while another makes a whole run, and then ends with the same digest', async () => {
  const address = new URL('methods/?n=100', visits.host.address).href;
  const page = await browser.newPage();
  await page.goto(address);
  await page.waitForSelector(done('42'));
  await page.evaluate(() => {
    const counts = { freeze: 0, resume: 0, ticks: 0 };
    for (const name of ['freeze', 'resume'] as const) document.addEventListener(name, () => counts[name]++);
    setInterval(() => counts.ticks++, 10);
    Object.assign(globalThis, { seen: counts });
  });
  const goOn = await heldRun(page);
  const devtools = await page.createCDPSession();
  await devtools.send('Page.setWebLifecycleState', { state: 'frozen' });
  await expect.poll(async () => (await seen(page)).freeze).toBe(1);
  const before = await seen(page);
  await goOn(); // would end the run, were anything awake
  const visitor = await visits.newVisitor();
  const other = await visitor.open('methods/?n=100');
  await other.waitForSelector(done('42'), { state: 'attached' });
  await visitor.context.close();
  expect([await state(page), await seen(page)]).toEqual([['running', null, 'hidden'], before]);
  await devtools.send('Page.setWebLifecycleState', { state: 'active' });
  await page.waitForSelector(done('held'));
  const { digest } = await new DeploymentSimulator({ numDeployments: 100, randomSeed: 'held' }).run();
  expect(await state(page)).toEqual(['done', digest, 'hidden']);
  const after = await seen(page);
  expect([after.resume, after.ticks > before.ticks]).toEqual([1, true]);
});
