/** Numbers of a replay as estimates: a share with its Wilson interval, a mean and a median with theirs; and the run's name. */
import { minutesOf, type Replay } from '../../engine/replay/index.ts';
import type { Estimate } from '../../engine/simulator/measures/measures.ts';
import { meanInterval } from '../../engine/statistics/mean-interval.ts';
import { quantileInterval } from '../../engine/statistics/quantile-interval.ts';
import { wilsonInterval } from '../../engine/statistics/wilson.ts';
import type { Outcome } from '../../workers/contract.ts';
import { count } from '../format/number.ts';
import { failureText } from '../readings/variants.ts';

const CONFIDENCE = 0.95;

/** k of n; without an n there is no number. */
export function rate(k: number, n: number): Estimate {
  if (n === 0) return { value: Number.NaN, lower: Number.NaN, upper: Number.NaN, method: 'Wilson', n };
  return { value: k / n, ...wilsonInterval(k, n, CONFIDENCE), method: 'Wilson', n };
}

/** A value without an interval: it is counted, or printed, and nothing is sampled. */
export function fixed(value: number): Estimate {
  return { value, lower: value, upper: value, method: 'none', n: 1 };
}

export interface CycleTimes {
  /** Minutes, ascending. */
  readonly sorted: Float64Array;
  readonly mean: Estimate;
  readonly median: Estimate;
}

/** All cycle times of a replay; intervals need two deployments. */
export function cycleTimesOf({ rows, reportedMedianMinutes, trueMedianMinutes }: Replay): CycleTimes {
  const sorted = Float64Array.from(rows?.cycleTimeMicroseconds ?? [], minutesOf).sort();
  const n = sorted.length;
  const open = { lower: Number.NEGATIVE_INFINITY, upper: Number.POSITIVE_INFINITY };
  return {
    sorted,
    mean: {
      value: reportedMedianMinutes,
      ...(n < 2 ? open : meanInterval(sorted, CONFIDENCE)),
      method: 'Student’s t',
      n,
    },
    median: {
      value: trueMedianMinutes,
      ...(n < 2 ? open : quantileInterval(sorted, 0.5, CONFIDENCE)),
      method: 'order statistics',
      n,
    },
  };
}

/** `n = 500 deployments, seed 24, 95 % intervals.` A long seed is cut in the middle. */
export function replayLabel({ deployments, seed }: Pick<Replay, 'deployments' | 'seed'>): string {
  return `n\u00a0=\u00a0${count(deployments)}, seed\u00a0${shortSeed(seed)}, 95\u202f% intervals.`;
}

export function shortSeed(seed: bigint): string {
  const text = String(seed);
  return text.length > 24 ? `${text.slice(0, 12)}…${text.slice(-8)}` : text;
}

/** @throws Error with the pool's words when there is no value: the cell shows them */
export function valueOf<T>(outcome: Outcome<T>): T {
  if (outcome.kind === 'failed') throw new Error(failureText(outcome.failure));
  return outcome.value;
}
