/** Everything that the GenOps arm decided about one change: what the ledger, the leaf and the explanation are made of. */
import type { Plan, Rollout, RolloutConfig } from '../canary-rollout/index.ts';
import type { Context, RetrievalConfig } from '../context-ingestion/index.ts';
import type { AutonomyLevel, Review, Status } from '../domain/deployment.ts';
import type { GovernanceConfig, PolicyInput, Ruling } from '../governance/index.ts';
import type { HistoryPrior, RiskAssessment, RiskInput, RiskWeights } from '../risk-scoring/index.ts';
import type { DeliveryConfig, Fate } from './delivery.ts';

/** Why a person had to look; bits. */
export const reviewReason = { aboveCeiling: 1, highRisk: 2, policy: 4, blindCanary: 8, shadow: 16 } as const;

/** What the arm knew and decided before anything moved. */
export interface Judgement {
  readonly prepareMinutes: number;
  readonly context: Context;
  readonly riskInput: RiskInput;
  /** Null when risk scoring is off. */
  readonly risk: RiskAssessment | null;
  /** Null when governance is off. */
  readonly ruling: Ruling | null;
  readonly policyInput: PolicyInput;
  /** When context, score and policies were done. */
  readonly decidedMinute: number;
  readonly plan: Plan;
}

export interface GenopsRecord {
  readonly judgement: Judgement;
  readonly status: Status;
  /** From start to the end of the rollout (its rollback included), or to where it was stopped, minutes. */
  readonly cycleMinutes: number;
  /** Part of it, from deployment initiation to the end of the rollout: without preparation and review, minutes. */
  readonly deploymentMinutes: number;
  /** Bits of `reviewReason`. */
  readonly reviewReasons: number;
  readonly review: Review | null;
  /** When it could have started, but for Friday and the lock. */
  readonly readyMinute: number;
  /** Put off by the Friday policy. */
  readonly deferredMinutes: number;
  /** Waited for another rollout of the service. */
  readonly lockMinutes: number;
  /** Null when it was blocked before any traffic; without stages when it went to everyone at once. */
  readonly rollout: Rollout | null;
  /** Null when blocked or rolled back. */
  readonly fate: Fate | null;
  /** After a second attempt of what was rolled back. */
  readonly finalStatus: Status;
  readonly finalMinutes: number;
  /** Part of them: the deployment minutes of both attempts, without the mending between them. */
  readonly finalDeploymentMinutes: number;
}

// The GenOps arm's configuration.

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
