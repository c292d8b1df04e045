/** The GenOps arm: ingestion → score → policies → autonomy → review if required → canary → outcome. */
import {
  CanaryRollout,
  fiveStages,
  type Rollout,
  type RolloutDraws,
  sevenStages,
} from '../canary-rollout/index.ts';
import { ContextIngestion, embed, noContext } from '../context-ingestion/index.ts';
import { type Change, type Defect, noDefect } from '../domain/change.ts';
import { dayOfWeek, hourOfDay, isWorkingTime } from '../domain/clock.ts';
import type { Status } from '../domain/deployment.ts';
import type { Service } from '../domain/service.ts';
import {
  ErrorBudget,
  GovernanceEngine,
  type PolicyInput,
  ReviewerQueue,
  ServiceLock,
} from '../governance/index.ts';
import { logNormal } from '../random/distributions.ts';
import { ALWAYS_REVIEWED_FROM, type RiskInput, RiskScorer } from '../risk-scoring/index.ts';
import { type DeliverySlots, fateOf, isGivenUp } from './delivery.ts';
import { badMinutesOf } from './exposure.ts';
import type { GenopsConfig } from './genops-config.ts';
import { type GenopsRecord, type Judgement, reviewReason } from './genops-record.ts';
import { Memory } from './memory.ts';
import { atOnce, Release } from './release.ts';
import { ReviewCutoff } from './review-cutoff.ts';
import { secondAttempt } from './second-attempt.ts';
import { TraditionalArm } from './traditional-arm.ts';

/** A class because it guards the arm's memory, its reviewers, its locks and its budgets. */
export class GenopsArm {
  readonly config: GenopsConfig;
  readonly scorer: RiskScorer;
  readonly governance: GovernanceEngine;
  readonly canary: CanaryRollout;
  readonly cutoff: ReviewCutoff;
  readonly #slots: DeliverySlots;
  readonly #services: readonly Service[];
  readonly #context: ContextIngestion;
  readonly #reviewers: ReviewerQueue;
  readonly #release: Release;
  readonly #memory: Memory;
  readonly #shadow: TraditionalArm | null;
  readonly #budget: ErrorBudget;
  #draws: { readonly first: RolloutDraws; readonly second: RolloutDraws } | null = null;

  constructor(config: GenopsConfig, slots: DeliverySlots, services: readonly Service[], days: number) {
    this.config = config;
    this.#slots = slots;
    this.#services = services;
    this.scorer = new RiskScorer({ weights: config.weights, prior: config.prior });
    this.governance = new GovernanceEngine(config.governance);
    this.canary = new CanaryRollout(config.rollout);
    this.cutoff = new ReviewCutoff(config.autonomyLevel, config.reviewRule);
    this.#context = new ContextIngestion(config.retrieval, services.length);
    this.#reviewers = new ReviewerQueue(config.delivery.review, config.delivery.organisations);
    this.#release = new Release(
      this.governance,
      config.serviceLock ? new ServiceLock(services.length) : null,
    );
    this.#shadow =
      config.autonomyLevel === 'shadow' ? new TraditionalArm(config.delivery, slots, services, days) : null;
    this.#budget = this.#shadow?.budget ?? new ErrorBudget(services, days);
    const learner = config.autonomyLevel === 'learning' ? this.scorer : null;
    this.#memory = new Memory(services.length, this.#context, this.#budget, learner);
  }

  /** Error budgets; complete after `finish`. */
  get budget(): ErrorBudget {
    return this.#budget;
  }

  /** Learns what is still under way, at the end of a study. */
  finish(): void {
    this.#memory.settleAll();
  }

  /**
   * Delivers one change; changes come in order of time.
   *
   * @param retryDefect what a second attempt carries
   * @param row the change's uniforms
   */
  deliver(change: Change, defect: Defect, retryDefect: Defect, row: Float64Array): GenopsRecord {
    const service = this.#services[change.service]!;
    this.#memory.settle(change.service, change.minute);
    const judgement = this.#judge(change, service, row);
    const record =
      this.#shadow === null
        ? this.#act(change, service, defect, retryDefect, row, judgement)
        : shadowed(this.#shadow, change, defect, row, judgement);
    this.#remember(change, defect, record);
    return record;
  }

  /** Context, score and policies: everything but acting. */
  #judge(change: Change, service: Service, row: Float64Array): Judgement {
    const { config } = this;
    const { delivery } = config;
    const prepareMinutes = logNormal(
      row[this.#slots.prepare]!,
      delivery.prepareMedian,
      delivery.prepareSigma,
    );
    const decidedMinute = change.minute + prepareMinutes + delivery.overheadMinutes;
    const context = config.enableContextRag ? this.#context.query(embeddingOf(change)) : noContext;
    const errorBudgetRemaining = this.#budget.remaining(change.service, change.minute);
    const riskInput: RiskInput = {
      tier: service.tier,
      errorBudgetRemaining,
      recentFailureRate: this.#context.recentFailureRate(change.service),
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
    const risk = config.enableRiskScoring ? this.scorer.assess(riskInput) : null;
    const policyInput: PolicyInput = {
      tier: service.tier,
      lines: change.lines,
      migration: change.migration,
      hotfix: change.hotfix,
      riskScore: risk?.score ?? Number.NaN,
      minute: decidedMinute,
      errorBudgetRemaining,
    };
    const ruling = config.enableGovernance ? this.governance.rule(policyInput) : null;
    const highRisk = risk !== null && (risk.level === 'high' || risk.level === 'critical');
    const plan = config.highRiskPlan && highRisk ? sevenStages : fiveStages;
    return { prepareMinutes, context, riskInput, risk, ruling, policyInput, decidedMinute, plan };
  }

  #act(
    change: Change,
    service: Service,
    defect: Defect,
    retryDefect: Defect,
    row: Float64Array,
    judgement: Judgement,
  ): GenopsRecord {
    const { config } = this;
    const { decidedMinute, plan, ruling } = judgement;
    const reviewReasons = this.#reviewReasons(judgement, service, row);
    const stopped = (minute: number, readyMinute: number, review: GenopsRecord['review']): GenopsRecord => {
      const cycleMinutes = minute - change.minute;
      return {
        judgement,
        status: 'blocked',
        cycleMinutes,
        reviewReasons,
        review,
        readyMinute,
        deferredMinutes: 0,
        lockMinutes: 0,
        rollout: null,
        fate: null,
        finalStatus: 'blocked',
        finalMinutes: cycleMinutes,
      };
    };
    if (ruling?.action === 'block') return stopped(decidedMinute, decidedMinute, null);

    const bad = defect.kind !== 'none';
    const review =
      reviewReasons === 0
        ? null
        : this.#reviewers.review(service.organisation, decidedMinute, bad, row, this.#slots.review);
    const readyMinute = review?.doneMinute ?? decidedMinute;
    if (review !== null && isGivenUp(review)) return stopped(readyMinute, readyMinute, review);
    const carried = review?.mended === true ? noDefect : defect;

    const draws = this.#attempts(row).first;
    const minutes = config.enableCanary
      ? this.canary.plannedMinutes(plan, draws)
      : config.delivery.deployMinutes;
    const start = config.enableGovernance
      ? this.#release.start(change, readyMinute, minutes)
      : atOnce(readyMinute);
    if (start === null) return stopped(readyMinute, readyMinute, review);
    const rollout = config.enableCanary
      ? this.canary.run(plan, service, carried, start.minute, draws)
      : allAtOnce(start.minute, config.delivery.deployMinutes);
    if (config.enableGovernance) this.#release.take(change.service, start.minute, rollout.endMinute);

    const { operationalFailures } = config.delivery;
    const fate = rollout.rolledBack
      ? null
      : fateOf(
          carried,
          config.delivery,
          operationalFailures.genops,
          row,
          this.#slots,
          this.#slots.operational + 1,
        );
    const status: Status = fate?.status ?? 'rolled-back';
    const cycleMinutes = rollout.endMinute - change.minute;
    const last = rollout.rolledBack
      ? secondAttempt(
          this.canary,
          config.delivery,
          plan,
          service,
          retryDefect,
          rollout.endMinute,
          this.#attempts(row).second,
          this.#slots.retry,
        )
      : { status, endMinute: rollout.endMinute };
    return {
      judgement,
      status,
      cycleMinutes,
      reviewReasons,
      review,
      readyMinute,
      deferredMinutes: start.deferredMinutes,
      lockMinutes: start.lockMinutes,
      rollout,
      fate,
      finalStatus: last.status,
      finalMinutes: last.endMinute - change.minute,
    };
  }

  #reviewReasons(
    { risk, ruling, plan, decidedMinute }: Judgement,
    service: Service,
    row: Float64Array,
  ): number {
    const { config } = this;
    let reasons = ruling?.approval === true ? reviewReason.policy : 0;
    if (risk !== null) {
      if (risk.score >= ALWAYS_REVIEWED_FROM) reasons |= reviewReason.highRisk;
      if (this.cutoff.isAbove(risk.score)) reasons |= reviewReason.aboveCeiling;
    }
    if (config.enableCanary && config.rollout.inconclusive === 'review') {
      const draws = this.#attempts(row).first;
      if (!this.canary.canSeeAnywhere(plan, service, decidedMinute, draws))
        reasons |= reviewReason.blindCanary;
    }
    return reasons;
  }

  /** The two attempts' draws; a run has two rows only, the warm-up's and the study's. */
  #attempts(row: Float64Array): { readonly first: RolloutDraws; readonly second: RolloutDraws } {
    if (this.#draws?.first.row !== row) {
      const { firstAttempt, secondAttempt: second } = this.#slots;
      this.#draws = { first: { row, ...firstAttempt }, second: { row, ...second } };
    }
    return this.#draws;
  }

  #remember(change: Change, defect: Defect, record: GenopsRecord): void {
    const { status, rollout, fate } = record;
    const failed = status === 'rolled-back' || status === 'escaped';
    const end = change.minute + record.cycleMinutes;
    const carried = record.review?.mended === true ? noDefect : defect;
    this.#memory.add(change.service, {
      minute: end + (fate?.hurtMinutes ?? 0),
      past: {
        index: change.index,
        lines: change.lines,
        embedding: embeddingOf(change),
        failed,
        reason: failed ? carried.kind : 'none',
      },
      badMinutes:
        rollout === null ? 0 : badMinutesOf(carried, rollout, fate, this.config.rollout.rollbackMinutes),
      factors: record.judgement.risk?.factors ?? null,
    });
  }
}

function embeddingOf({ service, lines, migration, config, minute }: Change) {
  return embed(service, lines, migration, config, isWorkingTime(minute));
}

/** GenOps without its canary: everyone at once, nothing judged. */
function allAtOnce(startMinute: number, minutes: number): Rollout {
  return {
    stages: [],
    startMinute,
    endMinute: startMinute + minutes,
    rolledBack: false,
    rollbackShare: 0,
    byVerification: false,
  };
}

/** Shadow: the AI looks on, people deliver as they always did. */
function shadowed(
  people: TraditionalArm,
  change: Change,
  defect: Defect,
  row: Float64Array,
  judgement: Judgement,
): GenopsRecord {
  const { status, cycleMinutes, review, fate } = people.deliver(change, defect, row);
  return {
    judgement,
    status,
    cycleMinutes,
    reviewReasons: reviewReason.shadow,
    review,
    readyMinute: review.doneMinute,
    deferredMinutes: 0,
    lockMinutes: 0,
    rollout: null,
    fate,
    finalStatus: status,
    finalMinutes: cycleMinutes,
  };
}
