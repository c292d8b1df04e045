/** What risk scoring returns. */
import type { RiskLevel } from '../domain/deployment.ts';

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
