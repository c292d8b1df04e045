/** Error budgets over service-months: how much was burned, and how unevenly. */
import type { ErrorBudget } from '../../governance/index.ts';
import { variance } from '../../statistics/index.ts';
import type { BudgetMeasures, Estimate } from './measures.ts';
import { varianceReduction } from './variance-reduction.ts';

/**
 * @param days length of the study: below 30 there is no service-month, and no variance over them
 * @param seed of the run, for the bootstrap
 */
export function budgetMeasures(
  traditional: ErrorBudget,
  genops: ErrorBudget,
  days: number,
  seed: string,
): BudgetMeasures {
  const before = traditional.burns();
  const after = genops.burns();
  return {
    serviceMonths: before.length,
    traditional: summary(before),
    genops: summary(after),
    varianceReduction: days < 30 ? noServiceMonth : varianceReduction(before, after, genops.months, seed),
  };
}

const noServiceMonth: Estimate = {
  value: Number.NaN,
  lower: Number.NEGATIVE_INFINITY,
  upper: 1,
  method: 'needs a study of 30 days',
  n: 0,
};

function summary(burns: Float64Array): BudgetMeasures['genops'] {
  let sum = 0;
  let monthsOver = 0;
  for (const burn of burns) {
    sum += burn;
    if (burn > 1) monthsOver += 1;
  }
  return { meanBurn: sum / burns.length, varianceOfBurn: spread(burns), monthsOver };
}

function spread(burns: Float64Array): number {
  return burns.length < 2 ? Number.NaN : variance(burns);
}
