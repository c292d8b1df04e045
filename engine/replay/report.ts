/**
 * The result box of a replay, as text: the entries of the published box, and under its "median" the true one.
 */
import { catchRates } from './catch-rates.ts';
import { PUBLISHED_BASELINE, type ReplayFigures } from './figures.ts';

const WIDTH = 62;

/** The box, a dozen and a half lines of equal length, without a line break at the end. */
export function reportText(figures: ReplayFigures): string {
  const { successful, rolledBack, failed } = figures;
  const total = successful + rolledBack + failed;
  const improvement = 1 - figures.reportedMedianMinutes / PUBLISHED_BASELINE.cycleTimeMinutes;
  const lines = [
    entry('Deployments', String(total)),
    entry('Successful', String(successful)),
    entry('Rolled back', String(rolledBack)),
    entry('Failed', String(failed)),
    '',
    entry('Success rate', percent(successful / total)),
    entry('Rollback rate', percent(rolledBack / total)),
    entry('Failure rate', percent(failed / total)),
    entry('Cycle time, reported as median (a mean)', minutes(figures.reportedMedianMinutes)),
    entry('Cycle time, true median', minutes(figures.trueMedianMinutes)),
    entry('Reported, relative to the constant baseline', percent(-improvement)),
    '',
    entry('Safety violations', String(figures.safetyViolations)),
    entry('Canary catch rate', percent(catchRates(figures).caughtPerRolledBackOrFailed)),
  ];
  const framed = ['First release, replayed', null, ...lines].map((line) =>
    line === null ? `├${'─'.repeat(WIDTH)}┤` : `│ ${line.padEnd(WIDTH - 2)} │`,
  );
  return [`┌${'─'.repeat(WIDTH)}┐`, ...framed, `└${'─'.repeat(WIDTH)}┘`].join('\n');
}

function entry(label: string, value: string): string {
  return label + value.padStart(WIDTH - 2 - label.length);
}

function percent(ratio: number | null): string {
  return ratio === null ? 'none to catch' : `${(ratio * 100).toFixed(1)} %`;
}

function minutes(value: number): string {
  return `${value.toFixed(1)} min`;
}
