/** Pillar 2: one score from six factors, and how the weights learn. */

import { expected } from '../errors.ts';
import { exp } from '../random/distributions.ts';
import { factorNames, type RiskAssessment, type RiskFactors, riskLevel } from './assessment.ts';
import { type HistoryPrior, type RiskInput, riskFactors } from './factors.ts';

// How much each factor counts.

/** One non-negative weight a factor, under the README's names; used divided by their sum. */
export type RiskWeights = RiskFactors;

/** README, *risk factor breakdown*: 25-15-20-15-15-10. */
export const publishedWeights: RiskWeights = Object.freeze({
  serviceTier: 0.25,
  serviceHealth: 0.15,
  historicalFailureRate: 0.2,
  blastRadius: 0.15,
  changeComplexity: 0.15,
  timingRisk: 0.1,
});

/** The weights divided by their sum. @throws ArgumentError when a weight is negative or not finite, or all are zero */
export function normalised(weights: RiskWeights): RiskWeights {
  let sum = 0;
  for (const name of factorNames) {
    const weight = weights[name];
    if (!(weight >= 0 && Number.isFinite(weight))) {
      throw expected(`RiskWeights: ${name}`, 'a number of 0 or more', weight);
    }
    sum += weight;
  }
  if (sum === 0) throw expected('RiskWeights', 'at least one weight above 0', 'only zeros');
  if (sum === 1) return weights;
  return Object.fromEntries(factorNames.map((name) => [name, weights[name] / sum])) as unknown as RiskWeights;
}

/** Beta(1, 9): one failure in ten, weakly held. */
const DEFAULT_PRIOR: HistoryPrior = { failures: 1, successes: 9 };
const LEARNING_RATE = 0.02; // a thousand outcomes move a weight by about a third

/** Scores changes. A class because its weights can learn; without `learn` it is a pure function of its input. */
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
