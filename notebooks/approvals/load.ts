/** The load over the week: when requests come, and how many people are busy with them. */
import * as Plot from '@observablehq/plot';
import { HOURS_A_WEEK, isWorkingHour, reviewWeek } from '../../engine/simulator/reviews.ts';
import type { StudyView } from '../authoring/define.ts';
import { emptyFigure, type FigureOptions, figure, numbers, runName, stacked } from '../charts/figure.ts';
import { type Arm, armNames } from '../charts/marks.ts';
import { count, decimal, percent } from '../format/number.ts';
import { arms, peopleOf, type Queues } from './queue.ts';

export function loadFigure({ study }: StudyView, queues: Queues, options: FigureOptions): HTMLElement {
  const people = peopleOf(study);
  const asked = arms.filter((arm) => queues[arm].count > 0);
  if (asked.length === 0) return emptyFigure('No change of this run asked for a review.');
  const weeks = asked.map((arm) => ({ arm, ...reviewWeek(queues[arm], study.days, people) }));
  const perWeek = (arm: Arm): number => (7 * queues[arm].count) / study.days;
  const shares = weeks.map(({ arm, utilisation }) => `${percent(utilisation)} (${armNames[arm]})`);
  const most = Math.max(...weeks.map(({ busy }) => Math.max(...busy)));
  return figure({
    ...options,
    label: 'A week by the hour: requests for a review, and people busy with reviews, in both arms',
    chart: stacked(
      weekChart(
        {
          title: 'Requests per hour',
          series: weeks.map(({ arm, requests }) => ({ arm, values: requests })),
        },
        options,
      ),
      weekChart(
        {
          title: `People busy, of ${count(people)}`,
          series: weeks.map(({ arm, busy }) => ({ arm, values: busy })),
        },
        options,
      ),
    ),
    id: 'load-over-the-week',
    title: `Reviews take ${shares.join(' and ')} of the reviewers’ working time.`,
    subtitle: 'Review requests and busy reviewers by hour of the week. Shaded: nobody works.',
    caption: `In the busiest hour of the week, ${decimal(most, 1)} of ${count(people)} reviewers are busy on average.`,
    run: `${runName(study)}, ${decimal(study.days / 7, 1)} weeks.`,
    table: {
      title: 'Load of the reviewers by arm',
      columns: [
        'arm',
        ...numbers(
          'reviews',
          'reviews a week',
          'of working time',
          'requested outside working time',
          'busy in the busiest hour',
        ),
      ],
      rows: weeks.map(({ arm, requests, busy, utilisation }) => [
        armNames[arm],
        count(queues[arm].count),
        decimal(perWeek(arm), 1),
        percent(utilisation, 1),
        percent(offHours(requests), 1),
        decimal(Math.max(...busy), 2),
      ]),
    },
  });
}

function offHours(requests: Float64Array): number {
  let off = 0;
  let all = 0;
  requests.forEach((value, hour) => {
    all += value;
    if (!isWorkingHour(hour)) off += value;
  });
  return all === 0 ? Number.NaN : off / all;
}

/** A week by the hour: requests above, busy people below; nights and weekends shaded. */
interface WeekPanel {
  readonly title: string;
  /** 168 values an arm, Monday 0:00 first. */
  readonly series: readonly { readonly arm: Arm; readonly values: Float64Array }[];
}

const PANEL = 170;
const days = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

/** Stretches in which nobody reviews, in hours of the week. */
const closed = Array.from({ length: HOURS_A_WEEK }, (_, hour) => hour)
  .filter((hour) => !isWorkingHour(hour))
  .map((hour) => ({ from: hour, to: hour + 1 }));

function weekChart(panel: WeekPanel, { width }: { readonly width: number }): SVGElement {
  const { title, series } = panel;
  const narrow = width < 560;
  const steps = series.flatMap(({ arm, values }) => {
    const points = Array.from(values, (value, hour) => ({ arm, hour, value }));
    return [...points, { arm, hour: HOURS_A_WEEK, value: values[HOURS_A_WEEK - 1] ?? 0 }];
  });
  const top = Math.max(...steps.map(({ value }) => value), 1e-6);
  return Plot.plot({
    width,
    height: PANEL,
    marginTop: 26,
    marginBottom: 22,
    marginLeft: 34,
    marginRight: 1,
    className: 'plot',
    x: { domain: [0, HOURS_A_WEEK], label: null },
    y: { domain: [0, top], label: null },
    marks: [
      Plot.rectX(closed, { x1: 'from', x2: 'to', fill: 'var(--surface-strong)', inset: -0.2 }),
      Plot.gridY({ className: 'chart__grid', ticks: 3 }),
      Plot.axisY({ ticks: 3, tickSize: 0, tickFormat: (value: number) => decimal(value, top < 2 ? 1 : 0) }),
      Plot.axisX(
        days.map((_, day) => day * 24 + 12),
        {
          tickSize: 0,
          text: (hour: number) => days[Math.floor(hour / 24)]!.slice(0, narrow ? 2 : 3),
        },
      ),
      Plot.areaY(steps, {
        x: 'hour',
        y1: 0,
        y2: 'value',
        z: 'arm',
        fill: ({ arm }: { arm: Arm }) => `var(--arm-${arm})`,
        fillOpacity: 0.22,
        curve: 'step-after',
      }),
      ...series.map(({ arm }) =>
        Plot.line(
          steps.filter((step) => step.arm === arm),
          {
            x: 'hour',
            y: 'value',
            stroke: `var(--arm-${arm})`,
            strokeWidth: 1.75,
            // a second channel beside color
            ...(arm === 'genops' ? {} : { strokeDasharray: '5 2' }),
            curve: 'step-after',
          },
        ),
      ),
      ...series.map(({ arm, values }) =>
        Plot.dot(
          Array.from(values, (value, hour) => ({ hour, value })).filter(({ value }) => value > 0),
          {
            x: ({ hour }: { hour: number }) => hour + 0.5,
            y: 'value',
            r: 2,
            fill: 'var(--ink)',
            fillOpacity: 0,
            title: ({ hour, value }: { hour: number; value: number }) =>
              `${armNames[arm]}, ${days[Math.floor(hour / 24)]!} ${hour % 24}:00: ${decimal(value, 2)}`,
          },
        ),
      ),
      Plot.ruleY([0], { className: 'baseline' }),
      Plot.text([title], {
        text: String,
        frameAnchor: 'top-left',
        dx: -33,
        dy: -25,
        className: 'chart__heading',
        fill: 'var(--ink)',
      }),
      ...series.map(({ arm }, k) =>
        Plot.text([`${arm === 'genops' ? '——' : '– –'} ${armNames[arm]}`], {
          text: String,
          frameAnchor: 'top-right',
          dx: -k * 108,
          dy: -24,
          fill: `var(--arm-${arm}-ink)`,
        }),
      ),
    ],
    color: { type: 'identity' },
  }) as SVGElement;
}
