/** The result box of a replay, as text: the entries of the published box, and under its "median" the true one. */

import { catchRate, PUBLISHED_BASELINE, type ReplayFigures } from './figures.ts';
import { pythonFixed } from './python-text.ts';

// A replay's figures as the published code prints them: one decimal, in Python's format. The improvement is computed
// from the rounded cycle time.

/** Each as printed; the catch rate is "0.0%" where nothing was to be caught, as in the code. */
export interface PrintedFigures {
  readonly successRate: string;
  readonly rollbackRate: string;
  readonly failureRate: string;
  readonly medianCycleTime: string;
  readonly improvement: string;
  readonly catchRate: string;
}

export function printedFigures(figures: ReplayFigures): PrintedFigures {
  const { successful, rolledBack, failed, reportedMedianMinutes } = figures;
  const total = successful + rolledBack + failed;
  const rounded = pythonFixed(reportedMedianMinutes, 1);
  return {
    successRate: printedPercent(successful / total),
    rollbackRate: printedPercent(rolledBack / total),
    failureRate: printedPercent(failed / total),
    medianCycleTime: `${rounded} min`,
    improvement: printedPercent(1 - Number(rounded) / PUBLISHED_BASELINE.cycleTimeMinutes),
    catchRate: printedPercent(catchRate(figures) ?? 0),
  };
}

/** A ratio as a percentage with one decimal: 0.9625 is "96.2%". */
export function printedPercent(ratio: number): string {
  return `${pythonFixed(ratio * 100, 1)}%`;
}

const WIDTH = 62;

/** The box, a dozen and a half lines of equal length, without a line break at the end. */
export function reportText(figures: ReplayFigures): string {
  const { successful, rolledBack, failed } = figures;
  const total = successful + rolledBack + failed;
  const printed = printedFigures(figures);
  const nothingToCatch = catchRate(figures) === null;
  const lines = [
    entry('Deployments', String(total)),
    entry('Successful', String(successful)),
    entry('Rolled back', String(rolledBack)),
    entry('Failed', String(failed)),
    '',
    entry('Success rate', printed.successRate),
    entry('Rollback rate', printed.rollbackRate),
    entry('Failure rate', printed.failureRate),
    entry('Cycle time, reported as median (a mean)', printed.medianCycleTime),
    entry('Cycle time, true median', `${figures.trueMedianMinutes.toFixed(1)} min`),
    entry('Improvement over the constant baseline', printed.improvement),
    '',
    entry('Safety violations', String(figures.safetyViolations)),
    entry('Canary catch rate', nothingToCatch ? 'none to catch' : printed.catchRate),
  ];
  const framed = ['First release, replayed', null, ...lines].map((line) =>
    line === null ? `├${'─'.repeat(WIDTH)}┤` : `│ ${line.padEnd(WIDTH - 2)} │`,
  );
  return [`┌${'─'.repeat(WIDTH)}┐`, ...framed, `└${'─'.repeat(WIDTH)}┘`].join('\n');
}

function entry(label: string, value: string): string {
  return label + value.padStart(WIDTH - 2 - label.length);
}
