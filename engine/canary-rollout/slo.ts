/** Service-level thresholds of the fixed judge, under the README's names. */

export interface SLOConfig {
  /** Breach above this error rate, ratio. */
  readonly errorRateThreshold: number;
  /** Breach when the median request is slower, ms: more than half of requests are. */
  readonly latencyP50ThresholdMs: number;
  /** Breach when the 99th percentile is slower, ms: more than one request in a hundred is. */
  readonly latencyP99ThresholdMs: number;
  /** Breach below this success rate (1 − error rate), ratio. */
  readonly successRateThreshold: number;
}

/** README, *SLO configuration*. */
export const publishedSLO: SLOConfig = Object.freeze({
  errorRateThreshold: 0.01,
  latencyP50ThresholdMs: 100,
  latencyP99ThresholdMs: 500,
  successRateThreshold: 0.99,
});
