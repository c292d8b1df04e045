/** Every figure of the pages on a phone and on a wide screen: no text touches another, none is small or cut off. */
import { afterAll, afterEach, expect, test } from 'vitest';
import { notebook as approvals } from '../../notebooks/approvals/notebook.ts';
import { notebook as canaryCatch } from '../../notebooks/canary-catch/notebook.ts';
import { assumptionsFigure } from '../../notebooks/claims/assumptions-figure.ts';
import { notebook as cycleTime } from '../../notebooks/cycle-time/notebook.ts';
import { notebook as deployment } from '../../notebooks/deployment/notebook.ts';
import { notebook as successRate } from '../../notebooks/success-rate/notebook.ts';
import { leave, mounted } from './mounted.ts';
import { closePools, mountedReplay, replayOf } from './replay-page.ts';
import { atWidth, faultsIn, usualWindow } from './text-overlaps.ts';
import { viewOf } from './view-of.ts';

afterEach(async () => {
  leave();
  await usualWindow();
});
afterAll(closePools);

const view = viewOf(500, { changes: { warmUpDays: 7 } });
const pages = { cycleTime, successRate, canaryCatch, deployment, approvals };

function expectReadable(place: HTMLElement, least: number): void {
  const drawings = [...place.querySelectorAll<SVGSVGElement>('.figure__chart svg')];
  expect(drawings.length).toBeGreaterThanOrEqual(least);
  expect(faultsIn(place)).toEqual([]);
  for (const text of place.querySelectorAll('.figure__chart text')) {
    if (text.textContent.trim() === '') continue;
    expect(Number.parseFloat(getComputedStyle(text).fontSize)).toBeGreaterThanOrEqual(12);
  }
  for (const drawing of drawings) {
    const { viewBox, parentElement } = drawing;
    if (parentElement?.closest('svg') || viewBox.baseVal === null) continue;
    // drawn at the size at which it is shown: text neither shrinks nor grows
    expect(drawing.getBoundingClientRect().width / viewBox.baseVal.width).toBeGreaterThan(0.98);
  }
}

for (const width of [358, 1120] as const) {
  for (const [name, notebook] of Object.entries(pages)) {
    test(`${name}, ${width} pixels wide: texts of its figures are readable and apart`, async () => {
      await atWidth(width);
      const { place } = await mounted(notebook, view);
      expectReadable(place, 1);
    });
  }

  test(`values over plausible settings, ${width} pixels wide: texts are readable and apart for each claim`, async () => {
    await atWidth(width);
    const place = document.createElement('main');
    document.body.replaceChildren(place);
    for (const row of view.rows) {
      const figure = assumptionsFigure({ run: view, row }, { width });
      if (figure === null) continue;
      place.replaceChildren(figure);
      expectReadable(place, 1);
    }
    expect(place.childElementCount).toBe(1);
  });

  test(`the published code, ${width} pixels wide: texts of its figures are readable and apart`, async () => {
    await atWidth(width);
    const { place } = await mountedReplay(await replayOf({ deployments: 500, seed: 24 }));
    expectReadable(place, 9);
  });
}
