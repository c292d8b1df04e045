/**
 * The always-valid judge: a sequential test that may look after every stage without raising its false-alarm level.
 *
 * Errors of the canary, x, and of the control, y, are Poisson with means λ·q·c and λ·1 per unit of control traffic,
 * where c is canary over control traffic and q the true ratio of error rates. Given x + y, x is binomial with
 * probability ρ = qc / (1 + qc). The null hypothesis is q ≤ r, a tolerated margin; with ρ* = rc / (1 + rc), the
 * likelihood ratio of q = R·r against q = r is, with θ = Rrc / (1 + Rrc),
 *
 *     log LR = x · ln(θ / ρ*) + y · ln((1 − θ) / (1 − ρ*)).
 *
 * For q = r its expectation is 1 whatever has been seen before, and for q < r it is less (θ > ρ*, so LR grows with x).
 * Products over stages, means over lifts R, and the mean of two streams (errors, slow requests) keep that property: an
 * E-process. By Ville's inequality it ever exceeds 1/α with probability at most α, however often one looks
 * (arXiv 2011.03567, §3). Hosts that differ break the assumption q ≤ r: with a log SD of .1 the level holds; at .2 and .3
 * a level of 1% becomes 6% and 15% on busy services (test/engine/canary-rollout/false-alarms.test.ts, 60 looks).
 *
 * A canary that is worse than tolerated is not always found: see {@link neverFlaggedUpTo}.
 */
import { exp, ln } from '../../random/distributions.ts';
import type { BaseRates, Judge, JudgeKind, StageCounts } from '../stage.ts';

/** True ratios considered, relative to the margin. */
const LIFTS = [1.6, 2.5, 4, 8, 20, 100] as const;
const K = LIFTS.length;
/** Wider than any rounding of a logarithm here. */
const SLACK = 1e-9;

export interface AlwaysValidConfig {
  /** False-alarm level of a rollout, (0, 1). */
  readonly alpha: number;
  /** Tolerated ratio of canary to control, 1 or more. */
  readonly margin: number;
}

/** What one event in the canary, and one in the control, add to the log likelihood ratio under each lift. */
interface Weights {
  readonly canary: Float64Array;
  readonly control: Float64Array;
}

export function alwaysValid({ alpha, margin }: AlwaysValidConfig): JudgeKind {
  const bar = 1 / alpha;
  // The mean of the lifts' ratios reaches the bar when one of them alone does, and cannot when each is below their share.
  const enoughAlone = ln(2 * K * bar) + SLACK;
  const tooLittleEach = ln(2 * bar) - SLACK;
  let known = Number.NaN;
  const weights = newWeights();
  /** Of the traffic ratio that was asked for last: with a control of its size it is always 1, else seldom the same twice. */
  const weightsFor = (canaryRequests: number, controlRequests: number): Weights => {
    const c = canaryRequests / controlRequests;
    if (c !== known) setWeights(weights, c, margin);
    known = c;
    return weights;
  };
  return {
    start: () => new AlwaysValidJudge(bar, weightsFor),
    canSee(lift: number, canaryRequests: number, controlRequests: number, base: BaseRates): boolean {
      if (canaryRequests === 0 || controlRequests === 0) return false;
      const { canary, control } = weightsFor(canaryRequests, controlRequests);
      const x = canaryRequests * (base.errorRate + lift);
      const y = controlRequests * base.errorRate;
      let most = Number.NEGATIVE_INFINITY;
      for (let k = 0; k < K; k++) most = Math.max(most, x * canary[k]! + y * control[k]!);
      if (most > enoughAlone) return true;
      if (most < tooLittleEach) return false;
      let sum = 0;
      for (let k = 0; k < K; k++) sum += exp(x * canary[k]! + y * control[k]!);
      return sum / (2 * K) >= bar; // the stream of slow requests adds nothing
    },
  };
}

/**
 * The true ratio of canary to control below which the evidence falls as traffic grows, so that with enough traffic the
 * judge never rolls back. It lies above the tolerated ratio, because the smallest lift considered is well above it.
 * With little traffic chance can still flag such a canary: 29% of stages at most for 1.57 and the default margin.
 *
 * Per unit of control errors the log LR of a lift R grows by q·c·ln(θ / ρ*) + ln((1 − θ) / (1 − ρ*)), which is positive
 * for q > ln((1 − ρ*) / (1 − θ)) / (c · ln(θ / ρ*)). The result is the least of these over the lifts; α does not matter.
 * @param margin tolerated ratio, 1 or more
 * @param trafficRatio canary over control requests, above 0; 1 for a control of the same size
 * @returns ratio, above the margin
 */
export function neverFlaggedUpTo(margin: number, trafficRatio = 1): number {
  const weights = newWeights();
  setWeights(weights, trafficRatio, margin);
  const { canary, control } = weights;
  let least = Number.POSITIVE_INFINITY;
  for (let k = 0; k < K; k++) least = Math.min(least, -control[k]! / (trafficRatio * canary[k]!));
  return least;
}

function newWeights(): Weights {
  return { canary: new Float64Array(K), control: new Float64Array(K) };
}

/** In place: at a control of the rest of the fleet every stage asks for weights of its own. */
function setWeights({ canary, control }: Weights, c: number, margin: number): void {
  const rho = (margin * c) / (1 + margin * c);
  for (let k = 0; k < K; k++) {
    const odds = LIFTS[k]! * margin * c;
    const theta = odds / (1 + odds);
    canary[k] = ln(theta / rho);
    control[k] = ln((1 - theta) / (1 - rho));
  }
}

class AlwaysValidJudge implements Judge {
  evidence = 1;
  readonly #bar: number;
  readonly #weightsFor: (canaryRequests: number, controlRequests: number) => Weights;
  readonly #errors = new Float64Array(K);
  readonly #slow = new Float64Array(K);

  constructor(bar: number, weightsFor: (canaryRequests: number, controlRequests: number) => Weights) {
    this.#bar = bar;
    this.#weightsFor = weightsFor;
  }

  look(counts: StageCounts): boolean {
    if (counts.canaryRequests > 0 && counts.controlRequests > 0) {
      const { canary, control } = this.#weightsFor(counts.canaryRequests, counts.controlRequests);
      let sum = 0;
      for (let k = 0; k < K; k++) {
        this.#errors[k]! += counts.canaryErrors * canary[k]! + counts.controlErrors * control[k]!;
        this.#slow[k]! += counts.canarySlow * canary[k]! + counts.controlSlow * control[k]!;
        sum += exp(this.#errors[k]!) + exp(this.#slow[k]!);
      }
      this.evidence = sum / (2 * K);
    }
    return this.evidence >= this.#bar;
  }
}
