/** The fixed-threshold judge of the README: a stage breaches when any measured rate crosses its limit. */
import type { BaseRates, Judge, JudgeKind, StageCounts } from '../stage.ts';

export interface FixedThresholdConfig {
  /** Breach above this error rate, ratio. */
  readonly errorRate: number;
  /** Breach below this success rate, ratio. */
  readonly successRate: number;
  /** p99 limit: breach when more than this share of requests is slow, ratio. */
  readonly slowShare: number;
  /** p50 limit: breach when more than this share of requests is slow, ratio. */
  readonly medianSlowShare: number;
  /** Fewer requests than this in the canary: the stage cannot tell. */
  readonly minimumSample: number;
}

export function fixedThresholds(config: FixedThresholdConfig): JudgeKind {
  return {
    start: () => new FixedThresholdJudge(config),
    canSee(lift: number, canaryRequests: number, _controlRequests: number, base: BaseRates): boolean {
      const rate = base.errorRate + lift;
      return (
        canaryRequests >= config.minimumSample && (rate > config.errorRate || 1 - rate < config.successRate)
      );
    },
  };
}

class FixedThresholdJudge implements Judge {
  evidence = 0;
  readonly #config: FixedThresholdConfig;

  constructor(config: FixedThresholdConfig) {
    this.#config = config;
  }

  look({ canaryRequests, canaryErrors, canarySlow }: StageCounts): boolean {
    const { errorRate, successRate, slowShare, medianSlowShare, minimumSample } = this.#config;
    if (canaryRequests < minimumSample) return false;
    const errors = canaryErrors / canaryRequests;
    const slow = canarySlow / canaryRequests;
    const breach =
      errors > errorRate || 1 - errors < successRate || slow > slowShare || slow > medianSlowShare;
    this.evidence = breach ? 1 : 0;
    return breach;
  }
}

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
