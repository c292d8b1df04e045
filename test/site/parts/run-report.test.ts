/** What the page says of a run: seen by all, and heard by those who do not see it. */
import { beforeEach, expect, test, vi } from 'vitest';
import type { LedgerRow } from '../../../engine/claims/lenses/ledger.ts';
import type { VerdictKind } from '../../../engine/claims/verdict.ts';
import { defaultSettings } from '../../../engine/simulator/settings.ts';
import { unfoldForPrint } from '../../../site/boot/open-page.ts';
import { studyWords } from '../../../site/boot/start-study.ts';
import { createRunReport, type RunReport } from '../../../site/components/run-report.ts';
import { noticesHtml, runPanelHtml } from '../../../site/pages/panel.ts';
import type { JudgedStudy } from '../../../site/state/judged-study.ts';
import { defaultRun as committedRun, type Run } from '../../../site/state/run.ts';
import type { RunState, Shown } from '../../../site/state/run-state.ts';
import { scenarios, studyOf } from '../../notebooks/fake-study.ts';

const defaultRun: Run = { ...committedRun, deployments: 500 };
let report: RunReport<Run, JudgedStudy>;
const onRun = vi.fn<(run: Run) => void>();
const text = (selector: string): string => document.querySelector(selector)?.textContent?.trim() ?? '';

beforeEach(() => {
  onRun.mockReset();
  document.body.innerHTML = runPanelHtml(false, scenarios) + noticesHtml;
  report = createRunReport({ root: document, words: studyWords, onRun });
});

const verdict = (id: string, kind: VerdictKind): LedgerRow =>
  ({ claim: { id, sentence: `The ${id.replace('-', ' ')} holds.` }, verdict: kind }) as unknown as LedgerRow;

function shown(run: Run, rows: readonly LedgerRow[]): Shown<Run, JudgedStudy> {
  const config = { ...run, settings: defaultSettings };
  return { run, study: studyOf(config), rows, milliseconds: 123 };
}

const done = (rows: readonly LedgerRow[], run: Run = defaultRun): RunState<Run, JudgedStudy> => ({
  kind: 'done',
  run,
  shown: shown(run, rows),
});

test('while it runs, the line says how far it is, and the bar fills', () => {
  report.show({ kind: 'running', run: defaultRun, progress: { done: 125, total: 500 }, shown: null });
  expect(text('#run-status')).toBe('125 of 500');
  expect(document.querySelector('.progress-line')?.getAttribute('aria-valuenow')).toBe('25');
  expect(text('#run-announcement')).toBe('Running 500 deployments.');
});

test('at its end the verdicts are read out; from the second run on, those that have changed are read out and shown', () => {
  report.show(done([verdict('canary-catch', 'undecided'), verdict('success-genops', 'reproduced')]));
  expect(text('#run-announcement')).toContain('2 claims: 1 reproduced, 1 undecided.');
  expect(text('#run-announcement')).not.toContain('hanged');
  report.show(done([verdict('canary-catch', 'not-reproduced'), verdict('success-genops', 'reproduced')]));
  expect(text('#run-announcement')).toContain('Changed: “The canary catch holds”, now not reproduced.');
  expect(text('#run-changed')).toBe('Changed: “The canary catch holds”, now not reproduced.');
  report.show(done([verdict('canary-catch', 'not-reproduced'), verdict('success-genops', 'reproduced')]));
  expect(text('#run-announcement')).toContain('No verdict has changed.');
  expect(text('#run-changed')).toBe('');
});

test.each([
  [{ kind: 'cancelled' } as const, 'Cancelled after 125 of 500 deployments.'],
  [{ kind: 'worker-lost', message: 'it died' } as const, 'Its worker was lost: it died'],
  [{ kind: 'no-memory', message: 'it is full' } as const, 'This browser has no memory for it: it is full'],
  [
    {
      kind: 'bad-argument',
      message: 'alpha: expected less',
      mistake: { where: 'alpha', expected: 'less', got: '2', fix: null },
    } as const,
    'The engine refused it: alpha: expected less',
  ],
  [{ kind: 'fault', message: 'oops' } as const, 'A fault of this page: oops'],
])('after an end of the kind %s it says what is on screen and offers the run again', (failure, message) => {
  const run = { ...defaultRun, seed: 'gone' };
  const before = shown(defaultRun, []);
  report.show({ kind: 'failed', run, failure, progress: { done: 125, total: 500 }, shown: before });
  expect(text('#run-notices')).toContain(message);
  expect(text('#run-notices')).toContain('the run of 500 deployments with seed 42');
  // a notice of a failure is an alert, and read out by itself
  expect(text('#run-announcement')).toBe(
    failure.kind === 'cancelled' ? 'Cancelled; on screen: 500 deployments, seed 42.' : '',
  );
  document.querySelector<HTMLButtonElement>('#run-notices button')?.click();
  expect(onRun).toHaveBeenCalledExactlyOnceWith(run);
  report.show({ kind: 'running', run, progress: null, shown: before });
  expect(text('#run-notices')).toBe('');
});

test('many problems of an address are cut short', () => {
  report.address({ problems: Array.from({ length: 9 }, (_, i) => `problem ${i}`), ignored: [] });
  const notice = document.querySelector('#run-problems .notice')!;
  expect(notice.querySelectorAll('li')).toHaveLength(7);
  expect(notice.textContent).toContain('and 3 more problems');
  expect(notice.getAttribute('role')).toBe('alert');
});

test('what is folded is open on paper and closed again after', () => {
  document.body.innerHTML = '<main><details id="a"></details><details id="b" open></details></main>';
  const isOpen = (): boolean[] => [...document.querySelectorAll('details')].map(({ open }) => open);
  unfoldForPrint(document);
  window.dispatchEvent(new Event('beforeprint'));
  expect(isOpen()).toEqual([true, true]);
  window.dispatchEvent(new Event('afterprint'));
  expect(isOpen()).toEqual([false, true]);
});
