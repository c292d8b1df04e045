/** Error budgets over service-months: how much was burnt, and how unevenly. */
import type { ErrorBudget } from '../../governance/index.ts';
import { namedStream } from '../../random/streams.ts';
import { quantile, variance } from '../../statistics/index.ts';
import type { BudgetMeasures, Estimate } from './measures.ts';

const RESAMPLES = 500;

/**
 * @param days length of the study: below 30 there is no service-month, and no variance over them
 * @param seed of the run: the bootstrap's stream is `${seed}` under `measures/budget`
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

/** Percentile bootstrap over services, whole: their months belong together, and both arms share them. */
function varianceReduction(
  before: Float64Array,
  after: Float64Array,
  months: number,
  seed: string,
): Estimate {
  const services = before.length / months;
  const reduction = (b: Float64Array, a: Float64Array): number => 1 - spread(a) / spread(b);
  const next = namedStream(seed, 'measures/budget');
  const drawnBefore = new Float64Array(before.length);
  const drawnAfter = new Float64Array(after.length);
  const values = new Float64Array(RESAMPLES);
  for (let r = 0; r < RESAMPLES; r++) {
    for (let k = 0; k < services; k++) {
      const from = Math.floor(next() * services) * months;
      drawnBefore.set(before.subarray(from, from + months), k * months);
      drawnAfter.set(after.subarray(from, from + months), k * months);
    }
    values[r] = reduction(drawnBefore, drawnAfter);
  }
  const finite = values.filter((value) => Number.isFinite(value));
  const known = finite.length > 0;
  return {
    value: reduction(before, after),
    lower: known ? quantile(finite, 0.025) : Number.NEGATIVE_INFINITY,
    upper: known ? quantile(finite, 0.975) : 1,
    method: 'bootstrap over services',
    n: before.length,
  };
}
