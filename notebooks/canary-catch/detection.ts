/** What share of bad changes is caught under shorter and longer stages, and with less and more traffic. */
import type { StudyView } from '../authoring/define.ts';
import { figure, numbers } from '../charts/figure.ts';
import { rowsChart } from '../charts/rows.ts';
import { type VariantResult, variantSize } from '../charts/variants.ts';
import { interval, withInterval } from '../format/estimate.ts';
import { count, decimal, percent } from '../format/number.ts';

export const detectionVariants = [
  { label: 'these settings', changes: {} },
  { label: 'bake time 0.1×', changes: { bakeScale: 0.1 } },
  { label: 'bake time 1×', changes: { bakeScale: 1 } },
  { label: 'traffic 0.1×', changes: { trafficMultiple: 0.1 } },
  { label: 'traffic 10×', changes: { trafficMultiple: 10 } },
  { label: 'no silent defects', changes: { silentDefectShare: 0 } },
] as const;

export function detectionFigure(
  run: StudyView,
  variants: readonly VariantResult[],
  { width }: { readonly width: number },
): HTMLElement {
  const caught = variants
    .map(({ label, measures }) => ({ label, rate: measures.canary.catchRates.caughtPerBadChange }))
    .filter(({ rate }) => Number.isFinite(rate.value))
    .toSorted((a, b) => a.rate.value - b.rate.value);
  const [least, most] = [caught.at(0), caught.at(-1)];
  return figure({
    label: 'Share of bad changes caught before full traffic, under other bake times and traffic',
    chart: rowsChart(
      {
        groups: [
          {
            heading: '',
            rows: variants.map(({ label, measures }) => {
              const rate = measures.canary.catchRates.caughtPerBadChange;
              return { label, owner: 'genops', estimate: rate, value: withInterval('ratio', rate) };
            }),
          },
        ],
      },
      { width },
    ),
    id: 'detection',
    title:
      least === undefined || most === undefined
        ? 'No change is bad in any variant: there is nothing to catch.'
        : least.rate.value === most.rate.value
          ? `The canary catches ${percent(most.rate.value)} of bad changes in each of these settings${run.study.config.settings.enableCanary ? '' : ': the canary is switched off'}.`
          : `The canary catches between ${percent(least.rate.value)} (${least.label}) and ${percent(most.rate.value)} (${most.label}) of bad changes.`,
    subtitle: 'Share of bad changes caught before full traffic, under other bake times, traffic and defects.',
    run: `n\u00a0=\u00a0${count(variantSize(run))} each, the same changes, seed\u00a0${run.study.config.seed}, 95% intervals.`,
    table: {
      title: 'Detection under other settings',
      columns: [
        'setting',
        ...numbers(
          'bad changes',
          'caught',
          '95% interval',
          'good changes rolled back',
          'median cycle time, min',
        ),
      ],
      rows: variants.map(({ label, measures: { canary, genops } }) => {
        const rate = canary.catchRates.caughtPerBadChange;
        return [
          label,
          count(canary.badChanges),
          percent(rate.value, 1),
          interval('ratio', rate.lower, rate.upper),
          count(canary.falseRollbacks),
          decimal(genops.medianCycleMinutes.value, 1),
        ];
      }),
    },
  });
}
