/** The talk on the built site: what an audience sees at each size and in both themes. What goes wrong: release/talk-faults.test.ts. */
import type { Page } from 'playwright';
import { afterAll, expect, test } from 'vitest';
import { beats } from '../../talk/beats/index.ts';
import { digit, from, isOn, opened, sentences } from './on-stage.ts';
import { stageFaults } from './stage-faults.ts';
import { receiveVisits } from './visitor.ts';

const visits = await receiveVisits();
afterAll(() => visits.end());

const sizes = [
  [1920, 1080],
  [1280, 720],
  [1024, 768],
] as const;
const frame = (page: Page): Promise<void> =>
  page.evaluate(
    () =>
      new Promise((resolve) => {
        requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
      }),
  );

test('at each size and in both themes, at every step of every beat, all text can be read from the last row', async () => {
  const visitor = await visits.newVisitor({ viewport: { width: 1920, height: 1080 } });
  const page = await opened(visitor);
  // what looks for faults finds them
  await page.evaluate(() => {
    document
      .querySelector('section.present .picture')!
      .insertAdjacentHTML(
        'beforeend',
        '<svg id="faulty"><text x="20" y="700" font-size="20" fill="#ccc">pale</text><text x="25" y="702" font-size="40" fill="#ccc">on top</text><text x="1800" y="300" font-size="40">far out</text><line x2="9" stroke="red" stroke-width="1"/></svg>',
      );
  });
  const faulty = (await stageFaults(page)).join();
  for (const fault of [
    'is 20 px',
    'has contrast 1.',
    '“pale” touches “on top”',
    '“far out” is cut',
    'is 1px',
  ]) {
    expect(faulty).toContain(fault);
  }
  await page.evaluate(() => document.querySelector('#faulty')!.remove());
  const found: string[] = [];
  for (const [width, height] of sizes) {
    await page.setViewportSize({ width, height });
    // contrast does not depend on the size
    for (const theme of width === 1920 ? ['light', 'dark'] : ['light']) {
      await page.keyboard.press(theme === 'dark' ? 'd' : 'l');
      for (const [place, { id }] of beats.entries()) {
        await page.keyboard.press(digit(place));
        await isOn(page, id);
        // from step to step, until the next beat comes
        for (let step = 0; step < 12; step++) {
          await frame(page);
          const faults = await stageFaults(page);
          found.push(
            ...faults.map((fault) => `${id}, step ${step}, ${width} × ${height}, ${theme}: ${fault}`),
          );
          await page.keyboard.press('ArrowRight');
          const stays = await page.evaluate(
            (own) => document.querySelector('section.present')?.matches(`[data-beat="${own}"]`),
            id,
          );
          if (stays !== true || place === beats.length - 1) break;
        }
      }
    }
  }
  expect(found).toEqual([]);
  const { outside, failed, errors } = visitor.trouble;
  expect([outside, failed, errors]).toEqual([[], [], []]);
  await visitor.context.close();
});

test('keys: step and back through beats, twice in a row too; jump, blank, theme and seed stand in the address', async () => {
  const visitor = await visits.newVisitor({ viewport: { width: 1280, height: 720 } });
  const page = await opened(visitor, 'talk/?beats=flags,histograms,address');
  await page.keyboard.press('ArrowRight');
  await isOn(page, 'histograms');
  await page.keyboard.press(' ');
  await page.keyboard.press(' ');
  await isOn(page, 'address');
  await page.keyboard.press('PageUp');
  await page.keyboard.press('2');
  await page.keyboard.press('2');
  await isOn(page, 'histograms');
  expect(page.url()).toMatch(/talk\/\?beats=flags,histograms,address#histograms$/);
  await page.keyboard.press('b');
  await page.waitForSelector('.reveal.paused');
  await page.keyboard.press('ArrowRight');
  expect(await page.locator('.reveal.paused').count()).toBe(0);
  await page.keyboard.press('d');
  await from(page, 'live');
  await page.keyboard.press('n');
  await page.keyboard.press('n');
  // on a slow machine the run may take over 5 s: then the committed result is on stage, which has a seed of its own
  const rolled = (): Promise<unknown> =>
    page.waitForFunction(
      () =>
        document.querySelector('section.present .foot')?.textContent?.includes('seed 44') ||
        document.documentElement.dataset.from === 'committed',
    );
  await rolled();
  expect(page.url()).toMatch(/beats=flags,histograms,address&theme=dark&seed=44#histograms$/);
  await page.reload();
  await rolled();
  expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe('dark');
  expect(visitor.trouble.errors).toEqual([]);
  await visitor.context.close();
});

test('T on any page opens the talk with its run’s seed, but not in a field; Esc leads back to that page', async () => {
  const visitor = await visits.newVisitor({ viewport: { width: 1280, height: 720 } });
  const page = await visitor.open('methods/?n=100&seed=7');
  await page.waitForSelector('html[data-run="done"]', { state: 'attached' });
  await page.locator('main input[type="search"]').first().focus();
  await page.keyboard.press('t');
  expect(page.url()).toContain('methods/');
  await page.evaluate(() => (document.activeElement as HTMLElement).blur());
  await page.keyboard.press('t');
  await page.waitForSelector('section.present .picture svg');
  expect(new URL(page.url()).searchParams.get('seed')).toBe('7');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Escape');
  await page.waitForURL(/methods\/\?n=100&seed=7/);
  const direct = await visitor.open('talk/');
  await direct.waitForSelector('section.present .picture svg');
  await direct.keyboard.press('Escape');
  await direct.waitForURL(visits.host.address);
  await visitor.context.close();
});

test('notes follow the stage, pass keys on to it, may open late and close at any time', async () => {
  const visitor = await visits.newVisitor({ viewport: { width: 1280, height: 720 } });
  const stage = await opened(visitor, 'talk/?beats=1,9999');
  const [first] = await Promise.all([visitor.context.waitForEvent('page'), stage.keyboard.press('s')]);
  await first.getByRole('heading', { name: sentences[0]! }).waitFor();
  expect(await first.locator('main').textContent()).toContain('got 9999; the others are shown');
  await first.close();
  await stage.goto(`${visits.host.address}talk/?beats=1,3`);
  await stage.waitForSelector('section.present .picture svg');
  await stage.keyboard.press('2');
  const late = await visitor.open('talk/notes/');
  await late.getByRole('heading', { name: sentences[2]! }).waitFor();
  await late.waitForSelector('[data-from="live"]');
  await late.keyboard.press('1');
  await isOn(stage, beats[0]!.id);
  await late.getByText(`Next: ${sentences[2]!}`).waitFor();
  await late.close();
  await stage.keyboard.press('ArrowRight');
  await isOn(stage, beats[2]!.id);
  expect(visitor.trouble.errors).toEqual([]);
  await visitor.context.close();
});

test('it prints as a handout, a beat a page, each at its end', async () => {
  const visitor = await visits.newVisitor({ viewport: { width: 1280, height: 720 } });
  const page = await opened(visitor);
  const pdf = (await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString('latin1');
  expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(beats.length);
  await visitor.context.close();
});

test('the loop of a booth goes from beat to beat by itself, and each round has the next seed', async () => {
  const visitor = await visits.newVisitor({ viewport: { width: 640, height: 360 } });
  await visitor.context.clock.install();
  const page = await opened(visitor, 'talk/?beats=flags,address&loop');
  for (const id of ['address', 'flags']) {
    await from(page, 'live');
    await page.clock.fastForward(6100);
    await isOn(page, id);
  }
  await page.getByText('seed 43').first().waitFor();
  expect(visitor.trouble.errors).toEqual([]);
  await visitor.context.close();
});
