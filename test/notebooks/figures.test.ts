/** Every figure: an image with a label, a caption that states the finding of this run, and its numbers as a table. */
import { expect, test } from 'vitest';
import '../../site/styles/index.css';
import values from '../../engine/belief/summary-values.json' with { type: 'json' };
import { rowFor } from '../../engine/claims/lenses/index.ts';
import { scenarios } from '../../engine/simulator/scenarios/index.ts';
import type { StudyView } from '../../notebooks/authoring/define.ts';
import { detectionFigure } from '../../notebooks/canary-catch/detection.ts';
import { canaryFlowFigure, catchRateFigure } from '../../notebooks/charts/canary.ts';
import { completionsOf, successParts } from '../../notebooks/charts/completions.ts';
import { cycleTimeFigure } from '../../notebooks/charts/cycle-time.ts';
import { outcomesFigure } from '../../notebooks/charts/outcomes.ts';
import { calibrationFigure, capturedFigure, rocFigure } from '../../notebooks/charts/ranking.ts';
import { assumptionsFigure } from '../../notebooks/claims/assumptions-figure.ts';
import { whatRunShows as cycleShown, hasSecondPeak } from '../../notebooks/cycle-time/shown.ts';
import { interval, inUnit } from '../../notebooks/format/estimate.ts';
import { relabelFigure, whatIsFixed, whatRunShows } from '../../notebooks/success-rate/shown.ts';
import { viewOf } from './view-of.ts';

type Draw = (view: StudyView, place: { readonly width: number }) => HTMLElement;

const figures: Readonly<Record<string, Draw>> = {
  'cycle time': cycleTimeFigure,
  outcomes: outcomesFigure,
  'canary flow': canaryFlowFigure,
  'catch rates': catchRateFigure,
  ROC: rocFigure,
  captured: capturedFigure,
  calibration: calibrationFigure,
  assumptions: (run, place) => assumptionsFigure({ run, row: rowFor(run.rows, 'success-genops') }, place)!,
};

const view = viewOf(300);
const { measures } = view.study;

/** A number that each caption has to name, as it is in the run. */
const findings: Readonly<Record<string, string>> = {
  'cycle time': inUnit('minutes', measures.genops.medianCycleMinutes.value),
  outcomes: inUnit('points', measures.successDifference.value),
  'canary flow': `${measures.canary.caught} of ${measures.canary.badChanges}`,
  'catch rates': inUnit('ratio', measures.canary.catchRates.caughtPerRollback.value),
  ROC: `${measures.risk.auc.toFixed(3)} (95% CI ${measures.risk.aucInterval.lower.toFixed(3)}–${measures.risk.aucInterval.upper.toFixed(3)}, DeLong)`,
  captured: inUnit('ratio', measures.risk.captured.find(({ share }) => share === 0.1)!.held),
  calibration: inUnit('ratio', measures.risk.calibration.at(-1)!.badShare),
  assumptions: interval('ratio', ...(values['success-genops'].middle as [number, number])),
};

for (const [name, draw] of Object.entries(figures)) {
  test(`${name}: the chart is an image with a label, the caption names n, seed and the finding, a table holds the numbers`, () => {
    const figure = draw(view, { width: 828 });
    const image = figure.querySelector('[role="img"]');
    expect(image?.getAttribute('aria-label')).toMatch(/\w+ \w+ \w+/);
    const caption = figure.querySelector('figcaption')!.textContent;
    expect(caption).toContain(findings[name]);
    expect(caption).toMatch(/n\s=\s300/);
    expect(caption).toMatch(/seed\s42/);
    expect(figure.getAttribute('aria-labelledby')).toBe(figure.querySelector('figcaption')!.id);
    expect(figure.querySelectorAll('details tbody tr').length).toBeGreaterThan(1);
  });

  test(`${name}: fits a phone and a page`, () => {
    for (const width of [340, 828]) {
      const figure = draw(view, { width });
      document.body.replaceChildren(figure);
      for (const drawing of figure.querySelectorAll<SVGSVGElement>('.figure__chart svg')) {
        if (drawing.parentElement?.closest('svg')) continue;
        expect(drawing.viewBox.baseVal.width).toBeLessThanOrEqual(width);
      }
    }
  });
}

test('the printed figures stand in the charts as they were printed', () => {
  const flags = (draw: Draw): string[] =>
    Array.from(draw(view, { width: 828 }).querySelectorAll('.paper-mark text'), (text) => text.textContent);
  expect(flags(cycleTimeFigure)).toEqual(expect.arrayContaining(['23.4 min', '52.8 min']));
  expect(flags(outcomesFigure)).toEqual(expect.arrayContaining(['96.8%', '89%', '94.2%', '2.4%', '0.8%']));
  expect(flags(catchRateFigure)).toEqual(['14.4%']);
});

test('on a phone the price of each canary stage stands below it', () => {
  const stage = measures.canary.stages[0]!;
  const said = canaryFlowFigure(view, { width: 340 }).querySelector('.flow__price')!.textContent;
  expect(said).toContain(`good rolled back: ${stage.falseRollbacks}; inconclusive: `);
});

test('no rule crosses a heading', () => {
  for (const width of [340, 828]) {
    const figure = outcomesFigure(view, { width });
    document.body.replaceChildren(figure);
    const rules = Array.from(figure.querySelectorAll('.chart__axis line'), (line) =>
      line.getBoundingClientRect(),
    );
    for (const heading of figure.querySelectorAll('.chart__heading')) {
      const own = heading.getBoundingClientRect();
      expect(rules.some((rule) => rule.top < own.bottom - 3 && rule.bottom > own.top + 3)).toBe(false);
    }
  }
});

test('each mark has a second channel: round for GenOps, square for the traditional arm', () => {
  const chart = outcomesFigure(view, { width: 828 });
  expect(chart.querySelectorAll('.estimate--genops circle').length).toBeGreaterThan(0);
  expect(chart.querySelectorAll('.estimate--traditional rect').length).toBeGreaterThan(0);
  expect(chart.querySelectorAll('.estimate--traditional circle').length).toBe(0);
});

test('a printed rate of the traditional arm that the model cannot test has no number of ours beside it', () => {
  const chart = outcomesFigure(view, { width: 828 });
  const row = Array.from(chart.querySelectorAll('.row')).find((each) =>
    each.textContent.includes('not modeled'),
  )!;
  expect(row.querySelector('.paper-mark text')!.textContent).toBe('4.1%');
  expect(row.querySelector('.estimate__point')).toBeNull();
  expect(chart.textContent).not.toContain('unrelated to the change');
});

test('failures unrelated to the change are told apart from bad changes that escaped', () => {
  const some = viewOf(300, {
    changes: {
      operationalFailuresTraditional: 0.1,
      operationalFailuresGenops: 0.1,
      unattributedEscapes: 0.3,
    },
  });
  expect(outcomesFigure(some, { width: 828 }).textContent).toContain('… of them unrelated to the change');
  const { ledger, measures: m } = some.study;
  for (const arm of ['genops', 'traditional'] as const) {
    const { completed, escaped } = completionsOf(ledger, ledger[arm]);
    expect(escaped.unrelated).toBeGreaterThan(0);
    expect(completed.untraced).toBeGreaterThan(0);
    expect(escaped.bad + escaped.unrelated).toBe(m[arm].escaped);
    expect(completed.good + completed.mended + completed.untraced).toBe(m[arm].completed);
  }
});

test('the parts of the difference in success add up to it, and the text states who was reviewed', () => {
  expect(successParts(view.study.ledger).total).toBeCloseTo(measures.successDifference.value, 12);
  const said = whatRunShows(view.study).textContent;
  expect(said).toContain(`${measures.traditional.reviewed} of 300`);
  expect(said).toContain(`${measures.genops.reviewed} of 300`);
  expect(whatIsFixed(view.study).textContent).toContain('emerge');
  const claimed = scenarios.find(({ constructed }) => constructed.length > 0)!;
  expect(whatIsFixed(viewOf(50, { changes: claimed.changes }).study).textContent).toContain(
    'No rate emerges',
  );
});

test('a second peak is spoken of only where there are enough deployments in it', () => {
  const peaked = viewOf(600).study;
  expect(hasSecondPeak(peaked)).toBe(true);
  expect(cycleShown(peaked).textContent).toContain('second peak');
  const few = viewOf(3).study;
  expect(hasSecondPeak(few)).toBe(false);
  expect(cycleShown(few).textContent).not.toContain('second peak');
  expect(cycleShown(viewOf(1).study).textContent).toContain('all changes of this run start');
});

test('with the canary switched off the figures say so, and count no catches', () => {
  const off = viewOf(300, { changes: { enableCanary: false } });
  expect(canaryFlowFigure(off, { width: 828 }).textContent).toContain('The canary is switched off');
  expect(catchRateFigure(off, { width: 828 }).textContent).toBe(
    'The canary is switched off: there is nothing to count.',
  );
});

test('what does not move is not said to', () => {
  const off = viewOf(60, { changes: { enableCanary: false } });
  const variants = ['these settings', 'bake time 1×'].map((label) => ({
    label,
    changes: {},
    digest: off.study.digest,
    measures: off.study.measures,
  }));
  const detection = detectionFigure(off, variants, { width: 828 }).querySelector('figcaption')!;
  expect(detection.textContent).toContain('in each of these settings: the canary is switched off');
  const relabelled = relabelFigure(off, variants, { width: 828, what: 'review', id: 'other-reviews' });
  expect(relabelled.querySelector('figcaption')!.textContent).toContain(
    'None of 2 settings of review gives more than',
  );
});

test('a rate without a denominator is not counted among the definitions', () => {
  const { canary } = measures;
  const caughtPerBadChange = { ...canary.catchRates.caughtPerBadChange, value: Number.NaN };
  const catchRates = { ...canary.catchRates, caughtPerBadChange };
  const study = { ...view.study, measures: { ...measures, canary: { ...canary, catchRates } } };
  expect(catchRateFigure({ ...view, study }, { width: 828 }).textContent).toContain(
    '(4 of 5 have something to count)',
  );
});

test('only figures with intervals speak of them', () => {
  const said = (draw: Draw): string => draw(view, { width: 828 }).querySelector('figcaption')!.textContent;
  expect(said(cycleTimeFigure)).toContain('intervals');
  for (const draw of [rocFigure, capturedFigure, calibrationFigure])
    expect(said(draw)).not.toContain('intervals');
});
