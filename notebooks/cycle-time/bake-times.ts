/** How the GenOps median follows the bake time, as rows with the published median as a flag. */
import type { StudyView } from '../authoring/define.ts';
import { figure } from '../charts/figure.ts';
import { roundDomain } from '../charts/linear-scale.ts';
import { rowsChart } from '../charts/rows.ts';
import { type VariantResult, variantSize } from '../charts/variants.ts';
import { claimOf, flagsOf, printedOf } from '../claims/printed.ts';
import { interval, withInterval } from '../format/estimate.ts';
import { count, decimal, percent } from '../format/number.ts';
import { minutes } from '../format/time.ts';

export function bakeTimesFigure(
  run: StudyView,
  variants: readonly VariantResult[],
  { width }: { readonly width: number },
): HTMLElement {
  const rows = variants.map(({ label, measures }) => ({
    label,
    owner: 'genops' as const,
    estimate: measures.genops.medianCycleMinutes,
    value: withInterval('minutes', measures.genops.medianCycleMinutes),
  }));
  const flags = flagsOf(run.rows, 'cycle-time-genops');
  const ends = rows.map(({ estimate }) => estimate.upper);
  const published = variants.at(-1)?.measures.genops.medianCycleMinutes;
  const printed = claimOf(run.rows, 'cycle-time-genops')?.value ?? null;
  const clear = published !== undefined && printed !== null && published.lower > printed;
  return figure({
    label:
      'Median cycle time of the GenOps arm under shorter and longer bake times, with the published median',
    chart: rowsChart(
      {
        groups: [{ heading: '', rows }],
        domain: roundDomain([...ends, ...flags.map(({ value }) => value)], { low: 0 }),
        tick: (value) => minutes(value, 0),
        bars: true,
        flags,
      },
      { width },
    ),
    caption:
      published === undefined
        ? 'No variant was run.'
        : `With the bake times that the published code draws, the median is ` +
          `${withInterval('minutes', published)}, beside ${printedOf(run.rows, 'cycle-time-genops')} in print` +
          `${clear ? ': the printed median needs shorter stages than those' : ''}.`,
    run: `n\u00a0=\u00a0${count(variantSize(run))} each, seed\u00a0${run.study.config.seed}, 95% intervals.`,
    table: {
      title: 'GenOps arm by bake time',
      columns: [
        { head: 'bake time, times the published draw' },
        { head: 'median, min', numeric: true },
        { head: '95% interval', numeric: true },
        { head: 'bad changes caught', numeric: true },
        { head: 'success rate', numeric: true },
      ],
      rows: variants.map(({ label, measures: { genops, canary } }) => [
        label,
        decimal(genops.medianCycleMinutes.value, 1),
        interval('minutes', genops.medianCycleMinutes.lower, genops.medianCycleMinutes.upper),
        percent(canary.catchRates.caughtPerBadChange.value, 1),
        percent(genops.successRate.value, 1),
      ]),
    },
  });
}
