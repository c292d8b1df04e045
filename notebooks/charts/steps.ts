/** One delivery's steps on its own time scale, from the change's start: a row a step, its length in words. */
import { span, tick } from '../format/time.ts';
import type { Arm } from './estimate-mark.ts';
import { linearScale } from './linear-scale.ts';
import { drawing, svg, textWidth } from './svg.ts';

export interface StepBar {
  readonly label: string;
  /** Minutes since the change's start. */
  readonly from: number;
  readonly to: number;
}

const ROW = 24;
const BAR = 14;
const NARROW = 560;

export interface StepsPlace {
  readonly width: number;
  /** Minutes at the scale's end. */
  readonly end: number;
  /** Steps of the panels beside it: one column of labels for all, so that their scales line up. */
  readonly beside?: readonly StepBar[];
}

export function stepsChart(
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
