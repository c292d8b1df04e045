/** A reader's file stays in the page: after it was chosen there is no request at all, and nothing of it is kept anywhere. */
import type { Page } from 'playwright';
import { afterAll, expect, test } from 'vitest';
import { receiveVisits, saved } from './visitor.ts';

const visits = await receiveVisits();
afterAll(() => visits.end());

const MARK = 'zq7-marker-of-a-secret-log';
const file = {
  name: `${MARK}.csv`,
  mimeType: 'text/csv',
  buffer: Buffer.from(
    [
      `id,service_id,outcome.status,outcome.duration_minutes,arm,${MARK}-column`,
      ...Array.from(
        { length: 300 },
        (_, i) =>
          `${MARK}-${i},${MARK},${i % 9 === 0 ? MARK : 'SUCCESS'},${20 + (i % 7)},${i % 2 === 0 ? 'genops' : 'traditional'},${MARK}`,
      ),
    ].join('\n'),
  ),
};

/** The page with a finished run and nothing on its way. */
async function opened(page: Page): Promise<void> {
  await page.locator('html[data-run="done"]').waitFor({ timeout: 30_000 });
  await page.getByRole('button', { name: 'Try the synthetic example' }).waitFor();
  await page.locator('[data-do="receipt"]:enabled').waitFor(); // what the page asks for when it is idle
  await page.waitForLoadState('networkidle');
}

/** All that a page can keep or show in its address, as one text. */
function kept(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const databases = await indexedDB.databases();
    const names = await caches.keys();
    const cached = await Promise.all(
      names.map(async (name) => (await (await caches.open(name)).keys()).map(({ url }) => url)),
    );
    return JSON.stringify([
      location.href,
      document.title,
      document.cookie,
      history.state,
      Object.entries(localStorage),
      Object.entries(sessionStorage),
      databases,
      cached,
    ]);
  });
}

test('after a file was chosen nothing is requested, stored or put into the address', async () => {
  const { context, open, trouble } = await visits.newVisitor({ serviceWorkers: 'block' });
  const page = await open('your-data/?n=100&seed=42');
  await opened(page);
  const addresses = [page.url()];
  page.on('framenavigated', (frame) => addresses.push(frame.url()));
  const requests: string[] = [];
  context.on('request', (request) => {
    requests.push(`${request.url()} ${request.postData() ?? ''} ${JSON.stringify(request.headers())}`);
  });

  await page.locator('#log-file').setInputFiles(file);
  await page.locator('.zone[data-state="done"]').waitFor();
  await page.locator('.beside-claim').first().waitFor();
  await page.locator('figure svg').first().waitFor();
  // it was read: the marker stands on the page, in the problems and as a word that is not known
  expect(await page.locator('.log-problems').textContent()).toContain(MARK);
  // read again otherwise, removed, and chosen anew
  await page.locator('.log-word select').first().selectOption('FAILED');
  await expect.poll(() => page.locator('.zone__status').textContent()).toContain('300 deployments judged');
  await page.getByRole('button', { name: 'Remove my data' }).click();
  await page.locator('.zone[data-state="empty"]').waitFor();
  expect(await page.locator('body').innerText()).not.toContain(MARK);
  await page.locator('#log-file').setInputFiles(file);
  await page.locator('.zone[data-state="done"]').waitFor();
  await page.waitForLoadState('networkidle');

  // removing the data ends the worker, and a fresh one loads its code again: a line from the page's memory and the code of this
  // site, with nothing of a reader's
  const own = /^(blob:\S+\s+\{|\S+\/assets\/log\.worker-[\w-]+\.js\s)/;
  const others = requests.filter((request) => !own.test(request));
  expect(others).toEqual([]);
  expect(requests.filter((request) => request.includes(MARK))).toEqual([]);
  expect(await kept(page)).not.toContain(MARK);
  expect(addresses.filter((address) => address.includes(MARK))).toEqual([]);
  expect(trouble).toEqual({ outside: [], failed: [], errors: [] });

  await page.reload();
  await opened(page);
  expect(await page.locator('.zone').getAttribute('data-state')).toBe('empty');
  expect(await page.locator('body').innerText()).not.toContain(MARK);
  await context.close();
});

test('the first file makes no request, not even for code: it is read without a network', async () => {
  const { context, open } = await visits.newVisitor({ serviceWorkers: 'block' });
  const page = await open('your-data/?n=100');
  await opened(page);
  let requests = 0;
  context.on('request', () => {
    requests += 1;
  });
  await context.setOffline(true);
  await page.locator('#log-file').setInputFiles(file);
  await page.locator('.zone[data-state="done"]').waitFor();
  await page.locator('.beside-claim').first().waitFor();
  expect(requests).toBe(0);
  await context.close();
});

test('the file picker works from the keyboard, and downloads are made in the page', async () => {
  const { context, open } = await visits.newVisitor();
  const page = await open('your-data/?n=100');
  const choosing = page.waitForEvent('filechooser'); // listening begins a while after it is asked for
  await opened(page);
  await page.locator('#log-file').focus();
  await page.keyboard.press('Enter');
  await (await choosing).setFiles(file);
  await page.locator('.zone[data-state="done"]').waitFor();

  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download an empty template (CSV)' }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe('template.csv');
  expect(download.url()).toMatch(/^blob:/);
  const example = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download the example (JSON)' }).click();
  const path = await saved(await example);
  await page.locator('#log-file').setInputFiles(path);
  await expect.poll(() => page.locator('.zone__status').textContent()).toContain('200 deployments judged');
  await context.close();
});
