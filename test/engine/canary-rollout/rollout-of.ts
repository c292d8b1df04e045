/** Rollouts for tests: a calm configuration, and uniforms from a stream or all alike. */
import {
  alwaysValid,
  CanaryRollout,
  fiveStages,
  fixedThresholds,
  type Plan,
  publishedSLO,
  type Rollout,
  type RolloutConfig,
  type RolloutDraws,
  type RolloutTarget,
} from '../../../engine/canary-rollout/index.ts';
import { type Defect, noDefect } from '../../../engine/domain/change.ts';
import { namedStream } from '../../../engine/random/streams.ts';

/** The judges at their defaults; the limits of one are those of the README. */
export const compared = alwaysValid({ alpha: 0.01, margin: 1.25 });
export const fixed = fixedThresholds({
  errorRate: publishedSLO.errorRateThreshold,
  successRate: publishedSLO.successRateThreshold,
  slowShare: 0.01,
  medianSlowShare: 0.5,
  minimumSample: 100,
});

export const calm: RolloutConfig = {
  judge: compared,
  control: 'same-size',
  bakeScale: 1,
  rampMinutes: 1,
  inconclusive: 'promote',
  toleratedLift: 0.01,
  holdMinutes: 60,
  hostSpread: 0,
  noise: { spikeProbability: 0, spikeFactor: 10, spikeShared: 0.8 },
  injectionRate: 0,
  verification: { kind: 'none' },
  rollbackMinutes: 3,
  trafficAt: () => 1,
};

/** A service of the high tier at its medians. */
export const busy: RolloutTarget = { requestsPerMinute: 6_000, baseErrorRate: 0.0006, baseSlowShare: 0.004 };
/** A service of the low tier: a 1% stage sees a handful of requests. */
export const quiet: RolloutTarget = { requestsPerMinute: 90, baseErrorRate: 0.0025, baseSlowShare: 0.004 };

const WIDTH = 2 + 2 + 1 + 6 * 7;
const slots = { hosts: 0, injection: 2, verification: 4, stages: 5 };

/** One rollout's uniforms, all alike. */
export const evenDraws = (u: number): RolloutDraws => ({ row: new Float64Array(WIDTH).fill(u), ...slots });

/** As many rollouts' uniforms as are asked for, one after another. */
export function drawsFrom(seed: string): () => RolloutDraws {
  const next = namedStream(seed, 'test/rollouts');
  return () => ({ row: Float64Array.from({ length: WIDTH }, next), ...slots });
}

export const errors = (lift: number, visibleAbove = 0): Defect => ({ kind: 'errors', lift, visibleAbove });

export interface Asked {
  readonly config?: Partial<RolloutConfig>;
  readonly plan?: Plan;
  readonly target?: RolloutTarget;
  readonly defect?: Defect;
  readonly draws?: RolloutDraws;
}

export function rolloutOf(asked: Asked = {}): Rollout {
  const { config = {}, plan = fiveStages, target = busy, defect = noDefect, draws = evenDraws(0.5) } = asked;
  return new CanaryRollout({ ...calm, ...config }).run(plan, target, defect, 600, draws);
}
