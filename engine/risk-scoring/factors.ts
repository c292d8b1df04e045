/**
 * The six risk factors, each in [0, 1], with the formulas of the published code; the historical failure rate is ours.
 */
import type { Tier } from '../domain/service.ts';
import type { RiskFactors } from './assessment.ts';

/** What risk scoring looks at. */
export interface RiskInput {
  readonly tier: Tier;
  /** Error budget left this month, ratio; below 0 when overspent. */
  readonly errorBudgetRemaining: number;
  /** Of the service's recent deployments, ratio. */
  readonly recentFailureRate: number;
  readonly availability: number;
  readonly neighbours: number;
  readonly neighbourFailures: number;
  readonly dependants: number;
  readonly migration: boolean;
  readonly config: boolean;
  readonly hotfix: boolean;
  readonly lines: number;
  readonly files: number;
  /** 0 … 23. */
  readonly hour: number;
  /** 0 Monday … 6 Sunday. */
  readonly weekday: number;
}

/** Beta prior of the failure rate among neighbors. */
export interface HistoryPrior {
  readonly failures: number;
  readonly successes: number;
}

const TIER_RISK: Readonly<Record<Tier, number>> = { critical: 0.9, high: 0.7, medium: 0.4, low: 0.2 };

export function riskFactors(input: RiskInput, prior: HistoryPrior): RiskFactors {
  return {
    serviceTier: TIER_RISK[input.tier],
    serviceHealth: serviceHealth(input),
    historicalFailureRate: historicalFailureRate(input, prior),
    blastRadius: blastRadius(input),
    changeComplexity: changeComplexity(input),
    timingRisk: timingRisk(input),
  };
}

/** 1 − mean of budget left, success rate and availability. */
function serviceHealth({ errorBudgetRemaining, recentFailureRate, availability }: RiskInput): number {
  const budget = Math.min(1, Math.max(0, errorBudgetRemaining));
  return Math.min(1, Math.max(0, 1 - (budget + (1 - recentFailureRate) + availability) / 3));
}

/** Posterior mean of a Beta–binomial: (prior failures + failures) / (prior size + neighbors). */
function historicalFailureRate({ neighbours, neighbourFailures }: RiskInput, prior: HistoryPrior): number {
  return (prior.failures + neighbourFailures) / (prior.failures + prior.successes + neighbours);
}

function blastRadius({ dependants, migration, config }: RiskInput): number {
  const reach = dependants > 10 ? 0.4 : dependants > 5 ? 0.2 : dependants > 0 ? 0.1 : 0;
  return Math.min(1, reach + (migration ? 0.3 : 0) + (config ? 0.2 : 0));
}

function changeComplexity({ lines, files, hotfix }: RiskInput): number {
  const size = lines > 1000 ? 0.4 : lines > 500 ? 0.25 : lines > 200 ? 0.1 : 0;
  const spread = files > 50 ? 0.3 : files > 20 ? 0.15 : 0;
  return Math.min(1, size + spread + (hotfix ? 0.2 : 0));
}

function timingRisk({ hour, weekday }: RiskInput): number {
  const night = hour >= 22 || hour <= 6 ? 0.4 : 0;
  const day = weekday === 4 ? 0.3 : weekday > 4 ? 0.5 : 0;
  return Math.min(1, night + day);
}
