/** From a study's measures to the quantities that claims speak of. */
import type { Estimate, StudyMeasures } from '../simulator/measures/measures.ts';
import type { QuantityName } from './claim.ts';

interface Quantity {
  readonly of: (measures: StudyMeasures) => Estimate;
  /** How it is estimated in a run of the study: fixed before any run. */
  readonly estimator: string;
}

const quantity = (of: Quantity['of'], estimator: string): Quantity => ({ of, estimator });
const share = (of: Quantity['of']): Quantity => quantity(of, 'share of deployments, Wilson interval');
const median = (of: Quantity['of']): Quantity => quantity(of, 'median, interval of order statistics');

const quantities: Readonly<Record<QuantityName, Quantity>> = {
  medianCycleGenops: median(({ genops }) => genops.medianCycleMinutes),
  medianCycleTraditional: median(({ traditional }) => traditional.medianCycleMinutes),
  cycleTimeReduction: quantity(
    ({ cycleTimeReduction }) => cycleTimeReduction,
    'ratio of medians, intervals of order statistics, Bonferroni',
  ),
  successGenops: share(({ genops }) => genops.successRate),
  successTraditional: share(({ traditional }) => traditional.successRate),
  successDifference: quantity(
    ({ successDifference }) => successDifference,
    'paired difference of shares, Bonett–Price interval',
  ),
  rollbackGenops: share(({ genops }) => genops.rollbackRate),
  failureGenops: share(({ genops }) => genops.failureRate),
  failureTraditional: share(({ traditional }) => traditional.failureRate),
  violations: quantity(
    ({ governance }) => governance.violations,
    'share of deployments, one-sided exact bound (Clopper–Pearson)',
  ),
  canaryCatch: quantity(({ canary }) => canary.catchRates.caughtPerIssue, 'share of issues, Wilson interval'),
  budgetVarianceReduction: quantity(
    ({ budget }) => budget.varianceReduction,
    'ratio of variances, m out of n bootstrap over services',
  ),
  cycleTimeP: quantity(
    ({ tests }) => tests.cycleTimeP,
    'Mann–Whitney U with continuity correction, two-sided p',
  ),
  successP: quantity(({ tests }) => tests.successP, 'chi-square of two shares, one-sided p'),
  cycleTimeEffect: quantity(
    ({ cycleTimes }) => cycleTimes.published.effect,
    'Cohen’s d of cycle times by the published definition, Hedges–Olkin interval',
  ),
};

export function quantityOf(name: QuantityName, measures: StudyMeasures): Estimate {
  return quantities[name].of(measures);
}

export function estimatorFor(name: QuantityName): string {
  return quantities[name].estimator;
}
