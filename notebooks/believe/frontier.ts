/** Success against median cycle time of every setting: what can be had at once, and the claims' place in it. */
import { isIn, quantityOfDraw, rangeAt, reached } from '../../engine/belief/acceptance.ts';
import { DRAW_DEPLOYMENTS, valueAt } from '../../engine/belief/draw.ts';
import type { SourcedRange } from '../../engine/claims/claim.ts';
import { cycleTimeGenops } from '../../engine/claims/published/cycle-time-genops.ts';
import { successGenops } from '../../engine/claims/published/success-genops.ts';
import { quantile } from '../../engine/statistics/index.ts';
import { emptyFigure, type FigureOptions, figure, numbers } from '../charts/figure.ts';
import { drawFlags, FLAG_ROW } from '../charts/marks.ts';
import {
  drawing,
  type LinearScale,
  linearScale,
  logScale,
  logTicks,
  svg,
  textWidth,
  tickLabel,
  ticksIn,
} from '../charts/svg.ts';
import { rangeText } from '../format/estimate.ts';
import { decimal, outOf, percent } from '../format/number.ts';
import { minutes } from '../format/time.ts';
import type { Shade } from './choice.ts';
import { type BeliefMap, drawsLabel, NONE_INSIDE } from './map.ts';
import { drawCloud, drawMark, opensDraws } from './opens.ts';

export const shadeWords: Readonly<Record<Shade, string>> = {
  reviewed: 'share of changes that people review',
  sensitivity: 'share of bad changes that reviewers find',
  auc: 'area under the ROC curve of the risk score',
};
const DRAWN = 2000;
const OPENED = 40;

interface Dot {
  readonly index: number;
  readonly time: number;
  readonly success: number;
  readonly shade: number;
}

function dotsOf({ draws, places, choice }: BeliefMap): Dot[] {
  const counts = reached(draws);
  const k = draws.plan.priors.findIndex(({ key }) => key === 'reviewerSensitivity');
  const prior = draws.plan.priors[k]!;
  const shadeOf: Readonly<Record<Shade, (i: number) => number>> = {
    reviewed: (i) => draws.data['reviewed']![i]! / DRAW_DEPLOYMENTS,
    sensitivity: (i) => valueAt(prior, places[k]![i]!) as number,
    auc: (i) => draws.data['auc']![i]!,
  };
  return Array.from(counts, (_, index) => index)
    .filter((index) => counts[index] === 1)
    .map((index) => ({
      index,
      time: quantityOfDraw(draws, 'medianCycleGenops', index),
      success: quantityOfDraw(draws, 'successGenops', index),
      shade: shadeOf[choice.shade](index),
    }));
}

/** Settings that no other beats in both: fastest first. */
export function frontierOf<D extends Pick<Dot, 'time' | 'success'>>(dots: readonly D[]): D[] {
  let best = Number.NEGATIVE_INFINITY;
  return dots
    .toSorted((a, b) => a.time - b.time || b.success - a.success)
    .filter(({ success }) => success > best && ((best = success), true));
}

export function frontierFigure(map: BeliefMap, options: FigureOptions): HTMLElement {
  const { shade, judging } = map.choice;
  const dots = dotsOf(map);
  if (dots.length === 0) return emptyFigure(NONE_INSIDE);
  const [time, success] = [rangeAt(cycleTimeGenops, judging), rangeAt(successGenops, judging)];
  const front = frontierOf(dots);
  const both = dots.filter((dot) => isIn(time, dot.time) && isIn(success, dot.success));
  const fastest = front.find((dot) => dot.success >= success.lower);
  const best = front.findLast((dot) => dot.time <= time.upper);
  const known = dots.map((dot) => dot.shade).filter(Number.isFinite);
  const cuts = known.length === 0 ? [] : [0.2, 0.4, 0.6, 0.8].map((p) => quantile(known, p));
  const shadeText = (value: number): string => (shade === 'auc' ? decimal(value) : percent(value, 0));
  const [low, high] = [cuts[0], cuts.at(-1)].map((cut) => shadeText(cut ?? Number.NaN));
  const limits = [
    fastest === undefined
      ? `no setting reaches ${percent(success.lower)}`
      : `the fastest with at least ${percent(success.lower)} takes ${minutes(fastest.time)}`,
    best === undefined
      ? `none is faster than ${minutes(time.upper)}`
      : `the best within ${minutes(time.upper)} succeeds in ${percent(best.success)}`,
  ];
  const chart = scatter(map, { dots, front, both, time, success, cuts }, options.width);
  const root = figure({
    ...options,
    id: 'frontier',
    label: 'Success rate against median cycle time of every setting, with the published figures',
    title: `${outOf(both.length, dots.length)} settings give both ${rangeText('ratio', success.lower, success.upper)} success and a median of ${rangeText('minutes', time.lower, time.upper)}; ${limits.join('; ')}.`,
    subtitle: `A dot is a setting; the line joins the settings that no other beats in both. Darker: larger ${shadeWords[shade]}, palest below ${low}, darkest above ${high}.`,
    chart,
    caption: 'Settings on the line, and those inside both ranges, open with a click.',
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

interface Scatter {
  readonly dots: readonly Dot[];
  readonly front: readonly Dot[];
  /** Inside both ranges. */
  readonly both: readonly Dot[];
  readonly time: SourcedRange;
  readonly success: SourcedRange;
  /** Where the classes of color end. */
  readonly cuts: readonly number[];
}

function scatter({ draws }: BeliefMap, read: Scatter, width: number): SVGSVGElement {
  const { dots, front, both, time, success, cuts } = read;
  const height = Math.min(440, Math.max(300, width * 0.5));
  const [left, right, top, bottom] = [44, width - 12, FLAG_ROW + 4, height - 40];
  const [times, rates] = [dots.map((dot) => dot.time), dots.map((dot) => dot.success)];
  const x = logScale(
    [Math.min(...times, time.lower), Math.max(quantile(times, 0.98), time.upper)],
    [left, right],
  );
  const y = linearScale([Math.min(quantile(rates, 0.02), success.lower), 1], [bottom, top]);
  const into = (dot: Dot): [number, number] => [
    x(Math.min(dot.time, x.domain[1])),
    y(Math.max(dot.success, y.domain[0])),
  ];
  const drawn = dots.slice(0, DRAWN);
  const classOf = (dot: Dot): number => cuts.filter((cut) => dot.shade > cut).length;
  const path = front.map(into).map(([px, py], k) => (k === 0 ? `M${px},${py}` : `H${px}V${py}`));
  const band = (x1: number, x2: number, y1: number, y2: number): SVGElement =>
    svg('rect', { x: x1, y: y1, width: x2 - x1, height: y2 - y1, class: 'band' });
  const flag = { printed: cycleTimeGenops.printed, x: x(cycleTimeGenops.value!) };
  return drawing(
    width,
    height,
    axes(x, y, width),
    band(x(time.lower), x(time.upper), top, bottom),
    band(left, right, y(success.upper), y(success.lower)),
    ...[0, 1, 2, 3, 4].map((k) =>
      drawCloud(drawn.filter((dot) => classOf(dot) === k).map(into), (k + 1) / 5),
    ),
    svg('path', { d: path.join(''), class: 'frontier' }),
    drawFlags([flag], { chartTop: top, bottom, right }),
    acrossFlag(successGenops.printed, y(successGenops.value!), left, right),
    ...[...new Set([...front, ...both])]
      .slice(0, OPENED)
      .map((dot) =>
        drawMark(
          draws,
          dot.index,
          ...into(dot),
          `${percent(dot.success)} success, median ${minutes(dot.time)}`,
        ),
      ),
  );
}

function axes(x: LinearScale, y: LinearScale, width: number): SVGElement {
  const [left, right] = x.range;
  const [bottom, top] = y.range;
  return svg(
    'g',
    { class: 'chart__axis' },
    ...ticksIn(y.domain, 5).flatMap((value) => [
      svg('line', { x1: left, x2: right, y1: y(value), y2: y(value), class: 'chart__grid' }),
      svg('text', { x: left - 6, y: y(value) + 4, class: 'chart__tick at-end' }, percent(value, 0)),
    ]),
    ...logTicks(x.domain, (right - left) / 70).flatMap((value) => [
      svg('line', { x1: x(value), x2: x(value), y1: bottom, y2: top, class: 'chart__grid' }),
      tickLabel(String(value), x(value), bottom + 16, width),
    ]),
    svg(
      'text',
      { x: right, y: bottom + 34, class: 'faint at-end' },
      'median cycle time with GenOps, minutes',
    ),
  );
}

/** The published figure as a rule across. */
function acrossFlag(printed: string, y: number, left: number, right: number): SVGElement {
  const width = textWidth(printed, 12) + 14;
  return svg(
    'g',
    { class: 'paper-mark', 'data-tip': `printed: ${printed}` },
    svg('line', { x1: left, x2: right, y1: y, y2: y }),
    svg('path', { d: `M${right - width},${y - 15}h${width}v15h${-width}l4,-7.5Z` }),
    svg('text', { x: right - width / 2 + 2, y: y - 3.8 }, printed),
  );
}
