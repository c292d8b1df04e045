/** GRIMMER: the squares of whole numbers add up to a whole number, even or odd as their sum. */
import { expected } from '../../errors.ts';
import { requireCount } from '../../statistics/arguments.ts';
import type { CheckFinding } from './consistency-check.ts';
import { grimMean } from './grim.ts';
import { grouped, listed, said } from './phrases.ts';
import { point } from './range-arithmetic.ts';
import { roundedNumber, roundingInterval } from './rounded-number.ts';

/** Ends of the range of Σx² are widened by this, relative: they were rounded on the way. */
const CLOSE = 1e-12;

interface Squares {
  readonly sum: number;
  /** The sum of squares below or in the range, with the sum's parity, and the next one. */
  readonly fitting: number | null;
  readonly below: number;
  /** Whether every printed deviation of this precision would fit. */
  readonly wide: boolean;
}

/**
 * Whether a printed standard deviation can belong to n whole numbers with a printed mean: some Σx² within (n − 1)s² +
 * (Σx)²/n over the range of s must be whole, even or odd as Σx is, and no less than n whole numbers of that sum allow.
 *
 * Source: Anaya (2016), "The GRIMMER test" (preprint); Allard (2018), "Analytic-GRIMMER", whose parity test this is.
 * A pass does not show that such numbers exist. Known false positives: values that are not whole (averaged items,
 * halves), the divisor n instead of n − 1, weighted or transformed values, and an n that counts missing values.
 *
 * @param mean "3.45"
 * @param deviation "1.20", with divisor n − 1
 * @param n whole number ≥ 2
 * @throws ArgumentError on strings that are no such numbers, or n out of range
 */
export function grimmerFinding(mean: string, deviation: string, n: number): CheckFinding {
  requireCount('grimmer: n', n, 2);
  const printed = roundedNumber(deviation, 'grimmer: standard deviation');
  if (printed.relation !== 'equal' || printed.value < 0 || printed.percent) {
    throw expected('grimmer: standard deviation', 'a number of at least 0, without <, > or %', deviation);
  }
  const { counts } = grimMean(mean, n);
  const range = roundingInterval(printed);
  const shared = { unit: 'number', printedRanges: [range], power: null } as const;
  if (counts === null) {
    const why = `No standard deviation follows: no sum of ${grouped(n)} whole numbers gives a mean of ${mean}.`;
    return { ...shared, outcome: 'inconsistent', recomputed: [], why };
  }
  const lowest = Math.max(0, range.lower);
  const width = (n - 1) * (range.upper - lowest) * (range.upper + lowest);
  const tried = triedSums(counts, n, lowest, range.upper, width >= 2);
  const hit = tried.find(({ fitting }) => fitting !== null);
  const deviationOf = (sum: number, squares: number): number =>
    Math.sqrt(Math.max(0, squares - (sum * sum) / n) / (n - 1));
  if (hit !== undefined && hit.fitting !== null) {
    const found = deviationOf(hit.sum, hit.fitting);
    return {
      ...shared,
      outcome: hit.wide ? 'no power' : 'consistent',
      recomputed: [point(found)],
      why: `A sum of ${signed(hit.sum)} with a sum of squares of ${grouped(hit.fitting)} gives ${said(found, 'number', printed.decimals + 2)}, which rounds to ${deviation}${hit.wide ? '; at this n and precision the check would refuse no deviation of this size' : ''}.`,
    };
  }
  const { sum, below } = tried[0]!;
  const least = leastSquares(sum, n);
  const near = [below, below + 2].filter((squares) => squares >= least).map((q) => deviationOf(sum, q));
  const values = listed(near.map((s) => said(s, 'number', printed.decimals + 2)));
  return {
    ...shared,
    outcome: 'inconsistent',
    recomputed: near.map(point),
    why: `No ${grouped(n)} whole numbers with a mean of ${mean} have a standard deviation that rounds to ${deviation}: for a sum of ${signed(sum)} the nearest possible ${near.length === 1 ? 'is' : 'are'} ${values}.`,
  };
}

/** Sums up to the first that fits; where the range holds every parity, the last one fits if any does. */
function triedSums(
  { first, last }: { readonly first: number; readonly last: number },
  n: number,
  lowest: number,
  highest: number,
  wide: boolean,
): Squares[] {
  const tried: Squares[] = [];
  for (let sum = first; sum <= last; sum++) {
    const result = squaresOf(sum, n, lowest, highest, wide);
    tried.push(result);
    if (result.fitting !== null) break;
  }
  return tried;
}

function squaresOf(sum: number, n: number, lowest: number, highest: number, wide: boolean): Squares {
  const base = (sum * sum) / n;
  const from = Math.max(leastSquares(sum, n), ((n - 1) * lowest * lowest + base) * (1 - CLOSE));
  const to = ((n - 1) * highest * highest + base) * (1 + CLOSE);
  const parity = Math.abs(sum) % 2;
  const start = Math.ceil(from);
  const candidate = start % 2 === parity ? start : start + 1;
  return { sum, fitting: candidate <= to ? candidate : null, below: candidate - 2, wide };
}

/** The smallest Σx² of n whole numbers with a given sum: as many as possible are equal, the others one more. */
function leastSquares(sum: number, n: number): number {
  const each = Math.floor(sum / n);
  const more = sum - n * each;
  return n * each * each + more * (2 * each + 1);
}

function signed(value: number): string {
  return `${value < 0 ? '−' : ''}${grouped(Math.abs(value))}`;
}
