/** Both deliveries of the same change, step by step. */
import type { Explanation, Step } from '../../engine/simulator/study.ts';
import { type Arm, armNames } from '../charts/estimate-mark.ts';
import { figure } from '../charts/figure.ts';
import { stacked } from '../charts/stacked.ts';
import { stepsChart } from '../charts/steps.ts';
import { drawing, svg } from '../charts/svg.ts';
import { decimal } from '../format/number.ts';
import { moment, span } from '../format/time.ts';
import { statusWords } from '../format/words.ts';

/** Beyond this ratio one scale would leave nothing to see of the shorter delivery. */
const ONE_SCALE = 6;

export function timeLines(
  explanation: Explanation,
  { width, run }: { readonly width: number; readonly run: string },
): HTMLElement {
  const { change, traditional, genops } = explanation;
  const bars = (steps: readonly Step[]) =>
    steps.map(({ label, fromMinute, toMinute }) => ({
      label,
      from: fromMinute - change.minute,
      to: toMinute - change.minute,
    }));
  const ends = {
    genops: endOf(genops.steps, change.minute),
    traditional: endOf(traditional.steps, change.minute),
  };
  const longest = Math.max(ends.genops, ends.traditional);
  const shared = longest <= ONE_SCALE * Math.min(ends.genops, ends.traditional);
  const panel = (arm: Arm, steps: readonly Step[]): SVGElement[] => [
    heading(arm, `${statusWords[explanation[arm].status]} after ${span(ends[arm])}`, width),
    stepsChart(arm, bars(steps), {
      width,
      end: shared ? longest : ends[arm],
      beside: bars([...genops.steps, ...traditional.steps]),
    }),
  ];
  const both = Object.values(ends).every((end) => end > 0);
  return figure({
    label: 'Time lines of the same change in both arms, a row a step',
    chart: stacked(...panel('genops', genops.steps), ...panel('traditional', traditional.steps)),
    caption:
      `The same change takes ${span(ends.genops)} in the GenOps arm and ${span(ends.traditional)} in the traditional one` +
      `${both ? `; the longest steps are “${longestStep(genops.steps)}” and “${longestStep(traditional.steps)}”` : ''}.` +
      (shared ? '' : ' The two panels have scales of their own.'),
    run,
    table: {
      title: 'Steps of both deliveries',
      columns: [{ head: 'step' }, { head: 'arm' }, { head: 'from' }, { head: 'minutes', numeric: true }],
      rows: (['genops', 'traditional'] as const).flatMap((arm) =>
        explanation[arm].steps.map(({ label, fromMinute, toMinute }) => [
          label,
          armNames[arm],
          moment(fromMinute),
          decimal(toMinute - fromMinute, 1),
        ]),
      ),
    },
  });
}

function heading(arm: Arm, text: string, width: number): SVGElement {
  return drawing(
    width,
    20,
    svg(
      'text',
      { x: 0, y: 15 },
      svg('tspan', { class: `chart__heading chart__heading--${arm}` }, armNames[arm]),
      svg('tspan', { class: 'muted', dx: 10 }, text),
    ),
  );
}

function endOf(steps: readonly Step[], start: number): number {
  return Math.max(0, ...steps.map(({ toMinute }) => toMinute - start));
}

function longestStep(steps: readonly Step[]): string {
  return steps.reduce((longest, step) =>
    step.toMinute - step.fromMinute > longest.toMinute - longest.fromMinute ? step : longest,
  ).label;
}
