/** From a study's measures to the quantities that claims speak of. */
import type { Estimate, StudyMeasures } from '../simulator/measures/measures.ts';
import type { QuantityName } from './claim.ts';

export function quantityOf(name: QuantityName, measures: StudyMeasures): Estimate {
  switch (name) {
    case 'medianCycleGenops':
      return measures.genops.medianCycleMinutes;
    case 'medianCycleTraditional':
      return measures.traditional.medianCycleMinutes;
    case 'cycleTimeReduction':
      return measures.cycleTimeReduction;
    case 'successGenops':
      return measures.genops.successRate;
    case 'successTraditional':
      return measures.traditional.successRate;
    case 'successDifference':
      return measures.successDifference;
    case 'rollbackGenops':
      return measures.genops.rollbackRate;
    case 'failureGenops':
      return measures.genops.failureRate;
    case 'failureTraditional':
      return measures.traditional.failureRate;
    case 'violations':
      return measures.governance.violations;
    case 'canaryCatch':
      return measures.canary.catchRates.caughtPerIssue;
    case 'budgetVarianceReduction':
      return measures.budget.varianceReduction;
    case 'cycleTimeP':
      return measures.tests.cycleTimeP;
    case 'successP':
      return measures.tests.successP;
    case 'cycleTimeEffect':
      return measures.cycleTimes.published.effect;
  }
}

const share = 'share of deployments, Wilson interval';
const median = 'median, interval of order statistics';

/** How each quantity is estimated in a run of the study: fixed before any run. */
export const estimators: Readonly<Record<QuantityName, string>> = {
  medianCycleGenops: median,
  medianCycleTraditional: median,
  cycleTimeReduction: 'ratio of medians, intervals of order statistics, Bonferroni',
  successGenops: share,
  successTraditional: share,
  successDifference: 'paired difference of shares, Bonett–Price interval',
  rollbackGenops: share,
  failureGenops: share,
  failureTraditional: share,
  violations: 'share of deployments, one-sided exact bound (Clopper–Pearson)',
  canaryCatch: 'share of issues, Wilson interval',
  budgetVarianceReduction: 'ratio of variances, m out of n bootstrap over services',
  cycleTimeP: 'Mann–Whitney U with continuity correction, two-sided p',
  successP: 'chi-square of two shares, one-sided p',
  cycleTimeEffect: 'Cohen’s d of cycle times by the published definition, Hedges–Olkin interval',
};
