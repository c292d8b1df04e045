/** Both deliveries of the same change, step by step. */
import type { Explanation, Step } from '../../engine/simulator/study.ts';
import { figure, numbers, stacked } from '../charts/figure.ts';
import { type Arm, armNames } from '../charts/marks.ts';
import { drawing, linearScale, svg, textWidth } from '../charts/svg.ts';
import { decimal } from '../format/number.ts';
import { moment, span, tick } from '../format/time.ts';
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
      columns: ['step', 'arm', 'from', ...numbers('minutes')],
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

/** One delivery's steps on its own time scale, from the change's start: a row a step, its length in words. */
interface StepBar {
  readonly label: string;
  /** Minutes since the change's start. */
  readonly from: number;
  readonly to: number;
}

const ROW = 24;
const BAR = 14;
const NARROW = 560;

interface StepsPlace {
  readonly width: number;
  /** Minutes at the scale's end. */
  readonly end: number;
  /** Steps of the panels beside it: one column of labels for all, so that their scales line up. */
  readonly beside?: readonly StepBar[];
}

function stepsChart(
  arm: Arm,
  steps: readonly StepBar[],
  { width, end, beside = [] }: StepsPlace,
): SVGSVGElement {
  const narrow = width < NARROW;
  const all = [...steps, ...beside];
  const row = narrow ? ROW + 16 : ROW;
  const labels = narrow ? 0 : Math.max(120, ...all.map(({ label }) => textWidth(label))) + 12;
  const lengths = Math.max(...all.map(({ from, to }) => textWidth(span(to - from))), 40) + 8;
  const scale = linearScale([0, Math.max(end, 1e-6)], [labels, width - lengths]);
  const bottom = steps.length * row + 2;
  const grid = timeTicks(end, narrow ? 4 : 7).flatMap((minute) => [
    svg('line', {
      x1: scale(minute),
      x2: scale(minute),
      y1: 0,
      y2: bottom,
      class: minute === 0 ? 'baseline' : 'chart__grid',
    }),
    svg(
      'text',
      {
        x: scale(minute),
        y: bottom + 15,
        class: minute === 0 && narrow ? 'chart__tick at-start' : 'chart__tick',
      },
      minute === 0 ? '0' : tick(minute),
    ),
  ]);
  const rows = steps.map(({ label, from, to }, i) => {
    const y = i * row + (narrow ? 18 : 2);
    const x = scale(from);
    return svg(
      'g',
      {},
      svg('text', { x: 0, y: narrow ? y - 5 : y + 11.5, class: 'row__value ink at-start' }, label),
      svg('rect', { x, y, width: Math.max(scale(to) - x, 1.5), height: BAR, class: `step step--${arm}` }),
      svg('text', { x: Math.max(scale(to), x + 1.5) + 6, y: y + 11.5, class: 'muted' }, span(to - from)),
    );
  });
  return drawing(width, bottom + 22, ...grid, ...rows);
}

const STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 240, 480, 720, 1440, 2880, 7200, 14_400];

/** Round times from nought to the end, at most so many. */
function timeTicks(end: number, most: number): readonly number[] {
  const step = STEPS.find((size) => end / size <= most) ?? STEPS.at(-1)!;
  return Array.from({ length: Math.floor(end / step) + 1 }, (_, i) => i * step);
}
