/**
 * The interval type that every estimator returns, and how a confidence level splits over its sides.
 */
import { expected } from '../errors.ts';
import { requireInside } from './arguments.ts';

/** A closed interval; a side that is not bounded holds the parameter's own limit (0, 1, ±∞). */
export interface Interval {
  readonly lower: number;
  readonly upper: number;
}

/**
 * Which ends are estimated: `both` puts (1 − confidence)/2 beyond each; `lower` and `upper` put all of it beyond
 * the one end they name and leave the other at the parameter's limit.
 */
export type Side = 'both' | 'lower' | 'upper';

/**
 * The probability left beyond each estimated end.
 *
 * @param where the calling function, for messages
 * @returns (1 − confidence)/2 for both sides, 1 − confidence for one
 * @throws ArgumentError unless 0 < confidence < 1
 */
export function tailProbability(where: string, confidence: number, side: Side = 'both'): number {
  requireInside(`${where}: confidence`, confidence);
  switch (side) {
    case 'both':
      return (1 - confidence) / 2;
    case 'lower':
    case 'upper':
      return 1 - confidence;
    default:
      throw expected(`${where}: side`, '"both", "lower" or "upper"', side satisfies never);
  }
}
