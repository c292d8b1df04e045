/**
 * What the statistics are given and what they return: samples, counts and probabilities, each checked, and intervals.
 *
 * Every statistic refuses an empty sample and a NaN, because both pass silently through sorting and sums and come out
 * as a plausible wrong number.
 */
import { expected } from '../errors.ts';

/** Observations of one quantity, all in the same unit. */
export type Sample = readonly number[] | Float64Array;

/**
 * Refuses a sample that a statistic cannot be computed from.
 * @param where the argument, as the caller knows it (`quantile: sample`)
 * @param least the smallest usable number of observations
 * @throws ArgumentError on too few observations, on NaN and on ±∞
 */
export function requireSample(where: string, sample: Sample, least = 1): void {
  if (sample.length < least) {
    throw expected(where, `at least ${least} observation${least === 1 ? '' : 's'}`, `${sample.length}`);
  }
  for (let i = 0; i < sample.length; i++) {
    const value = sample[i];
    if (!Number.isFinite(value)) {
      throw expected(`${where}[${i}]`, 'a finite number', value, 'leave missing observations out');
    }
  }
}

/** As {@link requireSample}, and refuses a sample that is not in ascending order. */
export function requireSorted(where: string, sample: Sample): void {
  requireSample(where, sample);
  for (let i = 1; i < sample.length; i++) {
    if (at(sample, i) < at(sample, i - 1)) {
      throw expected(
        `${where}[${i}]`,
        'a value not below the one before it',
        at(sample, i),
        'sort ascending',
      );
    }
  }
}

/** A sorted copy, ascending; the sample stays as it was. */
export function sorted(sample: Sample): Float64Array {
  return Float64Array.from(sample).sort();
}

/** The observation at an index that the caller knows to exist. */
export function at(sample: Sample, index: number): number {
  return sample[index] as number;
}

/** @throws ArgumentError unless 0 ≤ p ≤ 1 */
export function requireProbability(where: string, p: number): void {
  if (!(p >= 0 && p <= 1)) throw expected(where, 'a number from 0 to 1', p, percentHint(p));
}

/** @throws ArgumentError unless 0 < p < 1 */
export function requireInside(where: string, p: number): void {
  if (!(p > 0 && p < 1)) throw expected(where, 'a number between 0 and 1, both excluded', p, percentHint(p));
}

/** @throws ArgumentError unless n is a whole number of at least `least` */
export function requireCount(where: string, n: number, least = 0): void {
  if (!Number.isSafeInteger(n) || n < least) throw expected(where, `a whole number of at least ${least}`, n);
}

/**
 * Checks k successes of n trials.
 * @param where the calling function; `kName` and `nName` are its arguments
 * @throws ArgumentError unless n ≥ 1 and 0 ≤ k ≤ n are whole numbers
 */
export function requireCountOf(
  where: string,
  k: number,
  n: number,
  kName = 'successes',
  nName = 'trials',
): void {
  requireCount(`${where}: ${nName}`, n, 1);
  if (!Number.isSafeInteger(k) || k < 0 || k > n) {
    throw expected(`${where}: ${kName}`, `a whole number from 0 to ${nName} = ${n}`, k);
  }
}

/** @throws ArgumentError unless x is a finite number above 0 */
export function requirePositive(where: string, x: number): void {
  if (!(x > 0 && x < Number.POSITIVE_INFINITY)) throw expected(where, 'a finite number above 0', x);
}

function percentHint(p: number): string | undefined {
  return p > 1 && p <= 100 ? `percent are written as a ratio, ${p / 100}` : undefined;
}

/** A closed interval; a side that is not bounded holds the parameter's own limit (0, 1, ±∞). */
export interface Interval {
  readonly lower: number;
  readonly upper: number;
}

/** Which ends are estimated: `both` puts (1 − confidence)/2 beyond each, `upper` all of it beyond the upper end. */
export type Side = 'both' | 'upper';

/**
 * The probability left beyond each estimated end.
 * @param where the calling function, for messages
 * @returns (1 − confidence)/2 for both sides, 1 − confidence for one
 * @throws ArgumentError unless 0 < confidence < 1
 */
export function tailProbability(where: string, confidence: number, side: Side = 'both'): number {
  requireInside(`${where}: confidence`, confidence);
  return side === 'both' ? (1 - confidence) / 2 : 1 - confidence;
}
