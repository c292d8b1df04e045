/** What risk scoring returns. */
import type { AutonomyLevel, RiskLevel } from '../domain/deployment.ts';

export const factorNames = [
  'serviceTier',
  'serviceHealth',
  'historicalFailureRate',
  'blastRadius',
  'changeComplexity',
  'timingRisk',
] as const;
export type FactorName = (typeof factorNames)[number];

/** One value in [0, 1] a factor. */
export type RiskFactors = Readonly<Record<FactorName, number>>;

export interface RiskAssessment {
  /** Weighted mean of the factors, ratio. */
  readonly score: number;
  readonly level: RiskLevel;
  readonly factors: RiskFactors;
  /** Normalized weights: they sum to 1. */
  readonly weights: RiskFactors;
}

// From a score to a risk level, and from an autonomy level to the score above which a person must review.

/** Published: critical from .9, high from .7, medium from .5. */
export function riskLevel(score: number): RiskLevel {
  if (score >= 0.9) return 'critical';
  if (score >= 0.7) return 'high';
  return score >= 0.5 ? 'medium' : 'low';
}

/** From this score on a person looks at every change, whatever the autonomy; published. */
export const ALWAYS_REVIEWED_FROM = 0.7;

/** Published ceilings: above them a person must look. They almost never bind on simulated changes. */
export const publishedCeilings: Readonly<Record<AutonomyLevel, number>> = {
  shadow: 1,
  assisted: 0.3,
  governed: 0.6,
  learning: 0.8,
};

/** The alternative that binds: this share of changes, the riskiest, is reviewed. Ours. */
export const reviewedShares: Readonly<Record<AutonomyLevel, number>> = {
  shadow: 1,
  assisted: 0.5,
  governed: 0.2,
  learning: 0.05,
};
