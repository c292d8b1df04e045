/** Printed figures for tests of their checks. */
import {
  commonIntervals,
  type OwnField,
  roundedNumber,
  roundingInterval,
} from '../../../../engine/claims/consistency/index.ts';

/** A value for each field of a reader's own numbers that every check can use. */
export const good: Readonly<Record<OwnField, string>> = {
  share: '14.4%',
  n: '50',
  mean: '0.32',
  items: '1',
  deviation: '0.47',
  rate1: '96%',
  n1: '500',
  rate2: '94%',
  n2: '500',
  p: 'p < 0.001',
  k: '48',
  lower: '86.5%',
  upper: '98.9%',
};

/** The interval of a common method, by its name. */
export function intervalOf(name: string, k: number, n: number): readonly [number, number] {
  const { lower, upper } = commonIntervals.find((method) => method.name === name)!.of(k, n);
  return [lower, upper];
}

/** What a printed number may have been before it was rounded. */
export function rangeOf(printed: string): [number, number] {
  const { lower, upper } = roundingInterval(roundedNumber(printed));
  return [lower, upper];
}
