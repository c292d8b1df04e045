/** How long changes wait for a person, and what those waits are made of. */
import { medianEstimate } from '../../engine/simulator/measures/estimates.ts';
import { quantile } from '../../engine/statistics/summaries.ts';
import type { StudyView } from '../authoring/define.ts';
import { cycleTimeChart } from '../charts/cycle-time.ts';
import { binned, edgesOver } from '../charts/cycle-time-bins.ts';
import { emptyFigure, type FigureOptions, figure, numbers, runLabel, runName } from '../charts/figure.ts';
import { type Arm, armNames } from '../charts/marks.ts';
import { rowsChart } from '../charts/rows.ts';
import { roundDomain } from '../charts/svg.ts';
import { interval, withInterval } from '../format/estimate.ts';
import { count, decimal, percent } from '../format/number.ts';
import { minutes, span } from '../format/time.ts';
import { arms, askedOften, fewText, partsOf, type Queues, queueMean, type WaitParts } from './queue.ts';

const DAY = 1440;

export function waitsFigure({ study }: StudyView, queues: Queues, options: FigureOptions): HTMLElement {
  const asked = askedOften([queues]);
  if (asked.length === 0) return tooFew(queues);
  const edges = edgesOver(asked.map((arm) => queues[arm].waitMinutes));
  const read = asked.map((arm) => {
    const sorted = queues[arm].waitMinutes.slice().sort();
    return {
      arm,
      bins: binned(sorted, edges),
      median: medianEstimate(sorted),
      p90: quantile(sorted, 0.9),
      overDay: sorted.filter((wait) => wait > DAY).length / sorted.length,
      n: sorted.length,
      printed: [],
    };
  });
  const medians = read.map(({ arm, median }) => `${withInterval('minutes', median)} ${inArm(arm)}`);
  const longer = read.map(
    ({ arm, p90, overDay }) =>
      `${armNames[arm]}: 90% wait at most ${span(p90)}, and ${percent(overDay)} wait longer than a day.`,
  );
  return figure({
    ...options,
    label: 'Distributions of the wait for a reviewer in both arms on a log scale, with medians',
    chart: cycleTimeChart(read, {
      ...options,
      words: {
        axis: ['wait', 'wait from the request to the decision, without the review itself'],
        of: 'reviews',
      },
    }),
    id: 'waits',
    title: `The median wait for a reviewer is ${medians.join(' and ')}.`,
    subtitle: 'Wait from the request to the decision, without the review itself. Log scale.',
    caption: longer.join(' ') + fewText(queues),
    run: runLabel(study),
    table: {
      title: 'Waits for a reviewer by arm',
      columns: [
        'arm',
        ...numbers('reviews', 'median, min', '95% interval, min', '90th percentile, min', 'over a day'),
      ],
      rows: read.map(({ arm, median, p90, overDay, n }) => [
        armNames[arm],
        count(n),
        decimal(median.value, 1),
        interval('minutes', median.lower, median.upper).replace(/\s*min$/, ''),
        decimal(p90, 1),
        percent(overDay, 1),
      ]),
    },
  });
}

function tooFew(queues: Queues): HTMLElement {
  return emptyFigure(`Hardly any change of this run needed a review.${fewText(queues)}`);
}

const partNames: readonly (readonly [keyof WaitParts, string])[] = [
  ['closed', 'nights and weekends'],
  ['attention', 'until the reviewer starts'],
  ['queued', 'all reviewers busy'],
];

const inArm = (arm: Arm): string => `in the ${arm === 'genops' ? 'GenOps' : 'traditional'} arm`;

/** What a mean wait is made of. */
export function partsFigure({ study }: StudyView, queues: Queues, options: FigureOptions): HTMLElement {
  const asked = askedOften([queues]);
  if (asked.length === 0) return tooFew(queues);
  const groups = asked.map((arm) => {
    const { closedMinutes: closed, attentionMinutes: attention, queuedMinutes: queued } = queues[arm];
    const columns = { closed, attention, queued };
    return {
      arm,
      heading: `${armNames[arm]}: ${count(queues[arm].count)} reviews`,
      rows: partNames.map(([part, label]) => {
        const estimate = queueMean(columns[part]);
        return { label, owner: arm, estimate, value: withInterval('minutes', estimate) };
      }),
    };
  });
  const ends = groups.flatMap(({ rows }) => rows.flatMap(({ estimate }) => [estimate.upper, estimate.value]));
  const shares = groups.map(({ arm }) => {
    const { closed, attention, queued } = partsOf(queues[arm]);
    const whole = Math.max(closed + attention + queued, 1e-9);
    return [closed, queued].map((part) => `${percent(part / whole, 1)} ${inArm(arm)}`);
  });
  const share = (k: number): string => shares.map((each) => each[k]).join(' and ');
  return figure({
    ...options,
    label: 'What a mean wait for a review is made of, in minutes, by arm',
    chart: rowsChart(
      { groups, domain: roundDomain(ends, { low: 0 }), tick: (value) => minutes(value, 0) },
      options,
    ),
    id: 'parts-of-the-wait',
    title: `Of the mean wait, nights and weekends make up ${share(0)}.`,
    subtitle: 'Mean wait per review, by cause.',
    caption: `Queues make up ${share(1)}. More reviewers shorten these, and spare the nights that a queue runs into.`,
    run: `${runName(study)}, 95% intervals (batch means).`,
    table: {
      title: 'Parts of the mean wait, minutes a review',
      columns: ['arm', ...numbers(...partNames.map(([, label]) => label)), ...numbers('whole wait')],
      rows: arms.map((arm) => {
        const parts = partsOf(queues[arm]);
        return [
          armNames[arm],
          ...partNames.map(([part]) => decimal(parts[part], 1)),
          decimal(parts.closed + parts.attention + parts.queued, 1),
        ];
      }),
    },
  });
}
