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
 * the arm learns, the risk scorer, in order of time. A class because it guards what is still to come.
 */
export class Memory {
  /** By the minute at which they are known; some hundreds at most. */
  readonly #pending: Finished[] = [];
  readonly #context: ContextIngestion;
  readonly #budget: ErrorBudget;
  readonly #learner: RiskScorer | null;

  constructor(context: ContextIngestion, budget: ErrorBudget, learner: RiskScorer | null) {
    this.#context = context;
    this.#budget = budget;
    this.#learner = learner;
  }

  add(finished: Finished): void {
    const pending = this.#pending;
    let place = pending.length;
    while (place > 0 && pending[place - 1]!.minute > finished.minute) place -= 1;
    pending.splice(place, 0, finished);
  }

  /** Learns what has shown by now; Infinity: all that is left. */
  settle(now: number): void {
    const pending = this.#pending;
    let known = 0;
    while (known < pending.length && pending[known]!.minute <= now) {
      const { minute, past, badMinutes, factors } = pending[known]!;
      known += 1;
      this.#context.remember(past);
      if (badMinutes > 0) this.#budget.spend(past.embedding.service, minute, badMinutes);
      if (factors !== null) this.#learner?.learn(factors, past.failed);
    }
    if (known > 0) pending.splice(0, known);
  }
}
