/** A printed confidence interval of a proportion against the one that its counts give. */
import { wilsonInterval } from '../../statistics/proportions.ts';
import type { CheckFinding } from './consistency-check.ts';
import { grouped, said } from './phrases.ts';
import { meet, point } from './range-arithmetic.ts';
import { roundedNumber, roundingInterval } from './rounded-number.ts';

/**
 * Whether both printed ends are roundings of Wilson's interval of k of n.
 *
 * Known false positives: another method (Clopper–Pearson, normal, with continuity correction), another confidence.
 *
 * @param successes whole number, 0 … trials
 * @param confidence in (0, 1)
 * @throws ArgumentError on counts out of range, or ends that are no printed numbers
 */
export function intervalFinding(
  successes: number,
  trials: number,
  confidence: number,
  printed: { readonly lower: string; readonly upper: string },
): CheckFinding {
  const recomputed = wilsonInterval(successes, trials, confidence);
  const ends = (['lower', 'upper'] as const).map((end) => {
    const number = roundedNumber(printed[end], `${end} end`);
    const range = roundingInterval(number);
    return { end, number, range, agrees: meet(range, point(recomputed[end])) };
  });
  const off = ends.filter(({ agrees }) => !agrees);
  const digits = Math.max(...ends.map(({ number }) => number.decimals));
  const values = `${said(recomputed.lower, 'ratio', digits + 1)} to ${said(recomputed.upper, 'ratio', digits + 1)}`;
  const verdict =
    off.length === 0
      ? 'both printed ends agree'
      : `the printed ${off.map(({ end, number }) => `${end} end ${number.printed}`).join(' and ')} ${off.length === 1 ? 'does' : 'do'} not agree`;
  return {
    outcome: off.length === 0 ? 'consistent' : 'inconsistent',
    unit: 'ratio',
    recomputed: [recomputed],
    printedRanges: ends.map(({ range }) => range),
    power: null,
    why: `Wilson’s interval of ${grouped(successes)} of ${grouped(trials)} is ${values}; ${verdict}.`,
  };
}
