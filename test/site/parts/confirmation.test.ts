/** The committed run here against the same run when the site was built. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { defaultSettings } from '../../../engine/simulator/settings.ts';
import { studyRuns } from '../../../site/boot/start-study.ts';
import { type Confirmation, createConfirmation } from '../../../site/components/confirmation.ts';
import { noticesHtml, runPanelHtml } from '../../../site/pages/panel.ts';
import type { JudgedStudy } from '../../../site/state/judged-study.ts';
import { defaultRun, type Run } from '../../../site/state/run.ts';
import type { RunState } from '../../../site/state/run-state.ts';
import { fakeClient, noRows, scenarios, studyOf } from '../../notebooks/fake-study.ts';

const kind = studyRuns({ client: fakeClient().client, scenarios, judge: () => noRows });
const { dataset } = document.documentElement;
const text = (selector: string): string => document.querySelector(selector)?.textContent?.trim() ?? '';
let confirmation: Confirmation<Run, JudgedStudy>;

function done(run: Run): RunState<Run, JudgedStudy> {
  const study = studyOf({ ...run, settings: defaultSettings });
  return { kind: 'done', run, shown: { run, study, rows: noRows, milliseconds: 1 } };
}
const own = studyOf({ ...defaultRun, settings: defaultSettings }).digest;

function builtWith(digest: string): void {
  // beside what the head has: other files share the page and its styles
  document.head.insertAdjacentHTML('beforeend', `<meta name="committed-digest" content="${digest}">`);
  confirmation = createConfirmation(document, kind);
  confirmation.show({ kind: 'running', run: defaultRun, progress: null, shown: null });
}

beforeEach(() => {
  document.body.innerHTML = runPanelHtml(true, scenarios) + noticesHtml;
  delete dataset.confirmed;
});

afterEach(() => document.querySelector('meta[name="committed-digest"]')?.remove());

test('the same bits confirm the run, and nothing confirms another one', () => {
  builtWith(own);
  expect([dataset.runOf, dataset.confirmed]).toEqual(['committed', undefined]);
  expect(text('#run-confirmed')).toBe('Computed when this site was built.');
  confirmation.show(done(defaultRun));
  expect([dataset.confirmed, text('#run-mismatch')]).toEqual(['yes', '']);
  expect(text('#run-confirmed')).toContain('Same result in your browser');
  confirmation.show(done({ ...defaultRun, seed: '7' }));
  expect([dataset.confirmed, text('#run-confirmed')]).toEqual([undefined, '']);
});

test('other bits are said loudly, with both digests', () => {
  builtWith('f00d');
  confirmation.show(done(defaultRun));
  expect(dataset.confirmed).toBe('no');
  const alert = document.querySelector('#run-mismatch [role="alert"]');
  expect(alert?.textContent).toContain('another result');
  expect(Array.from(alert?.querySelectorAll('.digest') ?? [], (each) => each.textContent)).toEqual([
    'f00d',
    own,
  ]);
  confirmation.show({ kind: 'running', run: defaultRun, progress: null, shown: null });
  expect([dataset.confirmed, text('#run-mismatch')]).toEqual([undefined, '']);
});
