export {
  ALWAYS_REVIEWED_FROM,
  factorNames,
  publishedCeilings,
  type RiskAssessment,
  type RiskFactors,
  reviewedShares,
  riskLevel,
} from './assessment.ts';
export { credibleInterval } from './credible-interval.ts';
export { type HistoryPrior, type RiskInput, riskFactors } from './factors.ts';
export { normalised, publishedWeights, RiskScorer, type RiskWeights } from './risk-scorer.ts';
