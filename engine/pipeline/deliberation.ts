/** What the arm decides about a change before anything moves: context, score, policies, and whether a person must look. */
import { type CanaryRollout, fiveStages, type RolloutDraws, sevenStages } from '../canary-rollout/index.ts';
import { type ContextIngestion, type Embedding, embed, noContext } from '../context-ingestion/index.ts';
import type { Change } from '../domain/change.ts';
import { dayOfWeek, hourOfDay, isWorkingTime } from '../domain/clock.ts';
import type { AutonomyLevel } from '../domain/deployment.ts';
import type { Service } from '../domain/service.ts';
import type { ErrorBudget, GovernanceEngine, PolicyInput } from '../governance/index.ts';
import { logNormal } from '../random/distributions.ts';
import {
  ALWAYS_REVIEWED_FROM,
  publishedCeilings,
  type RiskInput,
  type RiskScorer,
  reviewedShares,
} from '../risk-scoring/index.ts';
import { quantile } from '../statistics/index.ts';
import { type GenopsConfig, type Judgement, type ReviewRule, reviewReason } from './genops-record.ts';

// The score above which a person must review.

/**
 * The published ceiling of the autonomy level, or the quantile of the warm-up's scores above which a fixed share of
 * changes lies. A class because it gathers those scores.
 */
export class ReviewCutoff {
  #score: number;
  readonly #share: number;
  readonly #rule: ReviewRule;
  readonly #seen: number[] = [];

  constructor(autonomy: AutonomyLevel, rule: ReviewRule) {
    this.#score = publishedCeilings[autonomy];
    this.#share = reviewedShares[autonomy];
    this.#rule = rule;
  }

  get score(): number {
    return this.#score;
  }

  isAbove(score: number): boolean {
    return score > this.#score;
  }

  /** Takes note of a score in the warm-up. */
  observe(score: number): void {
    if (this.#rule === 'percentile') this.#seen.push(score);
  }

  /** Ends the warm-up: from here on the percentile rule holds. Without any score the published ceiling stays. */
  settle(): void {
    if (this.#seen.length > 0) this.#score = quantile(this.#seen, 1 - this.#share);
  }
}

/** A service's state as somebody else has measured it. */
export interface ServiceObservation {
  /** Ratios. */
  readonly errorBudgetRemaining: number;
  readonly recentFailureRate: number;
}

/** The parts of the arm that a deliberation asks. */
export interface Deliberators {
  readonly scorer: RiskScorer;
  readonly governance: GovernanceEngine;
  readonly canary: CanaryRollout;
  readonly cutoff: ReviewCutoff;
  readonly context: ContextIngestion;
  readonly budget: ErrorBudget;
}

export class Deliberation {
  readonly #config: GenopsConfig;
  readonly #ask: Deliberators;
  readonly #prepareSlot: number;

  constructor(config: GenopsConfig, ask: Deliberators, prepareSlot: number) {
    this.#config = config;
    this.#ask = ask;
    this.#prepareSlot = prepareSlot;
  }

  /** Context, score and policies: everything but acting. */
  judge(change: Change, service: Service, row: Float64Array, observed: ServiceObservation | null): Judgement {
    const config = this.#config;
    const { context: memory, budget, scorer, governance } = this.#ask;
    const { delivery } = config;
    const prepareMinutes = logNormal(row[this.#prepareSlot]!, delivery.prepareMedian, delivery.prepareSigma);
    const decidedMinute = change.minute + prepareMinutes + delivery.overheadMinutes;
    const context = config.enableContextRag ? memory.query(embeddingOf(change)) : noContext;
    const errorBudgetRemaining =
      observed?.errorBudgetRemaining ?? budget.remaining(change.service, change.minute);
    const riskInput: RiskInput = {
      tier: service.tier,
      errorBudgetRemaining,
      recentFailureRate: observed?.recentFailureRate ?? memory.recentFailureRate(change.service),
      availability: 1 - service.baseErrorRate,
      neighbours: context.neighbours.length,
      neighbourFailures: context.failures,
      dependants: service.dependants,
      migration: change.migration,
      config: change.config,
      hotfix: change.hotfix,
      lines: change.lines,
      files: change.files,
      hour: hourOfDay(change.minute),
      weekday: dayOfWeek(change.minute),
    };
    const risk = config.enableRiskScoring ? scorer.assess(riskInput) : null;
    const policyInput: PolicyInput = {
      service: service.name,
      tier: service.tier,
      organisation: service.organisation,
      dependants: service.dependants,
      lines: change.lines,
      files: change.files,
      migration: change.migration,
      config: change.config,
      hotfix: change.hotfix,
      riskScore: risk?.score ?? Number.NaN,
      riskLevel: risk?.level ?? null,
      minute: decidedMinute,
      errorBudgetRemaining,
    };
    const ruling = config.enableGovernance ? governance.rule(policyInput) : null;
    const highRisk = risk !== null && (risk.level === 'high' || risk.level === 'critical');
    const plan = config.highRiskPlan && highRisk ? sevenStages : fiveStages;
    return { prepareMinutes, context, riskInput, risk, ruling, policyInput, decidedMinute, plan };
  }

  /** Bits of `reviewReason`; 0 when nobody has to look. */
  reviewReasons(
    { risk, ruling, plan, decidedMinute }: Judgement,
    service: Service,
    draws: RolloutDraws,
  ): number {
    const config = this.#config;
    const { cutoff, canary } = this.#ask;
    let reasons = ruling?.approval === true ? reviewReason.policy : 0;
    if (risk !== null) {
      if (risk.score >= ALWAYS_REVIEWED_FROM) reasons |= reviewReason.highRisk;
      if (cutoff.isAbove(risk.score)) reasons |= reviewReason.aboveCeiling;
    }
    if (config.enableCanary && config.rollout.inconclusive === 'review') {
      if (!canary.canSeeAnywhere(plan, service, decidedMinute, draws)) reasons |= reviewReason.blindCanary;
    }
    return reasons;
  }
}

export function embeddingOf({ service, lines, migration, config, minute }: Change): Embedding {
  return embed(service, lines, migration, config, isWorkingTime(minute));
}
