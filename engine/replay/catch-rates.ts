/**
 * The canary catch rate by each denominator that the words allow; the same count of caught rollbacks in all but one.
 */
import type { ReplayFigures } from './figures.ts';

/** Ratios; null where the denominator is 0. */
export interface CatchRates {
  /** The published code's own definition: rollbacks before full traffic ÷ (rolled back + failed). */
  readonly caughtPerRolledBackOrFailed: number | null;
  /** Rollbacks before full traffic ÷ rollbacks. */
  readonly caughtPerRolledBack: number | null;
  /** Rollbacks before full traffic ÷ deployments. */
  readonly caughtPerDeployment: number | null;
  /** Rollbacks at the first stage ÷ rollbacks. */
  readonly caughtAtFirstStagePerRolledBack: number | null;
}

/** The catch rates of a run. */
export function catchRates(figures: ReplayFigures): CatchRates {
  const { successful, rolledBack, failed, canaryCaught, rollbacksByStage } = figures;
  return {
    caughtPerRolledBackOrFailed: ratio(canaryCaught, rolledBack + failed),
    caughtPerRolledBack: ratio(canaryCaught, rolledBack),
    caughtPerDeployment: ratio(canaryCaught, successful + rolledBack + failed),
    caughtAtFirstStagePerRolledBack: ratio(rollbacksByStage[0] ?? 0, rolledBack),
  };
}

function ratio(numerator: number, denominator: number): number | null {
  return denominator === 0 ? null : numerator / denominator;
}
