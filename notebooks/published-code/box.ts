/** The README's result box next to this run's, line by line, and this run's as the command line prints it. */

import type { Claim } from '../../engine/claims/claim.ts';
import { canaryCatch } from '../../engine/claims/published/canary-catch.ts';
import { cycleTimeImprovement } from '../../engine/claims/published/cycle-time-improvement.ts';
import { readmeBox, readmeValidation } from '../../engine/claims/published/readme-box.ts';
import { successGenops } from '../../engine/claims/published/success-genops.ts';
import {
  catchRate,
  PUBLISHED_BASELINE,
  PUBLISHED_DEFAULTS,
  printedFigures,
  type Replay,
  reportText,
} from '../../engine/replay/index.ts';
import { reductionFrom } from '../../engine/simulator/measures/estimates.ts';
import type { Estimate } from '../../engine/simulator/measures/measures.ts';
import type { ReplayResult } from '../../workers/replay/steps.ts';
import { element, type Hole } from '../authoring/html.ts';
import { dataTable, type FigureOptions, figure, numbers } from '../charts/figure.ts';
import { ownFlag } from '../charts/printed.ts';
import { type Row, rowsChart } from '../charts/rows.ts';
import { interval } from '../format/estimate.ts';
import { count, outOf } from '../format/number.ts';
import { minutes } from '../format/time.ts';
import { cycleTimesOf, rate, replayLabel, replayName } from './rates.ts';

/** What this run prints next to what the documents print, before anything else. */
export function summaryText(replay: Replay): HTMLElement {
  const { successRate, medianCycleTime } = printedFigures(replay);
  const ours = new Map(linesOf(replay).map((line) => [line.label, line.ours]));
  return element`<p class="large tight">In this run of the published code, ${successRate} of deployments succeed (printed: ${successGenops.printed}). Its canary catch
    rate is ${ours.get('Canary catch rate') ?? ''} (printed: ${canaryCatch.printed}). The “median” cycle time of ${medianCycleTime} is a mean.</p>`;
}

export function boxTable(replay: Replay): HTMLElement {
  const root = element`<div class="boxes stack measure"></div>`;
  const here = new Map(linesOf(replay).map((line) => [line.label, line.ours]));
  const { deployments, seed } = PUBLISHED_DEFAULTS;
  const isDefault = replay.deployments === deployments && Number(replay.seed) === seed;
  const other = readmeBox.lines.filter(({ label, printed }) => here.get(label) !== printed).length;
  root.append(
    element`<p class="flush">${outOf(other, readmeBox.lines.length)} lines of the README’s box differ from what the code prints in this run${isDefault ? ', with its default seed and size' : ''}.</p>`,
    dataTable({
      title: 'The README’s result box and this run’s',
      columns: ['line of the box', ...numbers('README', 'this run')],
      rows: linesOf(replay).map(({ label, ours }) => [label, printedFor(label), ours]),
    }),
    element`<p class="figure__run muted">${replayName(replay)}. SHA-256 of the rows: <code class="digest">${replay.rowsSha256 ?? 'none'}</code></p>`,
    element`<details class="unfold"><summary>This run’s box as text</summary><pre class="code card" tabindex="0" role="region" aria-label="This run’s result box"><code>${reportText(replay)}</code></pre></details>`,
  );
  return root;
}

/** This run's value for each line, and two lines that the box does not have. */
function linesOf(replay: Replay): readonly { readonly label: string; readonly ours: string }[] {
  const { deployments: n, successful, rolledBack, failed, safetyViolations } = replay;
  const nothingToCatch = catchRate(replay) === null;
  const printed = printedFigures(replay);
  return [
    { label: 'Deployments', ours: count(n) },
    { label: 'Successful', ours: count(successful) },
    { label: 'Rolled back', ours: count(rolledBack) },
    { label: 'Failed', ours: count(failed) },
    { label: 'Success rate', ours: printed.successRate },
    { label: 'Rollback rate', ours: printed.rollbackRate },
    { label: 'Failure rate', ours: printed.failureRate },
    { label: 'Median cycle time', ours: printed.medianCycleTime },
    { label: 'True median (not in the box)', ours: minutes(replay.trueMedianMinutes) },
    { label: 'Safety violations', ours: count(safetyViolations) },
    { label: 'Canary catch rate', ours: nothingToCatch ? 'none to catch' : printed.catchRate },
  ];
}

function printedFor(label: string): Hole {
  const line = readmeBox.lines.find((each) => each.label === label);
  return line === undefined
    ? ''
    : element`<span class="printed one-line tight digits strong">${line.printed}</span>`;
}

/** A figure of a run, the target that it prints next to it, and the mark that the release prints. */
export interface Comparison {
  readonly label: string;
  /** As the release prints it. */
  readonly actual: string;
  readonly target: string;
  readonly mark: '✓' | '≈';
}

/** The release's own comparison with the paper (genops/simulator.py, print_report), for any run. */
export function comparisonsOf(replay: Replay): readonly Comparison[] {
  const printedHere = printedFigures(replay);
  const compared = (label: string, actual: string, target: string): Comparison => ({
    label,
    actual,
    target,
    // equal as text, or a target that begins with a tilde, which gets the tick whatever the figure is
    mark: actual === target || target.includes('~') ? '✓' : '≈',
  });
  const printed = (label: string): string =>
    readmeBox.lines.find((line) => line.label === label)?.printed ?? '';
  return [
    compared('Success rate', printedHere.successRate, printed('Success rate')),
    compared('Safety violations', String(replay.safetyViolations), printed('Safety violations')),
    compared('Canary catch rate', printedHere.catchRate, `~${printed('Canary catch rate')}`),
    {
      label: 'Cycle time improvement',
      actual: printedHere.improvement,
      target: cycleTimeImprovement.printed,
      mark: '≈',
    },
  ];
}

/** A run's figures next to the paper's, each with its mark. */
export function targetsFigure(replay: ReplayResult, options: FigureOptions): HTMLElement {
  const comparisons = comparisonsOf(replay);
  const of = (label: string): Comparison | undefined => comparisons.find((each) => each.label === label);
  const { successful, deployments, canaryCaught, rolledBack, failed } = replay;
  const rows: readonly Row[] = [
    row('success rate', rate(successful, deployments), successGenops, of('Success rate')),
    row(
      'cycle time reduction',
      reductionFrom(PUBLISHED_BASELINE.cycleTimeMinutes, cycleTimesOf(replay).mean),
      cycleTimeImprovement,
      of('Cycle time improvement'),
    ),
    row('canary catch rate', rate(canaryCaught, rolledBack + failed), canaryCatch, of('Canary catch rate')),
  ];
  const caught = of('Canary catch rate');
  const ticked = comparisons.filter((each) => each.mark === '✓');
  return figure({
    ...options,
    label: 'Three figures of this run next to the published ones, with the mark that the run prints',
    chart: rowsChart(
      {
        groups: [{ heading: 'This run', rows }],
      },
      options,
    ),
    title: `A catch rate of ${caught?.actual ?? ''} against a target of ${caught?.target ?? ''} gets the mark ${caught?.mark ?? ''}.`,
    caption: `A target that starts with a tilde always gets ✓. In this run, ${outOf(ticked.length, comparisons.length)} figures get one: ${ticked.map(({ label: name }) => name.toLowerCase()).join(' and ')}.`,
    run: replayLabel(replay),
    table: {
      title: 'This run’s comparison with the paper, and the README’s table of its latest validation',
      columns: ['figure', ...numbers('run', 'target'), 'mark'],
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
  const { value, lower, upper } = estimate;
  const between =
    Number.isFinite(lower) && Number.isFinite(upper) ? ` (${interval('ratio', lower, upper)})` : '';
  const text = Number.isFinite(value) ? `${printed?.actual ?? ''}${between}` : 'none to catch';
  return {
    label,
    owner: 'genops',
    estimate,
    flags: ownFlag(claim),
    value: `${text}  ${printed?.mark ?? ''}`,
  };
}
