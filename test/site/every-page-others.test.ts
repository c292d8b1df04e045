/** The pages of evidence, governance, a reader's own data and methods, one by one; and a searched scenario on the first page. */
import { afterAll, describe, expect, test } from 'vitest';
import { ledgerOfRun } from '../../scripts/ledger.ts';
import { pages } from '../../site/pages/pages.ts';
import { done, marksOn, query, run, visitEach } from './every-page.ts';
import { receiveVisits } from './visitor.ts';

const visits = await receiveVisits();
afterAll(() => visits.end());

test('a searched scenario shows the same verdicts on the board, in the table of Experiments and from the command line', async () => {
  const scenario = 'as-claimed';
  const { rows } = await ledgerOfRun({ ...run, scenario }, null);
  const { context, open } = await visits.newVisitor();
  const page = await open(`${query}&scenario=${scenario}`);
  await done(page);
  const expected = rows.map(({ claim, verdict }) => `${claim.id}: ${verdict}`);
  const { verdicts: onBoard } = await marksOn(page);
  expect([...new Set(onBoard)].toSorted()).toEqual(expected.toSorted());
  const seeds = await open(`experiments/${query}&scenario=${scenario}&view=seeds-11_size-${run.deployments}`);
  await done(seeds);
  await seeds.getByRole('button', { name: 'Run seeds' }).click();
  await seeds.getByRole('region', { name: 'The claims over 11 seeds' }).waitFor();
  // each claim that a mean over seeds can speak of
  const { verdicts: shown, readings } = await marksOn(seeds);
  expect(shown.filter((verdict) => !expected.includes(verdict))).toEqual([]);
  expect(shown.length).toBeGreaterThan(5);
  expect(readings.length).toBeGreaterThan(0);
  await context.close();
});

const sections = new Set(['findings', 'charts']);
describe('each page of the other sections', () =>
  visitEach((path) => pages.some((page) => page.path === path && !sections.has(page.section))));
