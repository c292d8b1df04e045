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
  const known = new Map<number, Weights>();
  /** Traffic ratios are few (one a stage, or just 1), so weights are kept. */
  const weightsFor = (canaryRequests: number, controlRequests: number): Weights => {
    const c = canaryRequests / controlRequests;
    let weights = known.get(c);
    if (weights === undefined) {
      weights = weightsAt(c, margin);
      if (known.size < 4096) known.set(c, weights);
    }
    return weights;
  };
  return {
    start: () => new AlwaysValidJudge(bar, weightsFor),
    canSee(lift: number, canaryRequests: number, controlRequests: number, base: BaseRates): boolean {
      if (canaryRequests === 0 || controlRequests === 0) return false;
      const { canary, control } = weightsFor(canaryRequests, controlRequests);
      const x = canaryRequests * (base.errorRate + lift);
      const y = controlRequests * base.errorRate;
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
  const { canary, control } = weightsAt(trafficRatio, margin);
  let least = Number.POSITIVE_INFINITY;
  for (let k = 0; k < K; k++) least = Math.min(least, -control[k]! / (trafficRatio * canary[k]!));
  return least;
}

function weightsAt(c: number, margin: number): Weights {
  const rho = (margin * c) / (1 + margin * c);
  const theta = LIFTS.map((lift) => (lift * margin * c) / (1 + lift * margin * c));
  return {
    canary: Float64Array.from(theta, (t) => ln(t / rho)),
    control: Float64Array.from(theta, (t) => ln((1 - t) / (1 - rho))),
  };
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
