/** The pages of approvals and attacks on the built site: clicked and typed into, under the site's content security policy. */
import { afterAll, expect, test } from 'vitest';
import { receiveVisits } from './visitor.ts';

const visits = await receiveVisits();
afterAll(() => visits.end());

test('the log of the run is broken by a click, by the keyboard and by hand; the address says nothing of it', async () => {
  const { context, open, trouble } = await visits.newVisitor();
  const page = await open('attack-lab/?n=100');
  await page.waitForSelector('.lab__result[data-attack="actor"]');
  const query = new URL(page.url()).search;
  const verdict = (side: string) => page.getByRole('region', { name: side }).locator('.lab__verdict');
  expect(await verdict('entry hash').textContent()).toBe('notices nothing');
  expect(await verdict('This log').textContent()).toBe('notices');

  await page.getByRole('radio', { name: 'Truncate' }).check();
  await page.waitForSelector('.lab__result[data-attack="truncate"]');
  await page.getByRole('radio', { name: /signs again/ }).check();
  await page.getByText('after the head that the reader kept', { exact: false }).waitFor();
  expect(await verdict('This log').textContent()).toBe('notices nothing');
  await page.getByRole('radio', { name: 'Truncate' }).focus();
  await page.keyboard.press('ArrowRight');
  await page.waitForSelector('.lab__result[data-attack="fork"]');

  await page.getByRole('radio', { name: /edits the file/ }).check();
  await page.getByRole('radio', { name: 'By hand' }).check();
  const json = page.getByRole('textbox', { name: 'JSON' });
  await json.fill('{"type": "approved"}');
  await page.getByRole('button', { name: 'Put into the log' }).click();
  await page.getByRole('alert').getByText('expected').waitFor();
  await page.getByRole('button', { name: 'Restore' }).click();
  await json.fill((await json.inputValue()).replace('"human-reviewer"', '"ai-agent"'));
  await page.getByRole('button', { name: 'Put into the log' }).click();
  await page.waitForSelector('.lab__result[data-attack="hand"]');
  expect(await verdict('entry hash').textContent()).toBe('notices nothing');
  expect(await verdict('This log').textContent()).toBe('notices');
  expect(new URL(page.url()).search).toBe(query);
  expect(trouble).toEqual({ outside: [], failed: [], errors: [] });
  await context.close();
});

test('the reviewers’ skill is moved on demand, and can be called off', async () => {
  const { context, open, trouble } = await visits.newVisitor();
  const page = await open('approvals/?n=120');
  await page.waitForSelector('html[data-run="done"]', { state: 'attached' });
  const start = page.getByRole('button', { name: 'Vary both skills' });
  // at once: on a fast machine the lines are through before a second click arrives
  await page.evaluate(() => {
    document.querySelector<HTMLButtonElement>('.sweep .primary')!.click();
    document.querySelector<HTMLButtonElement>('.sweep .button:not(.primary)')!.click();
  });
  await page.getByText(/^Cancelled after \d+ settings/).waitFor();
  await start.click();
  await page.getByText(/^14 settings in/).waitFor();
  await page.getByText('success goes from', { exact: false }).first().waitFor();
  await page.getByText('All 120 deployments have the status', { exact: false }).waitFor();
  expect(trouble).toEqual({ outside: [], failed: [], errors: [] });
  await context.close();
});
