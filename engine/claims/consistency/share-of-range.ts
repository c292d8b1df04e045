/** A printed share whose whole is only known through other rounded figures. */
import { requireCount } from '../../statistics/sample.ts';
import type { CheckFinding } from './consistency-check.ts';
import { grimShare } from './grim.ts';
import { grouped } from './phrases.ts';
import { point } from './range-arithmetic.ts';
import { roundedNumber, roundingInterval } from './rounded-number.ts';

/**
 * Whether a printed percentage can be a share of some whole between two counts, both included.
 *
 * @param printed "14.4%"
 * @param first, last whole numbers ≥ 1: what the whole can be
 * @throws ArgumentError on a string that is no share, or counts out of range
 */
export function shareOfRangeFinding(printed: string, first: number, last: number): CheckFinding {
  requireCount('shareOfRangeFinding: first', first, 1);
  requireCount('shareOfRangeFinding: last', last, first);
  const share = roundedNumber(printed);
  const wholes = Array.from({ length: last - first + 1 }, (_, k) => first + k);
  const fitting = wholes.flatMap((whole) => {
    const { counts } = grimShare(printed, whole);
    return counts === null ? [] : [{ whole, k: counts.first }];
  });
  const [example] = fitting;
  const range = `${grouped(first)} to ${grouped(last)}`;
  return {
    outcome: example === undefined ? 'inconsistent' : 'consistent',
    unit: 'ratio',
    recomputed: example === undefined ? [] : [point(example.k / example.whole)],
    printedRanges: [roundingInterval(share)],
    power: null,
    why:
      example === undefined
        ? `No share of ${range} rounds to ${printed}.`
        : `${printed} is possible: ${grouped(fitting.length)} of the ${grouped(wholes.length)} wholes from ${range} allow it, such as ${grouped(example.k)} of ${grouped(example.whole)}.`,
  };
}
