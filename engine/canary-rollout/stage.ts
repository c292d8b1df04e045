/** One stage of a rollout: what the requests in the canary and in the control turn out to be. */
import type { Defect } from '../domain/change.ts';
import { MINUTES_PER_DAY, minuteOfDay } from '../domain/clock.ts';
import { cos, poisson } from '../random/distributions.ts';

/** What a judge sees of a stage: requests, errors and slow requests of the canary and of its control. */
export interface StageCounts {
  readonly canaryRequests: number;
  readonly controlRequests: number;
  readonly canaryErrors: number;
  readonly controlErrors: number;
  /** Requests slower than the p99 threshold (500 ms). */
  readonly canarySlow: number;
  readonly controlSlow: number;
}

/** Rates before the change, as known beforehand, ratios. */
export interface BaseRates {
  readonly errorRate: number;
  readonly slowShare: number;
}

/** Judges one rollout, stage after stage. */
export interface Judge {
  /** Takes a stage's counts; true means: roll back. */
  look(counts: StageCounts): boolean;
  /** Evidence so far, as the judge counts it. */
  readonly evidence: number;
}

/** A judge of rollouts, and what it could see. */
export interface JudgeKind {
  /** A judge for a new rollout. */
  start(): Judge;
  /**
   * Whether a stage with so many requests would, on expected counts, notice an added error rate of `lift`.
   * @param lift ratio
   */
  canSee(lift: number, canaryRequests: number, controlRequests: number, base: BaseRates): boolean;
}

/** Noise that a stage may meet. */
export interface StageNoise {
  readonly spikeProbability: number;
  readonly spikeFactor: number;
  /** Probability that a spike in the canary is one in the control too. */
  readonly spikeShared: number;
}

/** Uniforms of a stage, as positions after its first slot; the first is its bake time's. */
export const stageDraws = {
  bake: 0,
  spike: 1,
  spikeShared: 2,
  canaryErrors: 3,
  controlErrors: 4,
  canarySlow: 5,
  controlSlow: 6,
} as const;
/** How many uniforms a stage takes. */
export const DRAWS_A_STAGE = 7;

/** Rates of one group of hosts over a rollout: base rates times a factor of its own. */
export interface HostFactors {
  readonly canary: number;
  readonly control: number;
}

/** What a stage is made of. */
export interface StageInput {
  readonly share: number;
  readonly canaryRequests: number;
  readonly controlRequests: number;
  readonly base: BaseRates;
  readonly hosts: HostFactors;
  readonly defect: Defect;
  /** Extra error rate of an injected fault, ratio; 0 for none. */
  readonly injectedLift: number;
  readonly noise: StageNoise;
  /** Uniforms, and where this stage's begin. */
  readonly row: Float64Array;
  readonly slot: number;
}

/** Whether a defect shows at a share of traffic: a silent one never does, one that needs load only above its share. */
export function isVisible(defect: Defect, share: number): boolean {
  return (defect.kind === 'errors' || defect.kind === 'slow') && share > defect.visibleAbove;
}

/** Counts, by inversion: Poisson with mean requests × rate, no more than there are requests. */
export function observeStage(input: StageInput): StageCounts {
  const { canaryRequests, controlRequests, base, hosts, defect, noise, row, slot } = input;
  const spike = row[slot + stageDraws.spike]! < noise.spikeProbability;
  const shared = spike && row[slot + stageDraws.spikeShared]! < noise.spikeShared;
  const canaryFactor = hosts.canary * (spike ? noise.spikeFactor : 1);
  const controlFactor = hosts.control * (shared ? noise.spikeFactor : 1);
  const visible = isVisible(defect, input.share);
  const errorLift = input.injectedLift + (visible && defect.kind === 'errors' ? defect.lift : 0);
  const slowLift = visible && defect.kind === 'slow' ? defect.lift : 0;
  const errorRate = base.errorRate * canaryFactor + errorLift;
  const slowShare = base.slowShare * canaryFactor + slowLift;
  const controlErrorRate = base.errorRate * controlFactor;
  const controlSlowShare = base.slowShare * controlFactor;
  return {
    canaryRequests,
    controlRequests,
    canaryErrors: drawn(row[slot + stageDraws.canaryErrors]!, canaryRequests, errorRate),
    controlErrors: drawn(row[slot + stageDraws.controlErrors]!, controlRequests, controlErrorRate),
    canarySlow: drawn(row[slot + stageDraws.canarySlow]!, canaryRequests, slowShare),
    controlSlow: drawn(row[slot + stageDraws.controlSlow]!, controlRequests, controlSlowShare),
  };
}

const drawn = (uniform: number, requests: number, rate: number): number =>
  Math.min(requests, poisson(uniform, requests * Math.min(1, rate)));

// Traffic over the day.

const PEAK_MINUTE = 840; // 14:00
const FULL_TURN = 6.283185307179586;

/**
 * Multiple of the mean traffic by minute: 1 + swing · cos(2π (t − 14:00) / day), from a table by minute of day.
 * @param swing ratio: 0 for none, .5 for ±50%
 */
export function diurnalTraffic(swing: number): (minute: number) => number {
  const table = Float64Array.from(
    { length: MINUTES_PER_DAY },
    (_, m) => 1 + swing * cos((FULL_TURN * (m - PEAK_MINUTE)) / MINUTES_PER_DAY),
  );
  return (minute) => table[Math.floor(minuteOfDay(minute))]!;
}
