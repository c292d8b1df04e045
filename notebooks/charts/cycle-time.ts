/**
 * Lengths of time: both arms' distributions on one log scale, their medians with intervals, the published ones as flags. By
 * hand: it stands on the first page, which must not wait for a library.
 */
import type { Estimate } from '../../engine/simulator/measures/measures.ts';
import type { Study } from '../../engine/simulator/study.ts';
import type { StudyView } from '../authoring/define.ts';
import { interval, inUnit, withInterval } from '../format/estimate.ts';
import { decimal, percent } from '../format/number.ts';
import { span, tick } from '../format/time.ts';
import { binned, type CycleTimeBin, edgesOver, outline } from './cycle-time-bins.ts';
import { type FigureOptions, figure, numbers, runLabel } from './figure.ts';
import { growable } from './growing.ts';
import { type Arm, armNames, drawEstimate, drawFlags, type Flag } from './marks.ts';
import { flagsOf } from './printed.ts';
import { drawing, type LinearScale, logScale, svg, textWidth, tickLabel } from './svg.ts';

export interface CycleTimeArm {
  readonly arm: Arm;
  readonly bins: readonly CycleTimeBin[];
  readonly median: Estimate;
  readonly p90: number;
  readonly printed: readonly Flag[];
  /** The same of a reader's own deployments, in the same bins: an outline over the bars, a median below ours. */
  readonly data?: { readonly bins: readonly CycleTimeBin[]; readonly median: Estimate };
}

const TICKS = [1, 2, 5, 10, 20, 30, 60, 120, 240, 480, 1440, 2880, 5760, 14_400, 43_200];
const FEW_TICKS = [1, 3, 10, 30, 60, 240, 1440, 5760, 43_200];
/** Least distance of two labels, pixels. */
const TICK_ROOM = 50;
/** Each panel, top to bottom: heading, flags, bars, the row of the median. */
const PANEL = { heading: 22, flags: 22, bars: 130, median: 22, gap: 14 } as const;

/** What is measured of what, where it is not the cycle time of deployments. */
interface CycleTimeWords {
  /** On the axis: in short for narrow pages, in full for others. */
  readonly axis: readonly [short: string, full: string];
  readonly of: string;
}

const cycleTime: CycleTimeWords = {
  axis: ['cycle time', 'cycle time, from start to end of delivery'],
  of: 'deployments',
};

interface CycleTimeOptions {
  readonly width: number;
  readonly words?: CycleTimeWords;
  /** Whether it is of the run on show, and its bars are drawn again while the next one is under way. */
  readonly grows?: boolean;
}

export function cycleTimeChart(
  arms: readonly CycleTimeArm[],
  { width, words = cycleTime, grows = false }: CycleTimeOptions,
): SVGSVGElement {
  const bins = arms[0]?.bins ?? [];
  const domain = [bins[0]?.from ?? 1, bins.at(-1)?.to ?? 10] as const;
  const place: Place = {
    width,
    narrow: width < 560,
    domain,
    x: logScale(domain, [EDGE, width - GUTTER]),
    most: Math.max(
      ...arms.flatMap(({ bins: own, data }) => [...own, ...(data?.bins ?? [])].map(({ share }) => share)),
      0.01,
    ),
    of: words.of,
    grows,
  };
  const panelHeight = PANEL_HEIGHT + (arms.some(({ data }) => data) ? PANEL.median : 0);
  const height = arms.length * panelHeight;
  const drawn = drawing(width, height + AXIS);
  arms.forEach((arm, i) => drawn.append(...panel(arm, i * panelHeight, i === 0, place)));
  drawn.append(...axis(height, words.axis[place.narrow ? 0 : 1], place));
  return drawn;
}

const PANEL_HEIGHT = PANEL.heading + PANEL.flags + PANEL.bars + PANEL.median + PANEL.gap;
const AXIS = 40;
const EDGE = 1;
/** At the right, for the heights that the rules mark. */
const GUTTER = 38;

interface Place {
  readonly width: number;
  readonly narrow: boolean;
  readonly domain: readonly [number, number];
  readonly x: LinearScale;
  /** The highest share of all panels: they share one scale. */
  readonly most: number;
  readonly of: string;
  readonly grows: boolean;
}

/** Back to front: rules, flags, bars, levels, baseline, median, heading. */
function panel(each: CycleTimeArm, top: number, first: boolean, place: Place): SVGElement[] {
  const { arm, bins, median, p90, printed, data } = each;
  const { width, narrow, x, most, of, grows } = place;
  const floor = top + PANEL.heading + PANEL.flags + PANEL.bars;
  const y = (share: number): number => floor - (share / most) * PANEL.bars;
  const levels = levelsUnder(most);
  const spread = Number.isFinite(p90) && !narrow ? `; nine in ten within ${span(p90)}` : '';
  const name = armNames[arm];
  const bars = bins
    .filter(({ share }) => share > 0)
    .map(({ from, to, share }) =>
      svg('rect', {
        x: x(from) + 0.5,
        width: Math.max(x(to) - x(from) - 1, 0.5),
        y: y(share),
        height: floor - y(share),
        fill: `var(--arm-${arm})`,
        'fill-opacity': '0.6',
        'data-tip': `${name}, ${between(from, to)}: ${percent(share, 1)} of ${of}`,
      }),
    );
  return [
    ...levels.map((share) =>
      svg('line', { x1: EDGE, x2: width - GUTTER, y1: y(share), y2: y(share), class: 'chart__grid' }),
    ),
    drawFlags(
      printed.map((flag) => ({ printed: flag.printed, x: x(flag.value) })),
      { chartTop: floor - PANEL.bars - 2, bottom: floor, right: width - EDGE },
    ),
    ...(grows
      ? [growable(arm, bins, x, { floor, whole: PANEL.bars / most, most: PANEL.bars + 4 }, ...bars)]
      : bars),
    ...levels.map((share) =>
      svg('text', { x: width - EDGE, y: y(share) + 4, class: 'faint at-end' }, percent(share, 0)),
    ),
    svg(
      'text',
      { x: width - EDGE, y: top + 14, class: 'faint at-end' },
      narrow || !first ? '' : `share of ${of}`,
    ),
    svg('line', { x1: EDGE, x2: width - GUTTER, y1: floor, y2: floor, class: 'baseline' }),
    drawEstimate(
      arm,
      median,
      x,
      floor + 12,
      [EDGE, width - EDGE],
      `${name}, median: ${withInterval('minutes', median)}`,
    ),
    ...(data === undefined
      ? []
      : [
          svg('path', { d: outline(data.bins, x, y), class: 'outline--data' }),
          drawEstimate(
            'data',
            data.median,
            x,
            floor + 12 + PANEL.median,
            [EDGE, width - EDGE],
            `your data, ${name}, median: ${withInterval('minutes', data.median)}`,
          ),
        ]),
    svg('text', { x: EDGE, y: top + 14, class: `row__label row__label--${arm}` }, name),
    svg(
      'text',
      { x: EDGE + textWidth(name) + 24, y: top + 14, class: 'muted' },
      `median ${withInterval('minutes', median)}${spread}`,
    ),
  ];
}

/** A bin's ends, the unit once where they share it: `20–24 min`. */
function between(from: number, to: number): string {
  const [start, end] = [span(from), span(to)];
  const unit = /\u00a0\S+$/.exec(end)?.[0] ?? '';
  return start.endsWith(unit) && !start.includes('h')
    ? `${start.slice(0, -unit.length)}–${end}`
    : `${start}–${end}`;
}

function axis(top: number, label: string, { width, narrow, domain, x }: Place): SVGElement[] {
  let last = Number.NEGATIVE_INFINITY;
  const ticks = (narrow ? FEW_TICKS : TICKS).filter((minutes) => {
    const at = Math.max(x(minutes), textWidth(tick(minutes)) / 2); // a label at the edge stands further in
    const fits = minutes >= domain[0] && minutes <= domain[1] && at - last >= TICK_ROOM;
    if (fits) last = at;
    return fits;
  });
  return [
    ...ticks.flatMap((minutes) => {
      const at = x(minutes);
      return [
        svg('line', { x1: at, x2: at, y1: top - PANEL.gap, y2: top - PANEL.gap + 4, class: 'baseline' }),
        tickLabel(tick(minutes), at, top + 5, width),
      ];
    }),
    svg(
      'text',
      { x: width - EDGE, y: top + 30, class: 'muted', 'text-anchor': 'end' },
      `${label} (log scale) →`,
    ),
  ];
}

/** Two or three rules to read heights by, the same in both panels. */
function levelsUnder(top: number): readonly number[] {
  const step = [0.02, 0.05, 0.1, 0.2, 0.5].find((size) => top / size < 3.5) ?? 0.5;
  return Array.from({ length: Math.floor(top / step) }, (_, i) => step * (i + 1));
}

function cycleTimes(
  { ledger, measures }: Study,
  printed: Readonly<Record<Arm, readonly Flag[]>>,
): readonly CycleTimeArm[] {
  const edges = edgesOver([ledger.genops.cycleMinutes, ledger.traditional.cycleMinutes]);
  return (['genops', 'traditional'] as const).map((arm) => ({
    arm,
    bins: binned(ledger[arm].cycleMinutes, edges),
    median: measures[arm].medianCycleMinutes,
    p90: measures[arm].p90CycleMinutes,
    printed: printed[arm],
  }));
}

export const negated = ({ value, lower, upper, ...rest }: Estimate): Estimate => ({
  ...rest,
  value: -value,
  lower: -upper,
  upper: -lower,
});

/** The figure of cycle time: chart, finding and table out of a run. */
export function cycleTimeFigure({ study, rows }: StudyView, options: FigureOptions): HTMLElement {
  const { genops, traditional, cycleTimeReduction } = study.measures;
  const arms = cycleTimes(study, {
    genops: flagsOf(rows, 'cycle-time-genops'),
    traditional: flagsOf(rows, 'cycle-time-baseline'),
  });
  const { value: shorter } = cycleTimeReduction;
  return figure({
    ...options,
    label: 'Distributions of cycle time in both arms on a log scale, with medians and the published medians',
    id: 'cycle-time',
    title: Number.isFinite(shorter)
      ? `With GenOps, median cycle time is ${withInterval('ratio', shorter < 0 ? negated(cycleTimeReduction) : cycleTimeReduction)} ${shorter < 0 ? 'longer' : 'shorter'}: ` +
        `${inUnit('minutes', genops.medianCycleMinutes.value)} instead of ${inUnit('minutes', traditional.medianCycleMinutes.value)}.`
      : 'No deployment of this run has a cycle time.',
    subtitle:
      'Cycle time of the same changes in both arms, from start to end: GenOps ends with the rollout, the traditional arm with verification. Log scale.',
    chart: cycleTimeChart(arms, { ...options, grows: true }),
    run: runLabel(study),
    table: {
      title: 'Cycle time by arm, minutes',
      columns: [
        'arm',
        ...numbers(
          'median, min',
          '95% interval, min',
          'mean, min',
          '90th percentile, min',
          'started Mon–Fri 9–18, median, min',
          'other starts, median, min',
          'above 4 h',
        ),
      ],
      rows: (['genops', 'traditional'] as const).map((arm: Arm) => {
        const m = study.measures[arm];
        const slow = study.ledger[arm].cycleMinutes.reduce((n, minutes) => n + (minutes > 240 ? 1 : 0), 0);
        return [
          armNames[arm],
          decimal(m.medianCycleMinutes.value, 1),
          interval('minutes', m.medianCycleMinutes.lower, m.medianCycleMinutes.upper).replace(/\s*min$/, ''),
          decimal(m.meanCycleMinutes, 1),
          decimal(m.p90CycleMinutes, 1),
          decimal(m.medianWorkingHoursMinutes, 1),
          decimal(m.medianOffHoursMinutes, 1),
          percent(slow / study.ledger.deployments, 1),
        ];
      }),
    },
  });
}
