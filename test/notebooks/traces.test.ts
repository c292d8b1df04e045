/** The figure of what a number follows: finding, chart, table, for the published code and for the study model. */
import { expect, test } from 'vitest';
import '../../site/styles/index.css';
import { type Trace, traceSteps } from '../../engine/claims/construction/index.ts';
import { mechanismModel } from '../../engine/claims/construction/mechanism-model.ts';
import { replayModel } from '../../engine/claims/construction/replay-model.ts';
import { publishedClaims } from '../../engine/claims/published/index.ts';
import { studySteps } from '../../engine/index.ts';
import { traceFigure } from '../../notebooks/charts/trace.ts';
import { inputValueText, movesText } from '../../notebooks/format/model-input.ts';
import { configOf, finish, sha256 } from '../engine/study-of.ts';
import { leaks } from './view-of.ts';

const claimOf = (id: string) => publishedClaims.find((claim) => claim.id === id)!;
const replayed = finish(traceSteps(replayModel({ deployments: 800, seed: 42 })));
const model = mechanismModel(configOf(40), (moved) => studySteps(moved, sha256));
const few = model.inputs.filter(({ id }) =>
  ['bakeScale', 'rampMinutes', 'holdMinutes', 'inconclusive'].includes(id),
);
const simulated = finish(traceSteps({ ...model, inputs: few }));
const named = (traces: readonly Trace[], quantity: string): Trace =>
  traces.find((trace) => trace.quantity === quantity)!;
const captionOf = (figure: HTMLElement): string =>
  `${figure.querySelector('figcaption')!.textContent} ${figure.querySelector('.figure__note')?.textContent ?? ''}`;

test('a constant’s figure names the one input that it follows, and says that the others change no bit', () => {
  const trace = named(replayed, 'baselineCycle');
  const figure = traceFigure(claimOf('cycle-time-baseline'), trace, 'n = 800.', { width: 828 });
  expect(captionOf(figure)).toContain(', only one changes it: baseline cycle time, a constant.');
  expect(captionOf(figure)).toContain(
    `Of the others, ${trace.inputs.length - 1} leave it the same to the last bit`,
  );
  expect(figure.querySelectorAll('.trace:not(.trace--still)').length).toBe(1);
  expect(figure.querySelector('.paper-mark text')!.textContent).toBe('52.8 min');
  const moves = trace.inputs.flatMap(({ movements }) => movements).length;
  expect(figure.querySelectorAll('details tbody tr').length).toBe(moves);
});

test('a number that follows nothing says so, and that it stays to the last bit', () => {
  const figure = traceFigure(claimOf('safety-violations'), named(replayed, 'violations'), 'n = 800.', {
    width: 828,
  });
  expect(captionOf(figure)).toMatch(
    /None of \d+ inputs moves this number\.[^]* It stays the same to the last bit under every move\./,
  );
  expect(figure.querySelectorAll('.trace--still').length).toBeGreaterThan(3);
});

test('a move that leaves nothing to count is said in words, in chart and table', () => {
  const figure = traceFigure(claimOf('canary-catch'), named(replayed, 'canaryCatch'), 'n = 800.', {
    width: 828,
  });
  expect(figure.querySelector('.trace__nothing')!.textContent).toBe('nothing to count');
  expect(figure.querySelector('table')!.textContent).toContain('nothing to count');
});

test('an input that was solved for the claim is shown to carry the number across the range', () => {
  const trace = named(simulated, 'medianCycleGenops');
  const caption = captionOf(traceFigure(claimOf('cycle-time-genops'), trace, 'n = 40.', { width: 828 }));
  expect(caption).toContain('We tuned “Bake time, relative to the published code” for this claim');
  expect(caption).toContain('across the whole accepted range');
});

test('every trace draws something true from a phone to a page, and leaks nothing', () => {
  for (const claim of publishedClaims) {
    const { replay, test: own } = claim;
    const found = [
      ...(replay.kind === 'replayed' ? [named(replayed, replay.quantity)] : []),
      ...('quantity' in own ? simulated.filter(({ quantity }) => quantity === own.quantity) : []),
    ];
    for (const trace of found) {
      for (const width of [340, 828]) {
        const figure = traceFigure(claim, trace, 'n = 40.', { width });
        document.body.replaceChildren(figure);
        expect(figure.textContent).not.toMatch(leaks);
        expect(figure.innerHTML).not.toMatch(/="[^"]*NaN/);
        const drawing = figure.querySelector<SVGSVGElement>('svg.chart')!;
        const { width: whole } = drawing.viewBox.baseVal;
        for (const text of drawing.querySelectorAll<SVGTextElement>(
          '.trace__label, .trace__values, .chart__tick',
        )) {
          const box = text.getBBox();
          expect([text.textContent, box.x >= -8 && box.x + box.width <= whole + 8]).toEqual([
            text.textContent,
            true,
          ]);
        }
      }
    }
  }
});

test('values are said with their unit, and what a draw is pinned to only once', () => {
  const input = { ...model.inputs[0]!, unit: 'ratio' as const, others: [0, 1] };
  expect(inputValueText(input, 0.25)).toBe('25%');
  expect(inputValueText(input, true)).toBe('on');
  expect(inputValueText(input, 'require-approval')).toBe('require approval');
  expect(movesText(input)).toBe('0% or 100%');
  expect(movesText({ ...input, others: ['always -3 min', 'always 5 min'] })).toBe(
    'always \u22123 min or 5 min',
  );
  expect(movesText({ ...input, others: ['a', 'b', 'c'] })).toBe('a … c');
  expect(movesText({ ...input, others: [false] })).toBe('off');
});
