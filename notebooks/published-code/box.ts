/** The README's result box beside this run's, line by line, and this run's as the command line prints it. */
import { cycleTimeImprovement } from '../../engine/claims/published/cycle-time-improvement.ts';
import { readmeBox } from '../../engine/claims/published/readme-box.ts';
import { catchRates, printedFigures, type Replay, reportText } from '../../engine/replay/index.ts';
import { element, type Hole } from '../authoring/html.ts';
import { dataTable } from '../charts/data-table.ts';
import { count } from '../format/number.ts';
import { minutes } from '../format/time.ts';
import { replayLabel } from './rates.ts';

export function boxTable(replay: Replay): HTMLElement {
  const root = element`<div class="boxes stack measure"></div>`;
  root.append(
    dataTable({
      title: 'The README’s result box beside this run’s',
      columns: [
        { head: 'line of the box' },
        { head: 'README', numeric: true },
        { head: 'this run', numeric: true },
      ],
      rows: linesOf(replay).map(({ label, ours }) => [label, printedFor(label), ours]),
    }),
    element`<p class="figure__run muted">${replayLabel(replay).replace(/, 95.*$/, '.')} SHA-256 of the rows: <code class="digest">${replay.rowsSha256 ?? 'none'}</code></p>`,
    element`<details class="unfold"><summary>This run’s box as text</summary><pre class="code card" tabindex="0" role="region" aria-label="This run’s result box"><code>${reportText(replay)}</code></pre></details>`,
  );
  return root;
}

/** This run's value for each line, and two lines that the box does not have. */
function linesOf(replay: Replay): readonly { readonly label: string; readonly ours: string }[] {
  const { deployments: n, successful, rolledBack, failed, safetyViolations } = replay;
  const nothingToCatch = catchRates(replay).caughtPerRolledBackOrFailed === null;
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
    { label: 'True median, which the box does not give', ours: minutes(replay.trueMedianMinutes) },
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

/** Figures of a run against what it prints them beside; the last word of each row is the mark that the release prints. */
export interface Comparison {
  readonly label: string;
  /** As the release prints it. */
  readonly actual: string;
  readonly target: string;
  readonly mark: '✓' | '≈';
}

/** The release's own comparison with the paper (genops/simulator.py, print_report), for any run. */
export function comparisonsOf(replay: Replay): readonly Comparison[] {
  const { successRate, catchRate, improvement } = printedFigures(replay);
  const compared = (label: string, actual: string, target: string): Comparison => ({
    label,
    actual,
    target,
    // equal as text, or a target that begins with a tilde, which gets the tick whatever stands beside it
    mark: actual === target || target.includes('~') ? '✓' : '≈',
  });
  const printed = (label: string): string =>
    readmeBox.lines.find((line) => line.label === label)?.printed ?? '';
  return [
    compared('Success rate', successRate, printed('Success rate')),
    compared('Safety violations', String(replay.safetyViolations), printed('Safety violations')),
    compared('Canary catch rate', catchRate, `~${printed('Canary catch rate')}`),
    {
      label: 'Cycle time improvement',
      actual: improvement,
      target: cycleTimeImprovement.printed,
      mark: '≈',
    },
  ];
}
