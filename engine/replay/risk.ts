/** Pillar 2 as the first release has it: six factors, six weights, one score (step 4 of part C; no draws). */
import { expected } from '../errors.ts';
import type { Retrieved } from './retrieval.ts';
import { type ReplayChange, type ReplayService, type ReplayTier, serviceHealth } from './world.ts';

/** What each factor counts for; not negative, divided by their sum. */
export interface ReplayRiskWeights {
  readonly serviceTier: number;
  readonly serviceHealth: number;
  readonly historicalFailureRate: number;
  readonly blastRadius: number;
  readonly changeComplexity: number;
  readonly timing: number;
}

/** The weights of the first release. */
export const PUBLISHED_WEIGHTS: ReplayRiskWeights = {
  serviceTier: 0.25,
  serviceHealth: 0.15,
  historicalFailureRate: 0.2,
  blastRadius: 0.15,
  changeComplexity: 0.15,
  timing: 0.1,
};

/** Risk levels by score: low below .5, medium below .7, high below .9, critical; `none` when no score was made. */
export const RISK_LEVELS = ['low', 'medium', 'high', 'critical', 'none'] as const;
export type ReplayRiskLevel = (typeof RISK_LEVELS)[number];

/** The `governed` autonomy level's ceiling: a higher score asks for a human review. */
export const AUTONOMY_CEILING = 0.6;

const TIER_FACTOR: Readonly<Record<ReplayTier, number>> = { critical: 0.9, high: 0.7, medium: 0.4, low: 0.2 };
const ORDER = [
  'serviceTier',
  'serviceHealth',
  'historicalFailureRate',
  'blastRadius',
  'changeComplexity',
  'timing',
] as const satisfies readonly (keyof ReplayRiskWeights)[];

/**
 * Checks weights and divides them by their sum, taken in the order of the fields, unless that is exactly 1.
 * @throws ArgumentError if one is negative or not finite, or all are 0
 */
export function normalisedWeights(weights: ReplayRiskWeights): ReplayRiskWeights {
  let sum = 0;
  for (const name of ORDER) {
    const weight = weights[name];
    if (!(Number.isFinite(weight) && weight >= 0)) {
      throw expected(`riskWeights.${name}`, 'a finite number that is not negative', weight);
    }
    sum += weight;
  }
  if (!(sum > 0 && Number.isFinite(sum))) {
    throw expected('riskWeights', 'a positive, finite sum', sum, 'raise at least one weight above 0');
  }
  if (sum === 1) return weights;
  return Object.fromEntries(ORDER.map((name) => [name, weights[name] / sum])) as Record<
    (typeof ORDER)[number],
    number
  >;
}

/** The six factors of one deployment, each a ratio. */
export function replayRiskFactors(
  service: ReplayService,
  change: ReplayChange,
  retrieved: Retrieved,
): ReplayRiskWeights {
  return {
    serviceTier: TIER_FACTOR[service.tier],
    serviceHealth: 1 - serviceHealth(service),
    historicalFailureRate:
      retrieved.similar === 0 ? 0.5 : Math.min((retrieved.similarFailures / retrieved.similar) * 1.5, 1),
    blastRadius: blastRadius(service.dependencies.length, change),
    changeComplexity: changeComplexity(change),
    timing: timing(change),
  };
}

/** Score in [0, 1]: the sum of factor × weight, in the order of the fields; the weights must sum to 1. */
export function riskScore(factors: ReplayRiskWeights, weights: ReplayRiskWeights): number {
  return (
    factors.serviceTier * weights.serviceTier +
    factors.serviceHealth * weights.serviceHealth +
    factors.historicalFailureRate * weights.historicalFailureRate +
    factors.blastRadius * weights.blastRadius +
    factors.changeComplexity * weights.changeComplexity +
    factors.timing * weights.timing
  );
}

/** The level of a score; `none` for NaN, the score of a run without risk scoring. */
export function replayRiskLevel(score: number): ReplayRiskLevel {
  if (score >= 0.9) return 'critical';
  if (score >= 0.7) return 'high';
  if (score >= 0.5) return 'medium';
  return score < 0.5 ? 'low' : 'none';
}

function blastRadius(dependencies: number, change: ReplayChange): number {
  let sum = dependencies > 10 ? 0.4 : dependencies > 5 ? 0.2 : dependencies > 0 ? 0.1 : 0;
  if (change.migration) sum += 0.3;
  if (change.config) sum += 0.2;
  return Math.min(sum, 1);
}

function changeComplexity(change: ReplayChange): number {
  let sum = change.lines > 1000 ? 0.4 : change.lines > 500 ? 0.25 : change.lines > 200 ? 0.1 : 0;
  sum += change.files > 50 ? 0.3 : change.files > 20 ? 0.15 : 0;
  if (change.hotfix) sum += 0.2;
  return Math.min(sum, 1);
}

function timing(change: ReplayChange): number {
  let sum = change.hour >= 22 || change.hour <= 6 ? 0.4 : 0;
  if (change.weekday === 4) sum += 0.3;
  if (change.weekday > 4) sum += 0.5;
  return Math.min(sum, 1);
}
