/** The audit log's way out of the built site: signed and downloaded on the page, verified on the command line, and back again. */
import { readFileSync, writeFileSync } from 'node:fs';
import type { Page } from 'playwright';
import { afterAll, expect, test } from 'vitest';
import { verify } from '../../scripts/verify.ts';
import { called } from '../scripts/called.ts';
import { receiveVisits, saved } from './visitor.ts';

const visits = await receiveVisits();
afterAll(() => visits.end());

/** Presses a button, and the path of the file that comes. */
async function downloaded(page: Page, button: string): Promise<string> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button }).click(),
  ]);
  return saved(download);
}

test('a log signed on the page passes in the terminal; forged there, it is caught on the page', async () => {
  const { context, open, trouble } = await visits.newVisitor();
  const page = await open('audit-log/?n=100');
  await page.getByRole('button', { name: 'Make a key and sign' }).click();
  await page.waitForSelector('.desk__checkpoint');
  const [tar, json] = [
    await downloaded(page, 'Download as tiles (.tar)'),
    await downloaded(page, 'Download as JSON'),
  ];
  for (const file of [tar, json]) {
    const { status, stdout } = await called(verify, file);
    expect(stdout).toMatch(/^verified: \d+ events of 100 deployments/);
    expect(status).toBe(0);
  }
  const forged = json.concat('-forged');
  writeFileSync(forged, readFileSync(json, 'utf8').replace('"hotfix":false', '"hotfix":true'));
  expect(await called(verify, forged)).toMatchObject({
    status: 1,
    stdout: expect.stringContaining('event 0: Event 0 is not') as string,
  });
  await page.setInputFiles('#audit-file', forged);
  await page.waitForSelector('.report[data-verified="false"]');
  await page.setInputFiles('#audit-file', tar);
  await page.waitForSelector('.report[data-verified="true"]');
  expect(trouble).toEqual({ outside: [], failed: [], errors: [] });
  await context.close();
});
