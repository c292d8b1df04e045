/** The GenOps arm: ingestion → score → policies → autonomy → review if required → canary → outcome. */
import {
  CanaryRollout,
  type Rollout,
  type RolloutDraws,
  rolloutCompleteMinute,
} from '../canary-rollout/index.ts';
import { ContextIngestion } from '../context-ingestion/index.ts';
import { type Change, type Defect, noDefect } from '../domain/change.ts';
import type { Status } from '../domain/deployment.ts';
import type { Service } from '../domain/service.ts';
import { ErrorBudget, GovernanceEngine, ReviewerQueue, ServiceLock } from '../governance/index.ts';
import { RiskScorer } from '../risk-scoring/index.ts';
import { Deliberation, embeddingOf, ReviewCutoff, type ServiceObservation } from './deliberation.ts';
import { badMinutesOf, type DeliverySlots, fateOf, isGivenUp, secondAttempt } from './delivery.ts';
import { type GenopsConfig, type GenopsRecord, type Judgement, reviewReason } from './genops-record.ts';
import { Memory } from './memory.ts';
import { atOnce, Release } from './release.ts';
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
  readonly #deliberation: Deliberation;
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
    this.#reviewers = new ReviewerQueue(config.delivery.review, config.delivery.organisations);
    this.#release = new Release(
      this.governance,
      config.serviceLock ? new ServiceLock(services.length) : null,
    );
    this.#shadow =
      config.autonomyLevel === 'shadow' ? new TraditionalArm(config.delivery, slots, services, days) : null;
    this.#budget = new ErrorBudget(services, days);
    const learner = config.autonomyLevel === 'learning' ? this.scorer : null;
    const context = new ContextIngestion(config.retrieval, services.length);
    this.#memory = new Memory(context, this.#budget, learner);
    const { scorer, governance, canary, cutoff } = this;
    const ask = { scorer, governance, canary, cutoff, context, budget: this.#budget };
    this.#deliberation = new Deliberation(config, ask, slots.prepare);
  }

  /** Error budgets; complete after `finish`. */
  get budget(): ErrorBudget {
    return this.#budget;
  }

  /** Learns what is still under way, at the end of a study. */
  finish(): void {
    this.#memory.settle(Number.POSITIVE_INFINITY);
  }

  /**
   * Delivers one change; changes come in order of time.
   * @param retryDefect what a second attempt carries
   * @param row the change's uniforms
   * @param observed what is known of the service from elsewhere; null: what the arm has lived through
   */
  deliver(
    change: Change,
    defect: Defect,
    retryDefect: Defect,
    row: Float64Array,
    observed: ServiceObservation | null = null,
  ): GenopsRecord {
    const service = this.#services[change.service]!;
    this.#memory.settle(change.minute);
    const judgement = this.#deliberation.judge(change, service, row, observed);
    const record =
      this.#shadow === null
        ? this.#act(change, service, defect, retryDefect, row, judgement)
        : shadowed(this.#shadow, change, defect, row, judgement);
    this.#remember(change, defect, record);
    return record;
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
    const reviewReasons = this.#deliberation.reviewReasons(judgement, service, this.#attempts(row).first);
    if (ruling?.action === 'block')
      return this.#stopped(change, judgement, reviewReasons, decidedMinute, null);

    const bad = defect.kind !== 'none';
    const review =
      reviewReasons === 0
        ? null
        : this.#reviewers.review(service.organisation, decidedMinute, bad, row, this.#slots.review);
    const readyMinute = review?.doneMinute ?? decidedMinute;
    if (review !== null && isGivenUp(review))
      return this.#stopped(change, judgement, reviewReasons, readyMinute, review);
    const carried = review?.mended === true ? noDefect : defect;

    const draws = this.#attempts(row).first;
    const minutes = config.enableCanary
      ? this.canary.longestMinutes(plan, draws)
      : config.delivery.deployMinutes;
    const start = config.enableGovernance
      ? this.#release.start(change, judgement.policyInput, readyMinute, minutes)
      : atOnce(readyMinute);
    if (start === null) return this.#stopped(change, judgement, reviewReasons, readyMinute, review);
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
    const deploymentMinutes = config.delivery.overheadMinutes + rolloutCompleteMinute(rollout) - readyMinute;
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
      : { status, endMinute: rollout.endMinute, rolloutMinutes: 0 };
    return {
      judgement,
      status,
      cycleMinutes,
      deploymentMinutes,
      reviewReasons,
      review,
      readyMinute,
      deferredMinutes: start.deferredMinutes,
      lockMinutes: start.lockMinutes,
      rollout,
      fate,
      finalStatus: last.status,
      finalMinutes: last.endMinute - change.minute,
      finalDeploymentMinutes: deploymentMinutes + last.rolloutMinutes,
    };
  }

  /** What was blocked, given up or never let out, with the minute from which it was ready. */
  #stopped(
    change: Change,
    judgement: Judgement,
    reviewReasons: number,
    readyMinute: number,
    review: GenopsRecord['review'],
  ): GenopsRecord {
    const { overheadMinutes } = this.config.delivery;
    const cycleMinutes = readyMinute - change.minute;
    return {
      judgement,
      status: 'blocked',
      cycleMinutes,
      deploymentMinutes: overheadMinutes,
      reviewReasons,
      review,
      readyMinute,
      deferredMinutes: 0,
      lockMinutes: 0,
      rollout: null,
      fate: null,
      finalStatus: 'blocked',
      finalMinutes: cycleMinutes,
      finalDeploymentMinutes: overheadMinutes,
    };
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
    this.#memory.add({
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
  const { status, cycleMinutes, deploymentMinutes, review, fate } = people.deliver(change, defect, row);
  const endMinute = change.minute + cycleMinutes;
  return {
    judgement,
    status,
    cycleMinutes,
    deploymentMinutes,
    reviewReasons: reviewReason.shadow,
    review,
    readyMinute: review.doneMinute,
    deferredMinutes: 0,
    lockMinutes: 0,
    // people ask no policy: what they do stands in the trail, and the checker holds it against the rules
    rollout: fate === null ? null : allAtOnce(review.doneMinute, endMinute - review.doneMinute),
    fate,
    finalStatus: status,
    finalMinutes: cycleMinutes,
    finalDeploymentMinutes: deploymentMinutes,
  };
}
