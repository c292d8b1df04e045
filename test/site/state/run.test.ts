/** A run that a page changes: what of its settings is a change, and what is the scenario's own. */
import { expect, test, vi } from 'vitest';
import { parameters, withSettings } from '../../../engine/simulator/settings.ts';
import { studyRuns } from '../../../site/boot/start-study.ts';
import { defaultRun, type Run, withChanges } from '../../../site/state/run.ts';
import { fakeClient, noRows, scenarios, studyOf } from '../../notebooks/fake-study.ts';

test('a setting that is set is a change; set to what the scenario has, it is not', () => {
  const moved = withChanges(defaultRun, { bakeScale: 1, reviewerSensitivity: 0.9 }, scenarios);
  expect(moved).toEqual({ ...defaultRun, changes: { bakeScale: 1, reviewerSensitivity: 0.9 } });
  const back = { bakeScale: parameters.bakeScale.value, alpha: 0.04 };
  expect(withChanges(moved, back, scenarios).changes).toEqual({ reviewerSensitivity: 0.9, alpha: 0.04 });
  expect(withChanges({ ...defaultRun, scenario: 'soak' }, { bakeScale: 1 }, scenarios).changes).toEqual({});
});

test('what a notebook changes starts the run on show with that change', () => {
  const kind = studyRuns({ client: fakeClient().client, scenarios, judge: () => noRows });
  const run: Run = { ...defaultRun, seed: '7', changes: { alpha: 0.04 } };
  const study = studyOf({ ...run, settings: withSettings(run.changes) });
  const start = vi.fn<(next: Run) => void>();
  kind.view({ run, study, rows: noRows, milliseconds: 0 }, '', start).change({ bakeScale: 1 });
  expect(start).toHaveBeenCalledExactlyOnceWith({ ...run, changes: { bakeScale: 1, alpha: 0.04 } });
});
