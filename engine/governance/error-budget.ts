/** Error budgets: what a service may lose in a month, and what it has lost. */
import { MINUTES_PER_DAY, MINUTES_PER_MONTH } from '../domain/clock.ts';
import type { Service } from '../domain/service.ts';

/**
 * Burn by service and month of 30 days, in bad-request minutes at full share. Month 0 is the warm-up. A class because
 * it guards what has been spent.
 *
 * Burn of a service-month = (Σ lift × share × minutes of its bad exposures + base error rate × minutes) / allowance,
 * where the allowance is (1 − SLO) × 43,200 minutes.
 */
export class ErrorBudget {
  readonly months: number;
  readonly #services: readonly Service[];
  readonly #lost: Float64Array;
  /** Minutes of the last month, or of the only one, that the study covers. */
  readonly #covered: number;

  /** @param days length of the study; a study shorter than a month counts as one */
  constructor(services: readonly Service[], days: number) {
    this.months = Math.max(1, Math.floor(days / 30));
    this.#services = services;
    this.#covered = Math.min(MINUTES_PER_MONTH, days * MINUTES_PER_DAY);
    this.#lost = new Float64Array(services.length * (this.months + 1));
  }

  /** Books an exposure: added error rate × share × minutes, at the minute at which it ended. */
  spend(service: number, minute: number, badMinutes: number): void {
    this.#lost[service * (this.months + 1) + this.#month(minute)]! += badMinutes;
  }

  /** Budget left at a minute, ratio of the month's allowance; negative when overspent. */
  remaining(service: number, minute: number): number {
    const month = this.#month(minute);
    const elapsed = Math.min(MINUTES_PER_MONTH, Math.max(0, minute - (month - 1) * MINUTES_PER_MONTH));
    return 1 - this.#burn(service, month, elapsed);
  }

  /**
   * Burn of every service-month of the study, ratio of its allowance, service after service. A study of less than a month
   * has burnt no more base errors than its own days hold.
   */
  burns(): Float64Array<ArrayBuffer> {
    const burns = new Float64Array(this.#services.length * this.months);
    for (let service = 0; service < this.#services.length; service++) {
      for (let month = 1; month <= this.months; month++) {
        burns[service * this.months + month - 1] = this.#burn(service, month, this.#covered);
      }
    }
    return burns;
  }

  #burn(service: number, month: number, elapsedMinutes: number): number {
    const { baseErrorRate, objective } = this.#services[service]!;
    const lost = this.#lost[service * (this.months + 1) + month]!;
    return (lost + baseErrorRate * elapsedMinutes) / ((1 - objective) * MINUTES_PER_MONTH);
  }

  /** 0 for the warm-up; the days after the last whole month belong to it. */
  #month(minute: number): number {
    return Math.min(this.months, Math.max(0, Math.floor(minute / MINUTES_PER_MONTH) + 1));
  }
}
