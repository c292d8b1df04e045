/** The score above which a person must look. */
import type { AutonomyLevel } from '../domain/deployment.ts';
import { publishedCeilings, reviewedShares } from '../risk-scoring/index.ts';
import { quantile } from '../statistics/index.ts';
import type { ReviewRule } from './genops-config.ts';

/**
 * The published ceiling of the autonomy level, or the quantile of the warm-up's scores above which a fixed share of
 * changes lies. A class because it gathers those scores.
 */
export class ReviewCutoff {
  #score: number;
  readonly #share: number;
  readonly #rule: ReviewRule;
  readonly #seen: number[] = [];

  constructor(autonomy: AutonomyLevel, rule: ReviewRule) {
    this.#score = publishedCeilings[autonomy];
    this.#share = reviewedShares[autonomy];
    this.#rule = rule;
  }

  get score(): number {
    return this.#score;
  }

  isAbove(score: number): boolean {
    return score > this.#score;
  }

  /** Takes note of a score in the warm-up. */
  observe(score: number): void {
    if (this.#rule === 'percentile') this.#seen.push(score);
  }

  /** Ends the warm-up: from here on the percentile rule holds. Without any score the published ceiling stays. */
  settle(): void {
    if (this.#seen.length > 0) this.#score = quantile(this.#seen, 1 - this.#share);
  }
}
