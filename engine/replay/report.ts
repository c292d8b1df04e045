/**
 * The result box of a replay, as text: the entries of the published box, and under its "median" the true one.
 */
import { catchRates } from './catch-rates.ts';
import type { ReplayFigures } from './figures.ts';
import { printedFigures } from './printed.ts';

const WIDTH = 62;

/** The box, a dozen and a half lines of equal length, without a line break at the end. */
export function reportText(figures: ReplayFigures): string {
  const { successful, rolledBack, failed } = figures;
  const total = successful + rolledBack + failed;
  const printed = printedFigures(figures);
  const nothingToCatch = catchRates(figures).caughtPerRolledBackOrFailed === null;
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
