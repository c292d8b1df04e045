/** The load over the week: when requests come, and how many people are busy with them. */
import { isWorkingHour, reviewWeek } from '../../engine/simulator/reviews.ts';
import type { StudyView } from '../authoring/define.ts';
import { type Arm, armNames } from '../charts/estimate-mark.ts';
import { emptyFigure, figure } from '../charts/figure.ts';
import type { FigureOptions } from '../charts/options.ts';
import { runName } from '../charts/run.ts';
import { stacked } from '../charts/stacked.ts';
import { count, decimal, percent } from '../format/number.ts';
import { arms, peopleOf, type Queues } from './queue.ts';
import { weekChart } from './week-chart.ts';

export function loadFigure({ study }: StudyView, queues: Queues, options: FigureOptions): HTMLElement {
  const people = peopleOf(study);
  const asked = arms.filter((arm) => queues[arm].count > 0);
  if (asked.length === 0) return emptyFigure('No change of this run asked for a review.');
  const weeks = asked.map((arm) => ({ arm, ...reviewWeek(queues[arm], study.days, people) }));
  const perWeek = (arm: Arm): number => (7 * queues[arm].count) / study.days;
  const utilisations = weeks.map(({ arm, utilisation }) => `${percent(utilisation)} in the ${name(arm)} arm`);
  const most = Math.max(...weeks.map(({ busy }) => Math.max(...busy)));
  return figure({
    ...options,
    label: 'A week by the hour: requests for a review, and people busy with reviews, in both arms',
    chart: stacked(
      weekChart(
        {
          title: 'Requests an hour',
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
    caption:
      `Reviews take ${utilisations.join(' and ')} of the working time of ${count(people)} people; in the busiest hour of the week ` +
      `${decimal(most, 1)} of them are at work on one, on average. Shaded: nobody reviews.`,
    run: `${runName(study)}, ${decimal(study.days / 7, 1)} weeks.`,
    table: {
      title: 'Load of the reviewers by arm',
      columns: [
        { head: 'arm' },
        { head: 'reviews', numeric: true },
        { head: 'reviews a week', numeric: true },
        { head: 'of working time', numeric: true },
        { head: 'asked outside working time', numeric: true },
        { head: 'most people busy, mean of an hour', numeric: true },
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

const name = (arm: Arm): string => (arm === 'genops' ? 'GenOps' : 'traditional');

function offHours(requests: Float64Array): number {
  let off = 0;
  let all = 0;
  requests.forEach((value, hour) => {
    all += value;
    if (!isWorkingHour(hour)) off += value;
  });
  return all === 0 ? Number.NaN : off / all;
}
