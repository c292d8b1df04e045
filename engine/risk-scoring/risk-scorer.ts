/** Pillar 2: one score from six factors, and how the weights learn. */

import { exp } from '../random/portable.ts';
import { factorNames, type RiskAssessment, type RiskFactors } from './assessment.ts';
import { type HistoryPrior, type RiskInput, riskFactors } from './factors.ts';
import { riskLevel } from './levels.ts';
import { normalised, publishedWeights, type RiskWeights } from './weights.ts';

/** Beta(1, 9): one failure in ten, weakly held. */
const DEFAULT_PRIOR: HistoryPrior = { failures: 1, successes: 9 };
const LEARNING_RATE = 0.02; // a thousand outcomes move a weight by about a third

/**
 * Scores changes. A class because its weights can learn; without `learn` it is a pure function of its input.
 */
export class RiskScorer {
  #weights: RiskWeights;
  readonly #prior: HistoryPrior;
  /** Running share of failures, from the prior on: what `learn` compares an outcome with. */
  #failures: number;
  #outcomes: number;

  /** @throws ArgumentError for weights that are negative, not finite or all zero */
  constructor({
    weights = publishedWeights,
    prior = DEFAULT_PRIOR,
  }: { weights?: RiskWeights; prior?: HistoryPrior } = {}) {
    this.#weights = normalised(weights);
    this.#prior = prior;
    this.#failures = prior.failures;
    this.#outcomes = prior.failures + prior.successes;
  }

  get weights(): RiskWeights {
    return this.#weights;
  }

  get prior(): HistoryPrior {
    return this.#prior;
  }

  /** Score = Σ weight × factor, in [0, 1]; never falls when a factor rises. */
  assess(input: RiskInput): RiskAssessment {
    const factors = riskFactors(input, this.#prior);
    const score = weightedSum(this.#weights, factors);
    return { score, level: riskLevel(score), factors, weights: this.#weights };
  }

  /**
   * Moves weight towards the factors that were high when a deployment failed, by exponentiated gradient (Kivinen and
   * Warmuth 1997): w ← w · exp(η (y − ȳ)(x − score)), divided by the sum. Weights stay positive and sum to 1.
   *
   * @param failed whether the deployment was rolled back or escaped
   */
  learn(factors: RiskFactors, failed: boolean): void {
    const surprise = (failed ? 1 : 0) - this.#failures / this.#outcomes;
    const score = weightedSum(this.#weights, factors);
    const moved: Record<string, number> = {};
    for (const name of factorNames) {
      moved[name] = this.#weights[name] * exp(LEARNING_RATE * surprise * (factors[name] - score));
    }
    this.#weights = normalised(moved as unknown as RiskWeights);
    this.#outcomes += 1;
    if (failed) this.#failures += 1;
  }
}

function weightedSum(weights: RiskWeights, factors: RiskFactors): number {
  return (
    weights.serviceTier * factors.serviceTier +
    weights.serviceHealth * factors.serviceHealth +
    weights.historicalFailureRate * factors.historicalFailureRate +
    weights.blastRadius * factors.blastRadius +
    weights.changeComplexity * factors.changeComplexity +
    weights.timingRisk * factors.timingRisk
  );
}
