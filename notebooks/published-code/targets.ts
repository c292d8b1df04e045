/** What a run prints beside the paper's figures, and with which mark. */

import type { Claim } from '../../engine/claims/claim.ts';
import { canaryCatch } from '../../engine/claims/published/canary-catch.ts';
import { cycleTimeImprovement } from '../../engine/claims/published/cycle-time-improvement.ts';
import { readmeValidation } from '../../engine/claims/published/readme-box.ts';
import { successGenops } from '../../engine/claims/published/success-genops.ts';
import { PUBLISHED_BASELINE } from '../../engine/replay/index.ts';
import type { Estimate } from '../../engine/simulator/measures/measures.ts';
import type { ReplayResult } from '../../workers/replay/steps.ts';
import { figure } from '../charts/figure.ts';
import type { FigureOptions } from '../charts/options.ts';
import type { Flag } from '../charts/paper-mark.ts';
import { type Row, rowsChart } from '../charts/rows.ts';
import { interval } from '../format/estimate.ts';
import { percent } from '../format/number.ts';
import { type Comparison, comparisonsOf } from './box.ts';
import { cycleTimesOf, rate, replayLabel } from './rates.ts';

export function targetsFigure(replay: ReplayResult, options: FigureOptions): HTMLElement {
  const comparisons = comparisonsOf(replay);
  const of = (label: string): Comparison | undefined => comparisons.find((each) => each.label === label);
  const { successful, deployments, canaryCaught, rolledBack, failed } = replay;
  const rows: readonly Row[] = [
    row('success rate', rate(successful, deployments), successGenops, of('Success rate')),
    row('cycle time reduction', reductionOf(replay), cycleTimeImprovement, of('Cycle time improvement')),
    row('canary catch rate', rate(canaryCaught, rolledBack + failed), canaryCatch, of('Canary catch rate')),
  ];
  const caught = of('Canary catch rate');
  return figure({
    ...options,
    label: 'Three figures of this run beside the published ones, with the mark that the run prints',
    chart: rowsChart(
      {
        groups: [{ heading: 'This run', rows }],
        domain: [0, 1],
        tick: (value) => percent(value, 0),
        bars: true,
      },
      options,
    ),
    caption: `This run prints a catch rate of ${caught?.actual ?? ''} beside ${caught?.target ?? ''} with the mark ${caught?.mark ?? ''}, and ${comparisons.filter((each) => each.mark === '✓').length} ticks in all; a target that begins with a tilde is ticked whatever stands beside it.`,
    run: replayLabel(replay),
    table: {
      title:
        'What this run prints as its comparison with the paper, and the README’s table of its latest validation',
      columns: [
        { head: 'figure' },
        { head: 'of the run', numeric: true },
        { head: 'target', numeric: true },
        { head: 'mark' },
      ],
      rows: [
        ...comparisons.map((each) => [each.label, each.actual, each.target, each.mark]),
        ...readmeValidation.lines.map((line) => [
          `README, ${readmeValidation.source.locator}: ${line.label.toLowerCase()}`,
          line.printed,
          line.target,
          `✓ ${line.word}`,
        ]),
      ],
    },
  });
}

/** The value as the code prints it, which may differ in its last digit from ours. */
function row(label: string, estimate: Estimate, claim: Claim, printed: Comparison | undefined): Row {
  const flags: readonly Flag[] = claim.value === null ? [] : [{ printed: claim.printed, value: claim.value }];
  const { value, lower, upper } = estimate;
  const between =
    Number.isFinite(lower) && Number.isFinite(upper) ? ` (${interval('ratio', lower, upper)})` : '';
  const text = Number.isFinite(value) ? `${printed?.actual ?? ''}${between}` : 'none to catch';
  return { label, owner: 'genops', estimate, flags, value: `${text}  ${printed?.mark ?? ''}` };
}

/** Of the mean against the constant: the interval is the mean's. */
function reductionOf(replay: ReplayResult): Estimate {
  const { mean } = cycleTimesOf(replay);
  const against = (value: number): number => 1 - value / PUBLISHED_BASELINE.cycleTimeMinutes;
  return { ...mean, value: against(mean.value), lower: against(mean.upper), upper: against(mean.lower) };
}
