/** The talk when something goes wrong or comes late: the stage always shows a whole result. */
import type { Page } from 'playwright';
import { afterAll, expect, test } from 'vitest';
import { beats } from '../../../talk/beats/index.ts';
import { digit, from, isOn, opened, sentences } from '../on-stage.ts';
import { stageFaults } from '../stage-faults.ts';
import { receiveVisits } from '../visitor.ts';

const visits = await receiveVisits();
afterAll(() => visits.end());

/** The sentence on stage, and whether its picture is drawn. */
const shown = (page: Page): Promise<readonly [string, boolean]> =>
  page.evaluate(() => {
    const section = document.querySelector('section.present');
    const drawn = section?.querySelector('.picture svg')?.childElementCount ?? 0;
    return [section?.querySelector('h2')?.textContent ?? '', drawn > 0];
  });

/** On a slow machine the run takes over 5 s, and the committed result is on stage: R shows what came late. */
const live = async (page: Page): Promise<void> => {
  await expect
    .poll(
      async () => {
        const shownFrom = await page.locator('html').getAttribute('data-from');
        if (shownFrom === 'committed') await page.keyboard.press('r');
        return shownFrom;
      },
      { timeout: 120_000, interval: 1000 },
    )
    .toBe('live');
};

test('a worker that is killed without a word while a beat runs: each beat shows the committed result after 5 s', async () => {
  const visitor = await visits.newVisitor({ viewport: { width: 1280, height: 720 } });
  await visitor.context.addInitScript(() => {
    const Live = globalThis.Worker;
    globalThis.Worker = class extends Live {
      constructor(url: string | URL, options?: WorkerOptions) {
        super(url, options);
        setTimeout(() => this.terminate());
      }
    };
  });
  await visitor.context.clock.install();
  const page = await opened(visitor);
  for (const [place, { id }] of beats.entries()) {
    await page.keyboard.press(digit(place));
    await isOn(page, id);
    await page.keyboard.press('r');
    expect(await shown(page)).toEqual([sentences[place], true]);
    await page.clock.fastForward(5100);
    await from(page, 'committed');
    expect(await shown(page)).toEqual([sentences[place], true]);
  }
  expect(visitor.trouble.errors).toEqual([]);
  await visitor.context.close();
});

test('a run slower than 5 s, and a window resized meanwhile: the stage shows the committed result', async () => {
  const visitor = await visits.newVisitor({ viewport: { width: 1280, height: 720 } });
  await visitor.context.route(/study\.worker/, () => {}); // it never comes
  const page = await opened(visitor, 'talk/?beats=histograms');
  const notes = await visitor.open('talk/notes/');
  await page.keyboard.press('r');
  await page.setViewportSize({ width: 800, height: 600 });
  await notes.getByText('took over 5 s').waitFor();
  await from(page, 'committed');
  expect(await shown(page)).toEqual([sentences[2], true]);
  expect(await stageFaults(page)).toEqual([]);
  expect(visitor.trouble.errors).toEqual([]);
  await visitor.context.close();
});

test('without a network from the start, the talk and an embedded beat run live from the offline copy', async () => {
  const alone = await receiveVisits({ caching: 'no-store' });
  const visitor = await alone.newVisitor({ serviceWorkers: 'allow', viewport: { width: 640, height: 360 } });
  const first = await visitor.open('talk/notes/');
  await first.goto(`${alone.host.address}embed/flags/`);
  await first.waitForSelector('section.present .picture svg');
  await first.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await first.close();
  await alone.host.stop();
  const page = await opened(visitor);
  await from(page, 'live');
  await page.goto(`${alone.host.address}embed/address/`);
  await page.waitForSelector('section.present .picture svg');
  expect(await page.locator('section').count()).toBe(1);
  expect(await page.locator('.site-head').count()).toBe(0);
  await page.keyboard.press('Escape');
  expect(page.url()).toContain('embed/address/');
  expect(visitor.trouble.errors).toEqual([]);
  await alone.end();
});

test('a beat goes on moving when the numbers of another seed arrive, and when the window is resized in the middle of it', async () => {
  const visitor = await visits.newVisitor({
    viewport: { width: 1280, height: 720 },
    reducedMotion: 'no-preference',
  });
  const page = await opened(visitor, 'talk/?beats=pipelines,true&seed=43');
  await live(page);
  await page.setViewportSize({ width: 900, height: 640 });
  const lit = (): Promise<number> => page.locator('section.present .station--lit').count();
  await expect.poll(lit, { timeout: 90_000 }).toBe(4);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await isOn(page, 'true');
  await live(page);
  await expect.poll(() => stageFaults(page), { timeout: 60_000 }).toEqual([]);
  expect(await page.locator('section.present .foot').textContent()).toContain('seed 43');
  expect(visitor.trouble.errors).toEqual([]);
  await visitor.context.close();
});
