/** A run is taken away as a receipt and brought back; and what `window.genops` promises. */
import { readFileSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import { packed, unpacked } from '../../notebooks/receipt/archive.ts';
import { linkOf } from '../../notebooks/receipt/link.ts';
import { receiptIn } from '../../notebooks/receipt/receipt.ts';
import { ledgerOfRun, outcomesOf } from '../../scripts/ledger.ts';
import { receiveVisits, saved } from './visitor.ts';

const visits = await receiveVisits();
afterAll(() => visits.end());

test('a receipt is saved, and dropped on another page it repeats its run and says that all of it matches, or what differs first', async () => {
  const { context, open, trouble } = await visits.newVisitor({ acceptDownloads: true });
  const page = await open('methods/?n=120&seed=7&bakeScale=1');
  await page.waitForSelector('html[data-run="done"]', { state: 'attached' });
  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download receipt' }).click();
  const download = await coming;
  expect(download.suggestedFilename()).toMatch(/^genops-receipt-[0-9a-f]{12}\.zip$/);
  const zip = readFileSync(await saved(download));
  const { record } = receiptIn(zip);
  expect(record).toMatchObject({
    kind: 'run',
    query: 'n=120&seed=7&scenario=equal-changes&bakeScale=1',
    task: { deployments: 120 },
  });
  const { study } = await ledgerOfRun({ deployments: 120, seed: '7', changes: { bakeScale: 1 } }, null);
  expect(record.digest).toBe(study.digest);
  await page.close();

  const other = await open('cycle-time/?n=100');
  await other.waitForSelector('html[data-run="done"]', { state: 'attached' });
  const bring = (bytes: Uint8Array): Promise<void> =>
    other.locator('[data-do="check-receipt"]').setInputFiles({
      name: 'receipt.zip',
      mimeType: 'application/zip',
      buffer: Buffer.from(bytes),
    });
  const status = other.locator('#receipt-status');
  await bring(zip);
  await status.filter({ hasText: /^Matches the receipt: 31 claims/ }).waitFor();
  expect(new URL(other.url()).search).toContain('n=120&seed=7');
  const files = unpacked(zip);
  const moved = {
    ...record,
    claims: record.claims.map((claim) => (claim.id === 'canary-catch' ? { ...claim, value: 0.5 } : claim)),
  };
  await bring(packed({ ...files, 'receipt.json': JSON.stringify(moved) }));
  await status.filter({ hasText: 'First difference: canary-catch, value: 0.5 in the receipt' }).waitFor();
  await bring(Uint8Array.of(1, 2, 3));
  await status
    .filter({ hasText: 'receipt.zip is no receipt that can be checked here: expected a ZIP' })
    .waitFor();

  const link = linkOf(record).slice(visits.host.address.length);
  for (const [path, words] of [
    [link, `Matches the link: the results and the digest ${study.digest.slice(0, 12)}… came out again.`],
    [link.replace(/(\.[0-9a-f]{12}\.)../, '$1--'), `First difference: ${record.claims[0]!.id}: here {`],
    [`${link}!`, 'cannot be checked: link: expected one that this site made for a receipt'],
  ] as const) {
    const linked = await open(path);
    await linked.locator('.receipt-note').filter({ hasText: words }).waitFor();
    expect(new URL(linked.url()).search).toBe('?n=120&seed=7&scenario=equal-changes&bakeScale=1');
    await linked.close();
  }
  const digest = other.getByLabel('or a digest');
  for (const [text, words] of [
    [study.digest.slice(0, 12), 'This is the digest of the run on screen.'],
    ['00000000', 'This is not the digest of the run on screen'],
    ['xyz', 'Expected a digest or its beginning'],
  ] as const) {
    await digest.fill(text);
    await digest.press('Enter');
    await status.filter({ hasText: words }).waitFor();
  }
  expect(trouble.errors).toEqual([]);
  await context.close();
});

/** The README's example, smaller. */
const example = /```js\n([^]*?)```/
  .exec(readFileSync('README.md', 'utf8'))![1]!
  .replace('deployments: 15847', 'deployments: 160');

test('window.genops runs what it is asked for, shows it, and gives what Node gives; mistakes are said in words', async () => {
  const { context, open, trouble } = await visits.newVisitor();
  const page = await open('methods/?n=100');
  await page.waitForSelector('html[data-run="done"]', { state: 'attached' });
  const told = await page.evaluate(async () => {
    const { genops } = window as unknown as {
      genops: {
        version: number;
        run(
          config?: object,
        ): Promise<{ digest: string; query: string; verdicts: { claim: string; verdict: string }[] }>;
        result(): { digest: string } | null;
        verdicts(): unknown[] | null;
        receipt(): Promise<Blob>;
        on(event: string, hear: (what: unknown) => void): () => void;
      };
    };
    let progress = 0;
    let results = 0;
    const stop = genops.on('progress', () => (progress += 1));
    genops.on('result', () => (results += 1));
    const result = await genops.run({
      deployments: 3000,
      seed: 'api',
      scenario: 'baseline-942',
      settings: { bakeScale: 0.5 },
    });
    stop();
    const mistakes = await Promise.all(
      [{ deployments: 0 }, { scenario: 'none' }, { settings: { nothing: 1 } }, { size: 5 }].map((config) =>
        genops.run(config).then(
          () => 'no error',
          (error: unknown) => String(error),
        ),
      ),
    );
    const replaced = genops.run({ deployments: 20_000 }).catch((error: unknown) => String(error));
    const last = await genops.run({ deployments: 150 });
    return {
      version: genops.version,
      result,
      progress,
      results,
      mistakes,
      replaced: await replaced,
      onScreen: genops.result()?.digest === last.digest,
      verdicts: genops.verdicts()?.length,
      receipt: [...new Uint8Array(await (await genops.receipt()).arrayBuffer())],
      lastDigest: last.digest,
    };
  });
  const { study, rows } = await ledgerOfRun(
    { deployments: 3000, seed: 'api', scenario: 'baseline-942', changes: { bakeScale: 0.5 } },
    null,
  );
  expect(told.version).toBe(1);
  expect(told.result.digest).toBe(study.digest);
  expect(told.result.query).toBe('n=3000&seed=api&scenario=baseline-942&bakeScale=0.5');
  const expected = outcomesOf(rows);
  for (const { claim, verdict } of told.result.verdicts)
    expect(expected[claim]).toMatch(new RegExp(`^${verdict}: `));
  expect(told.progress).toBeGreaterThan(0);
  expect(told.results).toBeGreaterThan(0);
  expect(told.mistakes).toEqual([
    expect.stringContaining('deployments: expected a whole number from 1 to 1,000,000, got 0'),
    expect.stringContaining('scenario: expected one of equal-changes'),
    expect.stringContaining('settings: expected names as links have them, got "nothing"'),
    expect.stringContaining('run: expected deployments, seed, scenario and settings, got "size"'),
  ]);
  expect(told.replaced).toContain('Another run took the place of this one.');
  expect([told.onScreen, told.verdicts]).toEqual([true, rows.length]);
  expect(receiptIn(Uint8Array.from(told.receipt)).record.digest).toBe(told.lastDigest);

  expect(example).toContain('160');
  const copied = await page.evaluate<Record<string, unknown>>(`(async () => { ${example}
    stop();
    return { ...result, zip: zip.size, onScreen: genops.result().digest, verdicts: genops.verdicts().length }; })()`);
  const asked = { deployments: 160, seed: '42', changes: { bakeScale: 0.5 } };
  const { digest } = (await ledgerOfRun(asked, null)).study;
  expect(copied).toMatchObject({ digest, onScreen: digest, verdicts: rows.length });
  expect(copied['query']).toBe('n=160&seed=42&scenario=equal-changes&bakeScale=0.5');
  expect(copied['zip']).toBeGreaterThan(1000);
  expect(trouble.errors).toEqual([]);
  await context.close();
});
