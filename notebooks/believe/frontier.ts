/** Success against median cycle time of every setting: what can be had at once, and the claims' place in it. */
import { quantityOfDraw, rangeAt, reached } from '../../engine/belief/acceptance.ts';
import { DRAW_DEPLOYMENTS, valueAt } from '../../engine/belief/draw.ts';
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
import { type BeliefMap, drawsLabel } from './map.ts';
import { drawCloud, drawMark, opensDraws } from './opens.ts';

export const shadeWords: Readonly<Record<Shade, string>> = {
  reviewed: 'share of changes that people review',
  sensitivity: 'share of bad changes that reviewers find',
  auc: 'area under the ROC curve of the risk score',
};
const CLASSES = 5;
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
  const dots = dotsOf(map);
  if (dots.length === 0) return emptyFigure('No draw lies inside your intervals. Widen one of them.');
  const time = rangeAt(cycleTimeGenops, map.choice.judging);
  const success = rangeAt(successGenops, map.choice.judging);
  const front = frontierOf(dots);
  const inTime = dots.filter((dot) => dot.time >= time.lower && dot.time <= time.upper);
  const both = inTime.filter((dot) => dot.success >= success.lower && dot.success <= success.upper).length;
  const fastest = front.find((dot) => dot.success >= success.lower);
  const best = front.findLast((dot) => dot.time <= time.upper);
  const known = dots.map(({ shade }) => shade).filter(Number.isFinite);
  const cuts = known.length === 0 ? [] : [0.2, 0.4, 0.6, 0.8].map((p) => quantile(known, p));
  const shadeText = (value: number): string =>
    map.choice.shade === 'auc' ? decimal(value) : percent(value, 0);
  const ends =
    cuts.length === 0
      ? ''
      : `: palest below ${shadeText(cuts[0]!)}, darkest above ${shadeText(cuts.at(-1)!)}`;
  const ranges = `${rangeText('ratio', success.lower, success.upper)} success and a median of ${rangeText('minutes', time.lower, time.upper)}`;
  const limits = [
    fastest === undefined
      ? `no setting reaches ${percent(success.lower)}`
      : `the fastest with at least ${percent(success.lower)} takes ${minutes(fastest.time)}`,
    best === undefined
      ? `none is faster than ${minutes(time.upper)}`
      : `the best within ${minutes(time.upper)} succeeds in ${percent(best.success)}`,
  ];
  return opensDraws(
    figure({
      ...options,
      id: 'frontier',
      label: 'Success rate against median cycle time of every setting, with the published figures',
      title: `${outOf(both, dots.length)} settings give both ${ranges}; ${limits.join('; ')}.`,
      subtitle: `A dot is a setting; the line joins the settings that no other beats in both. Darker: larger ${shadeWords[map.choice.shade]}${ends}.`,
      chart: scatter(dots, front, { time, success, cuts }, options.width),
      caption: 'Settings on the line, and those inside both ranges, open with a click.',
      run: drawsLabel(map),
      table: {
        title: 'Settings that no other beats in both',
        columns: ['draw', ...numbers('median cycle time', 'success', shadeWords[map.choice.shade])],
        rows: front.map((dot) => [
          String(dot.index),
          minutes(dot.time),
          percent(dot.success),
          shadeText(dot.shade),
        ]),
      },
    }),
  );

  function scatter(
    all: readonly Dot[],
    line: readonly Dot[],
    { time: t, success: s, cuts: at }: Marks,
    width: number,
  ): SVGSVGElement {
    const height = Math.min(440, Math.max(300, width * 0.5));
    const [left, right, top, bottom] = [44, width - 12, FLAG_ROW + 4, height - 40];
    const times = all.map((dot) => dot.time);
    const x = logScale([Math.min(...times, t.lower), quantile(times, 0.98)], [left, right]);
    const y = linearScale(
      [
        Math.min(
          quantile(
            all.map((dot) => dot.success),
            0.02,
          ),
          s.lower,
        ),
        1,
      ],
      [bottom, top],
    );
    const into = (dot: Dot): [number, number] => [
      x(Math.min(dot.time, x.domain[1])),
      y(Math.max(dot.success, y.domain[0])),
    ];
    const classes = Array.from({ length: CLASSES }, (_, k) =>
      drawCloud(
        all
          .slice(0, DRAWN)
          .filter(({ shade }) => at.filter((cut) => shade > cut).length === k)
          .map(into),
        `draws--shade-${k}`,
      ),
    );
    const within = (dot: Dot): boolean =>
      dot.time >= t.lower && dot.time <= t.upper && dot.success >= s.lower && dot.success <= s.upper;
    const opened = [...new Set([...line, ...all.filter(within)])].slice(0, OPENED);
    const path = line
      .map(into)
      .map(([px, py], k) => (k === 0 ? `M${px},${py}` : `H${px}V${py}`))
      .join('');
    return drawing(
      width,
      height,
      axes(x, y, width),
      svg('rect', {
        x: x(t.lower),
        y: top,
        width: x(t.upper) - x(t.lower),
        height: bottom - top,
        class: 'band',
      }),
      svg('rect', {
        x: left,
        y: y(s.upper),
        width: right - left,
        height: y(s.lower) - y(s.upper),
        class: 'band',
      }),
      ...classes,
      svg('path', { d: path, class: 'frontier' }),
      drawFlags([{ printed: cycleTimeGenops.printed, x: x(cycleTimeGenops.value!) }], {
        chartTop: top,
        bottom,
        right,
      }),
      acrossFlag(successGenops.printed, y(successGenops.value!), left, right),
      ...opened.map((dot) =>
        drawMark(
          map.draws,
          dot.index,
          ...into(dot),
          `${percent(dot.success)} success, median ${minutes(dot.time)}`,
        ),
      ),
    );
  }
}

interface Range {
  readonly lower: number;
  readonly upper: number;
}

interface Marks {
  readonly time: Range;
  readonly success: Range;
  /** Where the classes of color end. */
  readonly cuts: readonly number[];
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
