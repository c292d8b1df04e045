/**
 * Where bad changes end: a staircase from all of them, down through what people and policies stop and what each canary
 * stage catches, to what stays at full traffic. Beside it, stage by stage, the price: good changes rolled back, and
 * rollouts in which the stage could not have told. On a narrow page the price stands on a line of its own.
 */
import { count, percent } from '../format/number.ts';
import { type LinearScale, linearScale } from './linear-scale.ts';
import { drawing, svg, textWidth } from './svg.ts';

type FlowKind = 'all' | 'stopped' | 'caught' | 'escaped';

export interface FlowStep {
  readonly label: string;
  readonly kind: FlowKind;
  /** Bad changes. */
  readonly count: number;
  /** Good changes rolled back here; null where there is no stage. */
  readonly falseRollbacks: number | null;
  /** Of the rollouts that reached it, those in which the stage could not have seen the tolerated lift, ratio. */
  readonly blind: number | null;
}

const NARROW = 560;
const ROW = 30;
const BAR = 20;
const HEAD = 36;
const SECOND_LINE = 17;

export function canaryFlow(steps: readonly FlowStep[], { width }: { readonly width: number }): SVGSVGElement {
  const narrow = width < NARROW;
  const labels = Math.max(...steps.map(({ label }) => textWidth(label))) + 12;
  const columns = narrow ? 0 : 190;
  const all = Math.max(steps[0]?.count ?? 0, 1);
  const left = narrow ? 104 : labels;
  const scale = linearScale([0, all], [left, width - columns - 44]);
  const body: SVGElement[] = [...(narrow ? [] : columnHeads(width))];
  let remaining = all;
  let y = narrow ? 4 : HEAD;
  steps.forEach((step, i) => {
    const row = ROW + (narrow && step.falseRollbacks !== null ? SECOND_LINE : 0);
    const isPart = step.kind === 'stopped' || step.kind === 'caught';
    const end = step.kind === 'all' ? step.count : remaining;
    const start = isPart ? remaining - step.count : end - step.count;
    body.push(drawStep(step, { y, row, start, end, scale, width, narrow, last: i === steps.length - 1 }));
    if (step.kind !== 'all') remaining -= step.count;
    y += row;
  });
  return drawing(width, y + 2, ...body);
}

interface Place {
  readonly y: number;
  /** Height of the row, its second line included. */
  readonly row: number;
  readonly start: number;
  readonly end: number;
  readonly scale: LinearScale;
  readonly width: number;
  readonly narrow: boolean;
  readonly last: boolean;
}

function drawStep(step: FlowStep, place: Place): SVGGElement {
  const { y, row, start, end, scale, width, narrow, last } = place;
  const line = y + BAR / 2 + 4.5;
  const x = scale(start);
  const length = scale(end) - x;
  const group = svg(
    'g',
    {},
    svg('text', { x: 0, y: line, class: `ink flow__label--${step.kind}` }, step.label),
    svg('rect', {
      x,
      y,
      width: Math.max(length, step.count > 0 ? 1 : 0),
      height: BAR,
      class: `flow flow--${step.kind}`,
    }),
    svg(
      'text',
      { x: Math.max(x + length, scale(start)) + 6, y: line, class: 'ink strong' },
      count(step.count),
    ),
  );
  if (step.count === 0)
    group.append(svg('line', { x1: x, x2: x, y1: y + 3, y2: y + BAR - 3, class: 'baseline' }));
  if (!last) group.append(svg('line', { x1: x, x2: x, y1: y + BAR, y2: y + row, class: 'flow__thread' }));
  if (narrow && step.falseRollbacks !== null) {
    group.append(
      svg(
        'text',
        { x: 0, y: line + SECOND_LINE + 3, class: 'flow__price faint halo' },
        price(step.falseRollbacks, step.blind),
      ),
    );
  }
  if (!narrow && step.falseRollbacks !== null) {
    group.append(svg('text', { x: width - 110, y: line, class: 'ink at-end' }, count(step.falseRollbacks)));
  }
  if (!narrow && step.blind !== null) {
    group.append(svg('text', { x: width - 2, y: line, class: 'ink at-end' }, percent(step.blind, 0)));
  }
  return group;
}

function price(falseRollbacks: number, blind: number | null): string {
  return `good rolled back: ${count(falseRollbacks)}${blind === null ? '' : `; could not tell: ${percent(blind, 0)}`}`;
}

function columnHeads(width: number): SVGElement[] {
  const head = (x: number, first: string, second: string): SVGElement =>
    svg(
      'text',
      { class: 'faint at-end' },
      svg('tspan', { x, y: 12 }, first),
      svg('tspan', { x, y: 26 }, second),
    );
  return [head(width - 110, 'good changes', 'rolled back'), head(width - 2, 'stage could', 'not tell')];
}
