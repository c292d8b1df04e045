/** Three assumptions to drag: a preview while dragging, the study itself on release. */
import { afterEach, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { parameters, type Settings } from '../../engine/simulator/settings.ts';
import type { StudyView } from '../../notebooks/authoring/define.ts';
import { latestOnly } from '../../notebooks/authoring/latest-only.ts';
import { assumptionKnobs, PREVIEW_DEPLOYMENTS, stopsOf } from '../../notebooks/claims/knobs.ts';
import { notebook } from '../../notebooks/claims/notebook.ts';
import { fakeClient, settle } from './fake-study.ts';
import { leave, mounted } from './mounted.ts';
import { viewOf } from './view-of.ts';

afterEach(leave);

const run = viewOf(1000);
const small = viewOf(60).study;

function opened(view: StudyView = run) {
  const { client, runs } = fakeClient();
  const changes: Partial<Settings>[] = [];
  const knobs = assumptionKnobs();
  document.body.replaceChildren(knobs);
  const of: StudyView = { ...view, client, change: (settings) => changes.push(settings) };
  knobs.follow(of);
  let heard = 0;
  knobs.addEventListener('input', () => heard++);
  return { knobs, runs, changes, of, heard: () => heard };
}

const slider = (key: string): HTMLInputElement =>
  document.querySelector<HTMLInputElement>(`[data-knob="${key}"] input`)!;

function drag(key: string, position: number): void {
  slider(key).value = String(position);
  slider(key).dispatchEvent(new Event('input', { bubbles: true }));
}

const release = (key: string): unknown => slider(key).dispatchEvent(new Event('change', { bubbles: true }));

test('what is asked while something is done waits, and only the latest of it is done', async () => {
  const done: number[] = [];
  const ends: (() => void)[] = [];
  const ask = latestOnly<number>(async (asked) => {
    await new Promise<void>((resolve) => ends.push(resolve));
    done.push(asked);
  });
  for (const asked of [1, 2, 3]) ask(asked);
  expect(ends.length).toBe(1);
  ends[0]!();
  await settle();
  ends[1]!();
  await settle();
  expect(done).toEqual([1, 3]);
});

test('the positions of a slider stay in the range of the parameter, rise, and hold the default', () => {
  for (const key of ['bakeScale', 'reviewerSensitivity', 'trafficMultiple'] as const) {
    const stops = stopsOf(key);
    expect(stops).toContain(parameters[key].value);
    expect(stops).toEqual(stops.toSorted((a, b) => a - b));
    expect([stops[0], stops.at(-1)]).toEqual(parameters[key].range);
  }
});

test('each slider has a label, a value with its unit, its default and a reset that works', async () => {
  const { changes } = opened(viewOf(100, { changes: { bakeScale: 1 } }));
  const knob = slider('bakeScale').closest<HTMLElement>('[data-knob]')!;
  expect(slider('bakeScale').labels![0]!.textContent).toBe('Bake time');
  expect(knob.querySelector('output')!.textContent).toBe('1×');
  expect(slider('bakeScale').getAttribute('aria-valuetext')).toBe('1×');
  const reset = knob.querySelector('button')!;
  expect(reset.textContent).toBe('default 0.3×');
  await userEvent.click(reset);
  expect(changes).toEqual([{ bakeScale: parameters.bakeScale.value }]);
  expect(reset.disabled).toBe(true);
});

test('while dragging, one small run at a time previews the latest position; nothing else is started', async () => {
  const { knobs, runs, changes, of, heard } = opened();
  for (const position of [10, 20, 30]) drag('reviewerSensitivity', position);
  expect(runs.length).toBe(1);
  expect(runs[0]!.config).toMatchObject({ deployments: PREVIEW_DEPLOYMENTS, seed: '42' });
  await runs[0]!.end({ kind: 'done', value: small });
  expect([knobs.value?.of === of, knobs.value?.study === small]).toEqual([true, true]);
  expect(knobs.textContent).toContain(`Preview with ${PREVIEW_DEPLOYMENTS} deployments`);
  expect(runs.map(({ config }) => config.settings.reviewerSensitivity)).toEqual(
    [10, 30].map((position) => stopsOf('reviewerSensitivity')[position]),
  );
  await runs[1]!.end({ kind: 'done', value: small });
  expect([heard(), changes]).toEqual([2, []]);
});

test('on release the page is asked for the run with every assumption moved since the run on show', async () => {
  const { knobs, runs, changes } = opened();
  drag('reviewerSensitivity', 30);
  release('reviewerSensitivity');
  drag('trafficMultiple', 60);
  release('trafficMultiple');
  const moved = { reviewerSensitivity: stopsOf('reviewerSensitivity')[30] };
  expect(changes).toEqual([moved, { ...moved, trafficMultiple: 10 }]);
  // the study arrives: its settings are on the sliders, and a preview of the run before is over
  knobs.follow(viewOf(100, { changes: { reviewerSensitivity: 0.9 } }));
  await runs[0]!.end({ kind: 'done', value: small });
  expect(knobs.value === null).toBe(true);
  expect(slider('reviewerSensitivity').value).toBe('60');
  expect(slider('trafficMultiple').getAttribute('aria-valuetext')).toBe('1×');
});

test('a run that arrives while another slider is dragged leaves that one under the finger', () => {
  const { knobs } = opened();
  drag('trafficMultiple', 50);
  knobs.follow(viewOf(100, { changes: { reviewerSensitivity: 0.9 } }));
  expect(slider('trafficMultiple').value).toBe('50');
  expect(slider('reviewerSensitivity').value).toBe('60');
});

test('back at the settings of the run on show there is no preview; one that fails says so', async () => {
  const { knobs, runs } = opened();
  const start = Number(slider('bakeScale').value);
  drag('bakeScale', start + 5);
  await runs[0]!.end({ kind: 'done', value: small });
  drag('bakeScale', start);
  await settle();
  expect([knobs.value === null, runs.length]).toEqual([true, 1]);
  drag('bakeScale', start + 1);
  await runs[1]!.end({ kind: 'failed', failure: { kind: 'fault', message: 'out of memory' } });
  expect(knobs.textContent).toContain('No preview: out of memory');
});

test('on the page the cards follow the slider, with the settled result as an outline, until the study is there', async () => {
  const changes: Partial<Settings>[] = [];
  const { place, show } = await mounted(notebook, { ...viewOf(200), change: (asked) => changes.push(asked) });
  const state = (): string | undefined => place.querySelector<HTMLElement>('.findings')?.dataset.state;
  expect(state()).toBe('done');
  drag('reviewerSensitivity', 60);
  await expect.poll(state).toBe('preview');
  expect(place.querySelector('.findings .ghost')).not.toBeNull();
  release('reviewerSensitivity');
  expect(changes).toEqual([{ reviewerSensitivity: 0.9 }]);
  await show(viewOf(200, { changes: { reviewerSensitivity: 0.9 } }));
  await expect.poll(state).toBe('done');
  expect(place.querySelector('.findings [class*="ghost"]')).toBeNull();
});
