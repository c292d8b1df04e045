/** A percentage of n against a printed count that it cannot exceed. */
import { expected } from '../../errors.ts';
import type { CheckFinding } from './consistency-check.ts';
import { grimShare } from './grim.ts';
import { grouped } from './phrases.ts';
import { printedCount } from './rounded-number.ts';

/**
 * Whether some k with k/n rounding to the printed share is at most the printed count of the whole that it is part of.
 *
 * @param share "14.4%"
 * @param n what it would be a share of
 * @param whole printed count of which k is a part: "12"
 * @throws ArgumentError on strings that are no printed numbers, or when no whole number of n rounds to the share
 */
export function partFinding(share: string, n: number, whole: string): CheckFinding {
  const { counts } = grimShare(share, n);
  if (counts === null) {
    throw expected('partFinding: share', `a share that some whole number of ${n} rounds to`, share);
  }
  const most = printedCount(whole, 'partFinding: whole');
  const { first, last } = counts;
  const fits = first <= most;
  const k = first === last ? grouped(first) : `${grouped(first)} to ${grouped(last)}`;
  return {
    outcome: fits ? 'consistent' : 'inconsistent',
    unit: 'count',
    recomputed: [{ lower: first, upper: last }],
    printedRanges: [{ lower: 0, upper: most }],
    power: null,
    why: `${share} of ${grouped(n)} is ${k}: ${fits ? 'not ' : ''}more than the ${whole} of which they would be part.`,
  };
}
