/** What is reported as the median, and the median: both over the distribution that they are of. */
import { cycleTimeBaseline } from '../../engine/claims/published/cycle-time-baseline.ts';
import { cycleTimeGenops } from '../../engine/claims/published/cycle-time-genops.ts';
import { CYCLE_TIME_MINUTES, minutesOf, PUBLISHED_BASELINE } from '../../engine/replay/index.ts';
import type { ReplayResult } from '../../workers/replay/steps.ts';
import { type FigureOptions, figure, numbers } from '../charts/figure.ts';
import { ownFlag } from '../charts/printed.ts';
import { binned, spreadChart } from '../charts/spread.ts';
import { interval } from '../format/estimate.ts';
import { decimal, percent } from '../format/number.ts';
import { minutes } from '../format/time.ts';
import { type CycleTimes, cycleTimesOf, replayLabel, spanOf } from './rates.ts';

const [SHORTEST, LONGEST] = CYCLE_TIME_MINUTES;

export function averageFigure(replay: ReplayResult, options: FigureOptions): HTMLElement {
  const times = cycleTimesOf(replay);
  const { mean, median } = times;
  const lengths = minutesIn(replay);
  const narrow = options.width < 560;
  const apart = Math.abs(mean.value - median.value) * 60;
  return figure({
    ...options,
    label: 'Distribution of this run’s cycle times with its mean, its median, and the two printed medians',
    chart: spreadChart(
      {
        bins: binned(lengths, SHORTEST, LONGEST, 1),
        domain: [SHORTEST - 2, PUBLISHED_BASELINE.cycleTimeMinutes + 3],
        points: [
          {
            label: `${narrow ? 'mean' : 'reported as the median: the mean'}, ${minutes(mean.value, 2)}`,
            owner: 'genops',
            estimate: mean,
          },
          {
            label: `${narrow ? '' : 'the '}median, ${minutes(median.value, 2)}`,
            owner: 'both',
            estimate: median,
          },
        ],
        flags: [cycleTimeGenops, cycleTimeBaseline].flatMap(ownFlag),
        tick: (value) => decimal(value, 0),
        label: 'cycle time, minutes',
      },
      options,
    ),
    title: `This run reports a median of ${minutes(mean.value, 2)}, but that is the mean.`,
    caption: `The true median is ${minutes(median.value, 2)}, ${decimal(apart, apart < 10 ? 1 : 0)} seconds away. No deployment takes ${minutes(PUBLISHED_BASELINE.cycleTimeMinutes)}: the baseline is a constant, and the longest possible cycle time is ${minutes(LONGEST, 0)}.`,
    run: replayLabel(replay),
    table: {
      title: 'Cycle times of this run and the baseline, minutes',
      columns: ['figure', ...numbers('minutes', '95% interval')],
      rows: tableRows(times, lengths),
    },
  });
}

/** A loop, and nothing sorted: of a million rows `Float64Array.from` and `sort` take a third of a second. */
function minutesIn({ rows }: ReplayResult): Float64Array {
  const times = rows?.cycleTimeMicroseconds ?? [];
  const lengths = new Float64Array(times.length);
  for (let i = 0; i < lengths.length; i++) lengths[i] = minutesOf(times[i]!);
  return lengths;
}

function tableRows({ mean, median }: CycleTimes, lengths: Float64Array): readonly (readonly string[])[] {
  const ends = ({ lower, upper }: { lower: number; upper: number }): string =>
    interval('minutes', lower, upper);
  const { shortest, longest } = spanOf(lengths);
  return [
    ['mean, reported as median', decimal(mean.value, 4), ends(mean)],
    ['median', decimal(median.value, 4), ends(median)],
    ['shortest', decimal(shortest, 2), ''],
    ['longest', decimal(longest, 2), ''],
    ['baseline, a constant', decimal(PUBLISHED_BASELINE.cycleTimeMinutes, 1), ''],
    ['baseline success rate, a constant', percent(PUBLISHED_BASELINE.completedPerDeployment, 0), ''],
  ];
}
