/** The reporting checklists on Methods: every item in its order, answered from the run; what is not met is shown as not met. */
import { afterEach, expect, test } from 'vitest';
import { quantityNames } from '../../engine/claims/claim.ts';
import { drawPlan } from '../../engine/simulator/draws.ts';
import { parameters } from '../../engine/simulator/settings.ts';
import { notebook } from '../../notebooks/methods/notebook.ts';
import { ademp, reportedSummary, reportingTables, stressItems } from '../../notebooks/methods/reporting.ts';
import { leaks, viewOf } from './view-of.ts';

afterEach(() => document.body.replaceChildren());

const { study } = viewOf(60);
const answerTo = (of: typeof study, item: string) =>
  stressItems(of).find((each) => each.item.startsWith(item))!;

test('all items of STRESS-DES are there once, in order, and each link leads to a section', () => {
  const numbers = stressItems(study).map(({ item }) => /^[\d.]+/.exec(item)![0]);
  expect(numbers).toEqual(
    '1.1 1.2 1.3 2.1 2.2 2.3 2.4 2.5.1 2.5.2 2.5.3 2.5.4 2.5.5 3.1 3.2 3.3 3.4 4.1 4.2 4.3 5.1 5.2 5.3 5.4 6.1'.split(
      ' ',
    ),
  );
  for (const { item, how } of [...stressItems(study), ...ademp(study)]) expect(how, item).not.toBe('');
  const sections = stressItems(study).flatMap(({ at }) => (at === '' ? [] : [at]));
  const page = notebook.cells.filter(({ kind }) => kind === 'prose').map(({ body }) => body);
  const headings = page.flatMap((body) => {
    if (body.length > 0) return [];
    const shown = body({} as never, { signal: new AbortController().signal, width: 700 });
    return shown instanceof DocumentFragment ? Array.from(shown.querySelectorAll('h2'), ({ id }) => id) : [];
  });
  expect(sections.length).toBeGreaterThan(5);
  expect(sections.filter((at) => !headings.includes(at))).toEqual([]);
  expect(new Set(ademp(study).map(({ item }) => item[0]))).toEqual(new Set('ADEMP'));
});

test('numbers come from the code and the run', () => {
  expect(answerTo(study, '3.3').how).toContain(`All ${Object.keys(parameters).length},`);
  expect(answerTo(study, '1.2').how).toContain(`${quantityNames.length} quantities`);
  const draws = Object.values(drawPlan).reduce((sum, each) => sum + each, 0);
  expect(answerTo(study, '5.2').how).toContain(`${draws} numbers a change`);
  const kinds = Object.values(parameters).map(({ provenance }) => provenance.kind);
  const assumed = kinds.filter((kind) => kind === 'assumption').length;
  expect(answerTo(study, '3.1').how).toContain(`assumption ${assumed}`);
  expect(answerTo(study, '4.2').how).toContain('60 deployments');
  expect(ademp(study)[1]!.how).toContain(`${study.measures.canary.badChanges} of 60 changes`);
});

test('a run without warm-up does not meet the item that asks for one', () => {
  expect(answerTo(study, '4.1')).toMatchObject({ answer: 'met', how: expect.stringContaining('28 days') });
  const cold = viewOf(30, { changes: { warmUpDays: 0 } }).study;
  expect(answerTo(cold, '4.1').answer).toBe('not met');
  expect(answerTo(cold, '1.3').how).toContain('1 setting differs');
  expect(reportedSummary(stressItems(cold))).toContain('4.1 Initialization');
});

test('the summary opens with what is not met, and its counts are those of the table', () => {
  const shown = reportingTables(study);
  document.body.append(shown);
  expect(shown.innerText).not.toMatch(leaks);
  expect(shown.querySelector('p')!.textContent).toMatch(
    /^Not met: 3\.1 Data sources; 5\.4 System specification\. \d+ met, 2 partly met, 2 not met, 1 not applicable\.$/,
  );
  const [stress] = shown.querySelectorAll('table');
  const bold = Array.from(stress!.querySelectorAll('strong'), ({ textContent }) => textContent);
  expect(bold.filter((word) => word === 'not met')).toHaveLength(2);
  expect(stress!.querySelectorAll('tbody tr')).toHaveLength(stressItems(study).length);
});
