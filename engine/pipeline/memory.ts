/** What an arm learns from its own past: nothing before it has happened. */
import type { ContextIngestion, PastDeployment } from '../context-ingestion/index.ts';
import type { ErrorBudget } from '../governance/index.ts';
import type { RiskFactors, RiskScorer } from '../risk-scoring/index.ts';

/** A deployment that is known in full from `minute` on. */
export interface Finished {
  readonly minute: number;
  readonly past: PastDeployment;
  /** Added error rate × share × minutes. */
  readonly badMinutes: number;
  /** Null when it was not scored. */
  readonly factors: RiskFactors | null;
}

/**
 * Holds back each deployment's lesson until it has finished, then hands it to retrieval, the error budget and, where
 * the arm learns, the risk scorer. A class because it guards what is still to come.
 */
export class Memory {
  readonly #pending: Finished[][];
  readonly #context: ContextIngestion;
  readonly #budget: ErrorBudget;
  readonly #learner: RiskScorer | null;

  constructor(services: number, context: ContextIngestion, budget: ErrorBudget, learner: RiskScorer | null) {
    this.#pending = Array.from({ length: services }, () => []);
    this.#context = context;
    this.#budget = budget;
    this.#learner = learner;
  }

  add(service: number, finished: Finished): void {
    const pending = this.#pending[service]!;
    let place = pending.length;
    while (place > 0 && pending[place - 1]!.minute > finished.minute) place -= 1;
    pending.splice(place, 0, finished);
  }

  /** Learns what the service's deployments have shown by now. */
  settle(service: number, now: number): void {
    const pending = this.#pending[service]!;
    while (pending.length > 0 && pending[0]!.minute <= now) {
      const { minute, past, badMinutes, factors } = pending.shift()!;
      this.#context.remember(past);
      if (badMinutes > 0) this.#budget.spend(service, minute, badMinutes);
      if (factors !== null) this.#learner?.learn(factors, past.failed);
    }
  }

  /** Learns all that is left, at the end of a study. */
  settleAll(): void {
    for (let service = 0; service < this.#pending.length; service++)
      this.settle(service, Number.POSITIVE_INFINITY);
  }
}
