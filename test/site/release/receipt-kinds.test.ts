/** A sweep and a reader’s log are taken away as receipts, and done again elsewhere, from its file and from its link. */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright';
import { afterAll, expect, test } from 'vitest';
import { packed, unpacked } from '../../../notebooks/receipt/archive.ts';
import { linkOf } from '../../../notebooks/receipt/link.ts';
import { receiptIn } from '../../../notebooks/receipt/receipt.ts';
import type { ReceiptRecord } from '../../../notebooks/receipt/record.ts';
import { receiveVisits, saved } from '../visitor.ts';

const visits = await receiveVisits();
afterAll(() => visits.end());

const LOG = `id,status,duration_minutes\n${Array.from({ length: 40 }, (_, k) => `secret-${k},${k % 9 === 0 ? 'failed' : 'success'},${20 + (k % 7)}`).join('\n')}\n`;
const csv = { name: 'log.csv', mimeType: 'text/csv', buffer: Buffer.from(LOG) };
const run = '?n=100&seed=7&warmUpDays=1';

const kinds: readonly {
  readonly kind: string;
  readonly path: string;
  readonly name: string;
  readonly ask?: (page: Page) => Promise<void>;
  /** The reader's own file. */
  readonly file?: typeof csv;
  readonly list: string;
}[] = [
  {
    kind: 'seeds',
    path: `experiments/${run}`,
    name: 'sweep over seeds',
    ask: (page) => page.getByText(/^A first look: 10 seeds/).waitFor(),
    list: 'successGenops',
  },
  {
    kind: 'judged-log',
    path: `your-data/${run}`,
    name: 'judged log',
    ask: (page) => page.locator('#log-file').setInputFiles(csv),
    file: csv,
    list: 'rows: in the file, judged',
  },
];

test.each(kinds)('a receipt of the kind $kind', async ({ kind, path, name, ask, file, list }) => {
  const { context, open, trouble } = await visits.newVisitor({ acceptDownloads: true });
  const page = await open(path);
  await page.waitForSelector('html[data-run="done"]', { state: 'attached' });
  await ask?.(page);
  const place = page.getByRole('group', { name: `Receipt of this ${name}` });
  const coming = page.waitForEvent('download');
  await place.getByRole('button', { name: 'Download receipt' }).click();
  const zip = readFileSync(await saved(await coming));
  const { record } = receiptIn(zip);
  expect(record.kind).toBe(kind);
  const digest = page.getByLabel('or a digest');
  await digest.fill(record.digest.slice(0, 12));
  await digest.press('Enter');
  await page
    .locator('#receipt-status')
    .filter({ hasText: `This is the digest of the ${name} on screen.` })
    .waitFor();
  await page.close();

  const other = await open('numbers-agree/');
  const status = other.locator('#receipt-status');
  const input = other.locator('[data-do="check-receipt"]');
  const bring = async (bytes: Uint8Array): Promise<void> => {
    await input.setInputFiles({ name: 'r.zip', mimeType: 'application/zip', buffer: Buffer.from(bytes) });
    if (file === undefined) return;
    await status.filter({ hasText: 'does not hold the file that was read' }).waitFor();
    await input.setInputFiles(file);
  };
  await bring(zip);
  await status.filter({ hasText: /^(Matches|Differs|r\.zip (is|was))/ }).waitFor();
  expect(await status.textContent()).toMatch(/^Matches the receipt: /);
  const moved: ReceiptRecord = {
    ...record,
    values: { ...record.values, [list]: [0.125, ...record.values[list]!.slice(1)] },
  };
  await bring(packed({ ...unpacked(zip), 'receipt.json': JSON.stringify(moved) }));
  await status.filter({ hasText: `First difference: ${list}, number 1: 0.125 in the receipt` }).waitFor();
  await other.close();

  const linked = await open(linkOf(record).slice(visits.host.address.length));
  const note = linked.locator('.receipt-note');
  if (file !== undefined) {
    await note.filter({ hasText: 'does not hold the file that was read' }).waitFor();
    await linked.locator('[data-do="check-receipt"]').setInputFiles(file);
  }
  await note.filter({ hasText: /(Matches|Differs|cannot)/ }).waitFor();
  expect(await note.textContent()).toContain('Matches the link');
  expect(trouble).toEqual({ outside: [], failed: [], errors: [] });
  await context.close();
});
