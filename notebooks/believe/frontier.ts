/** Success against median cycle time of every setting: what can be had at once, and the claims' place in it. */
import { isIn, quantityOfDraw, rangeAt, reached } from '../../engine/belief/acceptance.ts';
import { DRAW_DEPLOYMENTS, valueAt } from '../../engine/belief/draw.ts';
import { cycleTimeGenops } from '../../engine/claims/published/cycle-time-genops.ts';
import { successGenops } from '../../engine/claims/published/success-genops.ts';
import { quantile } from '../../engine/statistics/index.ts';
import { emptyFigure, type FigureOptions, figure, numbers } from '../charts/figure.ts';
import { drawBand, drawFlags, FLAG_ROW } from '../charts/marks.ts';
import { drawAxis, drawing, linearScale, logScale, logTicks, svg, ticksIn } from '../charts/svg.ts';
import { rangeText } from '../format/estimate.ts';
import { decimal, outOf, percent } from '../format/number.ts';
import { minutes } from '../format/time.ts';
import type { Choice } from './choice.ts';
import { type BeliefMap, drawsLabel, NONE_INSIDE } from './map.ts';
import { type Dot, drawDots, opensDraws } from './opens.ts';
import { shadeWords } from './words.ts';

const DRAWN = 2000;

interface Setting {
  readonly index: number;
  readonly time: number;
  readonly success: number;
  readonly shade: number;
}

function dotsOf({ draws, places, choice }: BeliefMap): Setting[] {
  const k = draws.plan.priors.findIndex(({ key }) => key === 'reviewerSensitivity');
  const shadeOf: Readonly<Record<Choice['shade'], (i: number) => number>> = {
    reviewed: (i) => draws.data['reviewed']![i]! / DRAW_DEPLOYMENTS,
    sensitivity: (i) => valueAt(draws.plan.priors[k]!, places[k]![i]!) as number,
    auc: (i) => draws.data['auc']![i]!,
  };
  return Array.from(reached(draws)).flatMap((counts, index) => {
    const time = quantityOfDraw(draws, 'medianCycleGenops', index);
    const success = quantityOfDraw(draws, 'successGenops', index);
    return counts === 1 ? [{ index, time, success, shade: shadeOf[choice.shade](index) }] : [];
  });
}

/** Settings that no other beats in both: fastest first. */
export function frontierOf<D extends Pick<Setting, 'time' | 'success'>>(dots: readonly D[]): D[] {
  let best = Number.NEGATIVE_INFINITY;
  return dots
    .toSorted((a, b) => a.time - b.time || b.success - a.success)
    .filter(({ success }) => success > best && ((best = success), true));
}

export function frontierFigure(map: BeliefMap, { width }: FigureOptions): HTMLElement {
  const { shade, judging } = map.choice;
  const dots = dotsOf(map);
  if (dots.length === 0) return emptyFigure(NONE_INSIDE);
  const [time, success] = [rangeAt(cycleTimeGenops, judging), rangeAt(successGenops, judging)];
  const front = frontierOf(dots);
  const both = dots.filter((dot) => isIn(time, dot.time) && isIn(success, dot.success));
  const fastest = front.find((dot) => dot.success >= success.lower);
  const known = dots.map((dot) => dot.shade).filter(Number.isFinite);
  const cuts = known.length === 0 ? [] : [0.2, 0.4, 0.6, 0.8].map((p) => quantile(known, p));
  const shadeText = (value: number): string => (shade === 'auc' ? decimal(value) : percent(value, 0));
  const [low, high] = [cuts[0], cuts.at(-1)].map((cut) => shadeText(cut ?? Number.NaN));

  const height = Math.min(440, Math.max(300, width * 0.5));
  const [left, right, top, bottom] = [44, width - 12, FLAG_ROW + 4, height - 40];
  const [times, rates] = [dots.map((dot) => dot.time), dots.map((dot) => dot.success)];
  const slowest = Math.max(quantile(times, 0.98), time.upper);
  const x = logScale([Math.min(...times, time.lower), slowest], [left, right]);
  const worst = Math.min(quantile(rates, 0.02), success.lower);
  const y = linearScale([worst, 1], [bottom, top]);
  const into = (dot: Setting): [number, number] => [
    x(Math.min(dot.time, slowest)),
    y(Math.max(dot.success, worst)),
  ];
  const drawn = [...new Set([...dots.slice(0, DRAWN), ...front, ...both])].map((dot): Dot => {
    const [dx, dy] = into(dot);
    return { index: dot.index, x: dx, y: dy, shade: (cuts.filter((cut) => dot.shade > cut).length + 1) / 5 };
  });
  const byIndex = new Map(dots.map((dot) => [dot.index, dot]));
  const textOf = (index: number): string => {
    const dot = byIndex.get(index)!;
    return `${percent(dot.success)} success, median ${minutes(dot.time)}, ${shadeWords[shade]} ${shadeText(dot.shade)}`;
  };
  const steps = front.map(into).map(([dx, dy], k) => (k === 0 ? `M${dx},${dy}` : `H${dx}V${dy}`));
  const printed = y(successGenops.value!);
  const chart = drawing(
    width,
    height,
    ...ticksIn(y.domain, 5).flatMap((value) => [
      svg('line', { x1: left, x2: right, y1: y(value), y2: y(value), class: 'chart__grid' }),
      svg('text', { x: left - 6, y: y(value) + 4, class: 'chart__tick at-end' }, percent(value, 0)),
    ]),
    drawAxis(x, logTicks(x.domain, (right - left) / 70), String, { top, bottom, label: bottom + 16, width }),
    svg(
      'text',
      { x: right, y: bottom + 34, class: 'faint at-end' },
      'median cycle time with GenOps, minutes',
    ),
    svg('text', { x: 0, y: top - 8, class: 'faint' }, 'success with GenOps'),
    drawBand(x, time, top, bottom),
    svg('rect', {
      x: left,
      y: y(Math.min(success.upper, 1)),
      width: right - left,
      height: y(success.lower) - y(Math.min(success.upper, 1)),
      class: 'band',
    }),
    svg('path', { d: steps.join(''), class: 'frontier' }),
    svg(
      'g',
      { class: 'paper-mark', 'data-tip': `printed: ${successGenops.printed}` },
      svg('line', { x1: left, x2: right, y1: printed, y2: printed }),
    ),
    drawFlags(
      [{ printed: `${cycleTimeGenops.printed}, ${successGenops.printed}`, x: x(cycleTimeGenops.value!) }],
      { chartTop: top, bottom, right },
    ),
    ...drawDots(map.draws, drawn, textOf),
  );
  const root = figure({
    id: 'frontier',
    label: 'Success rate against median cycle time of every setting, with the published figures',
    title: `${outOf(both.length, dots.length)} settings give both ${rangeText('ratio', success.lower, success.upper)} success and a median of ${rangeText('minutes', time.lower, time.upper)}.`,
    subtitle: `A dot is a setting; the line joins the settings that no other beats in both. Stronger color: larger ${shadeWords[shade]}, faintest below ${low}, strongest above ${high}.`,
    chart,
    caption: `${fastest === undefined ? `No setting reaches ${percent(success.lower)} success.` : `The fastest setting with at least ${percent(success.lower)} success takes ${minutes(fastest.time)}.`} A click on a dot opens that setting as a run.`,
    run: drawsLabel(map),
    table: {
      title: 'Settings that no other beats in both',
      columns: ['draw', ...numbers('median cycle time', 'success', shadeWords[shade])],
      rows: front.map((dot) => [
        String(dot.index),
        minutes(dot.time),
        percent(dot.success),
        shadeText(dot.shade),
      ]),
    },
  });
  return opensDraws(root);
}
