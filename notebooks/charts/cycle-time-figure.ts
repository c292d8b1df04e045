/** The figure of cycle time: chart, finding and table out of a run. */

import type { StudyView } from '../authoring/define.ts';
import { flagsOf, printedOf } from '../claims/printed.ts';
import { interval, withInterval } from '../format/estimate.ts';
import { decimal, percent } from '../format/number.ts';
import { cycleTimeChart } from './cycle-time.ts';
import { cycleTimes } from './cycle-time-reading.ts';
import type { Arm } from './estimate-mark.ts';
import { armNames } from './estimate-mark.ts';
import { figure } from './figure.ts';
import type { FigureOptions } from './options.ts';
import { runLabel } from './run.ts';

export function cycleTimeFigure({ study, rows }: StudyView, options: FigureOptions): HTMLElement {
  const { genops, traditional, cycleTimeReduction } = study.measures;
  const arms = cycleTimes(study, {
    genops: flagsOf(rows, 'cycle-time-genops'),
    traditional: flagsOf(rows, 'cycle-time-baseline'),
  });
  const printed = [printedOf(rows, 'cycle-time-genops'), printedOf(rows, 'cycle-time-baseline')];
  const finding =
    `Half of the deployments take at most ${withInterval('minutes', genops.medianCycleMinutes)} in the GenOps arm and ` +
    `${withInterval('minutes', traditional.medianCycleMinutes)} in the traditional one, ` +
    `a reduction by ${withInterval('ratio', cycleTimeReduction)}; printed are ${printed.join(' and ')}.`;
  return figure({
    ...options,
    label: 'Distributions of cycle time in both arms on a log scale, with medians and the published medians',
    chart: cycleTimeChart(arms, options),
    caption: finding,
    run: runLabel(study),
    table: {
      title: 'Cycle time by arm, minutes',
      columns: [
        { head: 'arm' },
        { head: 'median, min', numeric: true },
        { head: '95% interval, min', numeric: true },
        { head: 'mean, min', numeric: true },
        { head: '90th percentile, min', numeric: true },
        { head: 'started Mon–Fri 9–18, median, min', numeric: true },
        { head: 'other starts, median, min', numeric: true },
        { head: 'above 4 h', numeric: true },
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
