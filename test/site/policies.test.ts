/** The page of policies on the built site: rules are edited and compared under the site's content security policy. */
import { afterAll, expect, test } from 'vitest';
import { receiveVisits } from './visitor.ts';

const visits = await receiveVisits();
afterAll(() => visits.end());

test('a rule is edited, a broken one refused, the study compared: no policy violated, no word of it in the address', async () => {
  const { context, open, trouble } = await visits.newVisitor();
  const page = await open('policies/?n=100');
  await page.waitForSelector('html[data-run="done"]', { state: 'attached' });
  await page.waitForSelector('.rules[data-editor="ready"]');
  const query = new URL(page.url()).search;
  const editor = page.getByRole('textbox', { name: /Condition of Large change caution/ });
  await editor.click();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('change.linez > 30');
  await page.getByText('change: expected one of lines, files', { exact: false }).first().waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('change.lines > 30');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('SELECT');
  await page.keyboard.type('block');
  await page.getByText('In force: these rules, 1 edit.').waitFor();
  await page.getByRole('button', { name: 'Compare the rules' }).click();
  await page.getByText(/changes get another decision/).waitFor();
  const example = page.locator('#cell-examples tbody a').first();
  expect(await example.getAttribute('href')).toMatch(/^\.\.\/deployment\/\?.*deployment=\d+/);
  expect(new URL(page.url()).search).toBe(query);
  expect(trouble).toEqual({ outside: [], failed: [], errors: [] });
  await context.close();
});
