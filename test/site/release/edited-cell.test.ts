/** The code of a cell is read, changed and run on the built site: in a frame that reaches nothing, while the page's policy stays as it is. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { builtSite } from '../built-site.ts';
import { receiveVisits } from '../visitor.ts';

const visits = await receiveVisits();
afterAll(() => visits.end());

const policyOf = (file: string): string =>
  /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(
    readFileSync(join(builtSite(), file), 'utf8'),
  )?.[1] ?? '';

test('evaluation is allowed in the sandbox alone, and there no address is', () => {
  expect(policyOf('canary-catch/index.html')).not.toContain("'unsafe-eval'");
  expect(policyOf('sandbox.html')).toMatch(
    /^default-src 'none'; script-src 'unsafe-eval' 'sha256-[^']+'; worker-src blob:$/,
  );
});

test('a changed function runs on the run on show; what it gives is text, it reaches nothing, and a loop is stopped', async () => {
  const { context, open, trouble } = await visits.newVisitor();
  const page = await open('canary-catch/?n=100');
  await page.waitForSelector('html[data-run="done"]', { state: 'attached' });
  const address = page.url();
  const cell = page.locator('#cell-where-bad-changes-end');
  await cell.getByText('Show the code').click();
  await cell.getByText(/^notebooks\/canary-catch\/notebook\.ts, line \d+$/).waitFor();
  await cell.getByText('engine/simulator/measures/canary.ts, line 14').waitFor();
  await cell.getByRole('button', { name: 'Edit and run' }).click();
  const editor = cell.getByRole('textbox', { name: 'Edit canaryMeasures' });
  const status = cell.locator('.cell-editor [role="status"]');
  const press = async (): Promise<void> => {
    await cell.getByRole('button', { name: 'Run', exact: true }).click();
    await expect.poll(() => status.textContent()).not.toBe('Running …');
  };
  const type = async (text: string): Promise<void> => {
    await editor.click();
    await page.keyboard.press('Control+a');
    await page.keyboard.insertText(text);
  };
  await press();
  await cell.getByText('Nothing differs from the original.').waitFor();
  expect(await cell.getByText('Edited here.').isVisible()).toBe(false);

  await type(`async (ledger, settings) => ({
    n: ledger.deployments,
    markup: '<img src=x onerror="parent.ran = 1">',
    address: await fetch('https://example.org/').then(() => 'reached', () => 'refused'),
    page: typeof document,
  })`);
  await press();
  await cell.getByText('4 of 4 values differ from the original.').waitFor();
  expect(await cell.getByText('Edited here.').isVisible()).toBe(true);
  expect(await cell.locator('.cell-editor tbody tr').allInnerTexts()).toEqual([
    'n\t—\t100',
    'markup\t—\t<img src=x onerror="parent.ran = 1">',
    'address\t—\trefused',
    'page\t—\tundefined',
  ]);
  expect(await cell.locator('.cell-editor img').count()).toBe(0);

  await type('(ledger) => ledger.');
  await press();
  expect(await status.textContent()).toBe('Line 1 is not JavaScript.');
  await type('() => missing');
  await press();
  expect(await status.textContent()).toBe('ReferenceError: missing is not defined');

  await page.clock.install(); // the limit is the page's: its clock is put forward
  await type('() => { for (;;); }');
  await cell.getByRole('button', { name: 'Run', exact: true }).click();
  await expect
    .poll(async () => {
      await page.clock.fastForward(5_000);
      return status.textContent();
    })
    .toContain('It did not end within 5 s and was stopped.');
  expect(await page.locator('iframe').count()).toBe(0);

  await cell.getByRole('button', { name: 'Reset' }).click();
  expect(await cell.getByText('Edited here.').isVisible()).toBe(false);
  expect(page.url()).toBe(address);
  expect(trouble.outside).toEqual([]);
  expect(trouble.errors.filter((error) => !/example\.org/.test(error))).toEqual([]);
  await context.close();
});
