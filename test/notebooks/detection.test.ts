/** What the pages say about the lift that a canary stage detects. */
import { expect, test } from 'vitest';
import type { Explanation } from '../../engine/simulator/study.ts';
import { element } from '../../notebooks/authoring/html.ts';
import { detectionText, toleratedRatioText } from '../../notebooks/charts/detection.ts';
import { stagesTable } from '../../notebooks/deployment/rollout.ts';
import { budgetIntervalText } from '../../notebooks/methods/ledgers.ts';
import { leaks, viewOf } from './view-of.ts';

const view = viewOf(120, { changes: { warmUpDays: 7 } });
const textOf = (node: Node | null): string =>
  element`<div>${node ?? ''}</div>`.textContent.replaceAll(/\s+/g, ' ');

test('the smallest lift comes with its power, and with the larger lift that is found in 80%', () => {
  const text = textOf(detectionText(view.study));
  expect(text).toMatch(/with a probability of 5\d ?% to 5\d ?%/);
  expect(text).toMatch(/found with a probability of 80% is 1\.\d\d to 1\.\d\d times as large/);
  expect(text).not.toMatch(leaks);
});

test('the tolerated ratio is explained with the larger one below which a canary passes, computed from the settings', () => {
  const { settings } = view.study.config;
  expect(textOf(toleratedRatioText(settings))).toContain('The tolerated ratio is 1.25.');
  expect(textOf(toleratedRatioText(settings))).toContain('both stay below 1.58 times');
  expect(textOf(toleratedRatioText({ ...settings, margin: 2 }))).toMatch(/both stay below 2\.5\d times/);
  expect(textOf(toleratedRatioText({ ...settings, control: 'rest-of-fleet' }))).toMatch(
    /both stay below 1\.58 to 1\.6\d? times/,
  );
  expect(toleratedRatioText({ ...settings, judge: 'fixed-thresholds' })).toBeNull();
});

test('each judged stage of a deployment shows both lifts and the power of the first', async () => {
  const outcome = (await view.client.explain(view.study.config, 0)) as { readonly value: Explanation };
  const table = element`<div>${stagesTable(outcome.value)}</div>`;
  const cellsOf = (head: string): string[] =>
    [...table.querySelectorAll(`[data-head="${head}"]`)].map((cell) => cell.textContent);
  const judged = outcome.value.genops.detection.length;
  expect(judged).toBeGreaterThan(0);
  for (const head of [
    'smallest rise it detects',
    'chance to roll it back',
    'rise rolled back 80% of the time',
  ])
    expect(cellsOf(head).filter((text) => text !== '')).toHaveLength(judged);
});

test('the budget claim’s interval comes with its measured coverage, and its range is said to be ours', () => {
  const text = textOf(budgetIntervalText(view));
  expect(text).toMatch(/without whole service-months there is no variance/i);
  expect(text).toMatch(/contained it in 9\d(\.\d)? ?% of/);
  expect(text).toContain('is ours');
  expect(text).not.toMatch(leaks);
});
