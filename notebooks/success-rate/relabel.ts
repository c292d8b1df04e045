/** What became of the same changes under several settings of the GenOps arm: which share moves, and which does not. */
import type { StudyView } from '../authoring/define.ts';
import { figure } from '../charts/figure.ts';
import { wholeOf } from '../charts/outcomes-reading.ts';
import { type VariantResult, variantSize } from '../charts/variants.ts';
import { wholeChart } from '../charts/whole.ts';
import { count, percent } from '../format/number.ts';

/** Settings of the canary, from none at all to its most careful. */
export const canaryVariants = [
  { label: 'no canary', changes: { enableCanary: false } },
  { label: 'as set', changes: {} },
  { label: 'fixed thresholds', changes: { judge: 'fixed-thresholds' } },
  { label: 'control: rest of fleet', changes: { control: 'rest-of-fleet' } },
  { label: 'bake × 1', changes: { bakeScale: 1 } },
] as const;

/** Settings of the people before it: how much they see, and how well. */
export const reviewVariants = [
  { label: 'as set', changes: {} },
  { label: 'better reviewers', changes: { reviewerSensitivity: 0.9 } },
  { label: 'more reviews', changes: { reviewRule: 'percentile' } },
  { label: 'more and better', changes: { reviewRule: 'percentile', reviewerSensitivity: 0.9 } },
] as const;

export function relabelFigure(
  run: StudyView,
  variants: readonly VariantResult[],
  { width, what }: { readonly width: number /** What the variants move. */; readonly what: string },
): HTMLElement {
  const success = rangeOver(variants, (m) => m.successRate.value);
  const escaped = rangeOver(variants, (m) => m.escapedRate.value);
  const rolledBack = rangeOver(variants, (m) => m.rollbackRate.value);
  return figure({
    label: `What became of all deployments of the GenOps arm when ${what} is moved`,
    chart: wholeChart(
      variants.map(({ label, measures }) => wholeOf(label, 'genops', measures.genops)),
      { width },
    ),
    caption:
      `As ${what} is moved over ${count(variants.length)} settings, the rolled back ${rolledBack}, the escaped ${escaped}, ` +
      `and the completed ${success}.`,
    run: `n\u00a0=\u00a0${count(variantSize(run))} each, the same changes, seed\u00a0${run.study.config.seed}.`,
    table: {
      title: `Outcomes of the GenOps arm when ${what} is moved`,
      columns: [
        { head: 'setting' },
        { head: 'completed', numeric: true },
        { head: 'rolled back', numeric: true },
        { head: 'blocked', numeric: true },
        { head: 'escaped', numeric: true },
      ],
      rows: variants.map(({ label, measures: { genops } }) => [
        label,
        percent(genops.successRate.value, 1),
        percent(genops.rollbackRate.value, 1),
        percent(genops.blockedRate.value, 1),
        percent(genops.escapedRate.value, 1),
      ]),
    },
  });
}

function rangeOver(
  variants: readonly VariantResult[],
  pick: (arm: VariantResult['measures']['genops']) => number,
): string {
  const values = variants.map(({ measures }) => pick(measures.genops));
  const [least, most] = [Math.min(...values), Math.max(...values)];
  return least === most ? `stay at ${percent(most)}` : `lie between ${percent(least)} and ${percent(most)}`;
}
