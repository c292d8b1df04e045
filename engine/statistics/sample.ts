/**
 * What a sample is: finite numbers in an array, in any order unless a function says "sorted".
 *
 * Every statistic refuses an empty sample and a NaN at its door, because both pass silently through sorting and sums
 * and come out as a plausible wrong number.
 */
import { expected } from '../errors.ts';

/** Observations of one quantity, all in the same unit. */
export type Sample = readonly number[] | Float64Array;

/**
 * Refuses a sample that a statistic cannot be computed from.
 *
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
