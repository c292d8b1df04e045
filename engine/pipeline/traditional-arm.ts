/** The traditional arm: prepare, wait for a reviewer, deploy to everyone at once, verify by hand. */
import { type Change, type Defect, noDefect } from '../domain/change.ts';
import type { Review, Status } from '../domain/deployment.ts';
import type { Service } from '../domain/service.ts';
import { ErrorBudget, ReviewerQueue } from '../governance/index.ts';
import { logNormal } from '../random/distributions.ts';
import {
  burningLift,
  type DeliveryConfig,
  type DeliverySlots,
  type Fate,
  fateOf,
  isGivenUp,
} from './delivery.ts';

export interface TraditionalRecord {
  readonly status: Status;
  /** From start to the end of verification, or to the rejection, minutes. */
  readonly cycleMinutes: number;
  /** Part of it, from deployment initiation to the end of the rollout, minutes; 0 when rejected before that. */
  readonly deploymentMinutes: number;
  readonly prepareMinutes: number;
  readonly review: Review;
  /** Null when blocked. */
  readonly fate: Fate | null;
}

/** A class because it guards the reviewers' queue and the error budgets. */
export class TraditionalArm {
  readonly budget: ErrorBudget;
  readonly #config: DeliveryConfig;
  readonly #slots: DeliverySlots;
  readonly #services: readonly Service[];
  readonly #reviewers: ReviewerQueue;

  constructor(config: DeliveryConfig, slots: DeliverySlots, services: readonly Service[], days: number) {
    this.#config = config;
    this.#slots = slots;
    this.#services = services;
    this.#reviewers = new ReviewerQueue(config.review, config.organisations);
    this.budget = new ErrorBudget(services, days);
  }

  /** Delivers one change; changes come in order of time. */
  deliver(change: Change, defect: Defect, row: Float64Array): TraditionalRecord {
    const config = this.#config;
    const slots = this.#slots;
    const service = this.#services[change.service]!;
    const prepareMinutes = logNormal(row[slots.prepare]!, config.prepareMedian, config.prepareSigma);
    const ready = change.minute + prepareMinutes;
    const review = this.#reviewers.review(
      service.organisation,
      ready,
      defect.kind !== 'none',
      row,
      slots.review,
    );
    if (isGivenUp(review)) {
      return {
        status: 'blocked',
        cycleMinutes: review.doneMinute - change.minute,
        deploymentMinutes: 0,
        prepareMinutes,
        review,
        fate: null,
      };
    }
    const carried = review.mended ? noDefect : defect;
    const fate = fateOf(
      carried,
      config,
      config.operationalFailures.traditional,
      row,
      slots,
      slots.operational,
    );
    const deployed = review.doneMinute + config.deployMinutes;
    const end = deployed + config.verifyMinutes;
    if (fate.hurtMinutes > 0) {
      const until = deployed + fate.hurtMinutes;
      this.budget.spend(change.service, until, burningLift(carried) * fate.hurtMinutes);
    }
    return {
      status: fate.status,
      cycleMinutes: end - change.minute,
      deploymentMinutes: config.deployMinutes,
      prepareMinutes,
      review,
      fate,
    };
  }
}
