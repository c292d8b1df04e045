/** How much each factor counts. */
import { expected } from '../errors.ts';
import { factorNames, type RiskFactors } from './assessment.ts';

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

/**
 * The weights divided by their sum.
 *
 * @throws ArgumentError when a weight is negative or not finite, or all are zero
 */
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
