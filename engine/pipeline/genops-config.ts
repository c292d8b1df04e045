/** How the GenOps arm is set. */

import type { RolloutConfig } from '../canary-rollout/index.ts';
import type { RetrievalConfig } from '../context-ingestion/index.ts';
import type { AutonomyLevel } from '../domain/deployment.ts';
import type { GovernanceConfig } from '../governance/index.ts';
import type { HistoryPrior, RiskWeights } from '../risk-scoring/index.ts';
import type { DeliveryConfig } from './delivery.ts';

const reviewRules = ['published-ceiling', 'percentile'] as const;
export type ReviewRule = (typeof reviewRules)[number];

export interface GenopsConfig {
  readonly delivery: DeliveryConfig;
  readonly enableContextRag: boolean;
  readonly enableRiskScoring: boolean;
  readonly enableCanary: boolean;
  readonly enableGovernance: boolean;
  readonly autonomyLevel: AutonomyLevel;
  readonly reviewRule: ReviewRule;
  readonly retrieval: RetrievalConfig;
  readonly prior: HistoryPrior;
  readonly weights: RiskWeights;
  readonly governance: GovernanceConfig;
  readonly serviceLock: boolean;
  readonly rollout: RolloutConfig;
  /** Seven stages at high and critical risk. */
  readonly highRiskPlan: boolean;
}
