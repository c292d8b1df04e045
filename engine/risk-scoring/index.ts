export { factorNames, type RiskAssessment, type RiskFactors } from './assessment.ts';
export { credibleInterval } from './credible-interval.ts';
export { type HistoryPrior, type RiskInput, riskFactors } from './factors.ts';
export { ALWAYS_REVIEWED_FROM, publishedCeilings, reviewedShares, riskLevel } from './levels.ts';
export { RiskScorer } from './risk-scorer.ts';
export { normalised, publishedWeights, type RiskWeights } from './weights.ts';
