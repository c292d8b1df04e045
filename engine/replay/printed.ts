/**
 * The figures of a replay as the published code prints them: one decimal, by Python's format. The improvement starts from
 * the cycle time that was rounded already.
 */
import { catchRates } from './catch-rates.ts';
import { PUBLISHED_BASELINE, type ReplayFigures } from './figures.ts';
import { pythonFixed } from './python-text.ts';

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
    catchRate: printedPercent(catchRates(figures).caughtPerRolledBackOrFailed ?? 0),
  };
}

/** A ratio as a percentage with one decimal: 0.9625 is "96.2%". */
export function printedPercent(ratio: number): string {
  return `${pythonFixed(ratio * 100, 1)}%`;
}
