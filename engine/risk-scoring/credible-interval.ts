/** How sure a score is. Apart from the scorer, whose users need no quantiles: they are a quarter of a small worker. */
import { betaQuantile } from '../statistics/index.ts';
import type { RiskInput } from './factors.ts';
import type { RiskScorer } from './risk-scorer.ts';

/**
 * 95% credible interval of a score: the quantiles of the Beta posterior of the historical failure rate, carried
 * through; the other five factors are taken as known.
 */
export function credibleInterval(scorer: RiskScorer, input: RiskInput): readonly [number, number] {
  const { score, factors, weights } = scorer.assess(input);
  const a = scorer.prior.failures + input.neighbourFailures;
  const b = scorer.prior.successes + input.neighbours - input.neighbourFailures;
  const rest = score - weights.historicalFailureRate * factors.historicalFailureRate;
  const at = (p: number): number =>
    rest + weights.historicalFailureRate * (a > 0 && b > 0 ? betaQuantile(p, a, b) : 0);
  return [at(0.025), at(0.975)];
}
