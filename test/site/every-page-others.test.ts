/** The pages of evidence, governance, a reader's own data and methods, one by one; and a searched scenario on the first page. */
import { afterAll, describe, expect, test } from 'vitest';
import { ledgerOfRun } from '../../scripts/ledger.ts';
import { pages } from '../../site/pages/pages.ts';
import { done, marksOn, N, visitEach } from './every-page.ts';
import { receiveVisits } from './visitor.ts';

const visits = await receiveVisits();
afterAll(() => visits.end());

test('a searched scenario shows the same verdicts on the board, in the table over seeds and from the command line', async () => {
  const scenario = 'as-claimed';
  const { rows } = await ledgerOfRun({ deployments: N, seed: '42', scenario }, null);
  const { context, open } = await visits.newVisitor();
  const page = await open(`?n=${N}&scenario=${scenario}`);
  await done(page);
  await page.getByRole('button', { name: 'Run 10 seeds' }).click();
  const table = page.getByRole('region', { name: 'The claims over 10 seeds' });
  await table.waitFor();
  const { verdicts: shown, readings } = await marksOn(page);
  const expected = rows.map(({ claim, verdict }) => `${claim.id}: ${verdict}`);
  expect([...new Set(shown)].toSorted()).toEqual(expected.toSorted());
  // once on the board and once in the table, for each claim that a mean over seeds can speak of
  expect(shown.length).toBeGreaterThan(rows.length);
  expect(readings.length).toBeGreaterThan(0);
  await context.close();
});

const sections = new Set(['findings', 'charts']);
describe('each page of the other sections', () =>
  visitEach((path) => pages.some((page) => page.path === path && !sections.has(page.section))));
