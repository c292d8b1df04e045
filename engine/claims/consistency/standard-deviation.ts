/** GRIMMER: the squares of whole numbers add up to a whole number, even or odd as their sum. */
import { expected } from '../../errors.ts';
import { type Interval, requireCount } from '../../statistics/sample.ts';
import { type CheckFinding, grouped, listed, numberText, rangeInWords } from './consistency-check.ts';
import { ceilDivided, floorDivided, grimMean, grimShare, modulo, tenTo } from './grim.ts';
import { against } from './recomputed.ts';
import {
  meet,
  point,
  printedEquality,
  type RoundedNumber,
  roundedNumber,
  roundingInterval,
} from './rounded-number.ts';

// A standard deviation that two documents print, where neither says its divisor.

/**
 * Whether two printed standard deviations of the same n values can be one, whichever of them was computed with the
 * divisor n and which with n − 1: the range of the one is widened by √(n/(n − 1)) both ways.
 * @param n whole number ≥ 2
 * @throws ArgumentError on strings that are no printed numbers above 0, or n out of range
 */
export function deviationFinding(there: string, here: string, n: number): CheckFinding {
  requireCount('deviationFinding: n', n, 2);
  const { lower, upper } = roundingInterval(roundedNumber(there, 'deviationFinding: there'));
  if (lower < 0)
    throw expected('deviationFinding: there', 'a number that cannot be below 0 unrounded', there);
  const divisors = Math.sqrt(n / (n - 1));
  const either = { lower: lower / divisors, upper: upper * divisors };
  return against(either, here, 'minutes', `With the divisor n or n − 1, ${there}`);
}

/** A printed standard deviation. @throws ArgumentError on a number below 0, or one with < or > */
export function printedDeviation(printed: string, where: string): RoundedNumber {
  const number = printedEquality(printed, where);
  if (number.value < 0) throw expected(where, 'a number of at least 0', printed);
  return number;
}

/** Sums that are tried one by one, 0.1 s: more are left only by a mean of few decimals with a very precise deviation. */
const MOST_TRIED = 100_000;

interface Sums {
  readonly first: bigint;
  readonly last: bigint;
}

/** What n whole numbers with one of the sums can have; deviations as n·Σ(x − mean)². */
type Search =
  | { readonly kind: 'fits'; readonly sum: bigint; readonly squares: bigint; readonly deviation: bigint }
  | { readonly kind: 'none'; readonly below: bigint | null; readonly above: bigint | null }
  | { readonly kind: 'too many' };

/**
 * Whether a printed standard deviation can belong to n whole numbers with a printed mean: some Σx² within the range that s
 * and the divisor give must be whole, even or odd as Σx is, and no less than n whole numbers of that sum allow. Exact at
 * any size, and the same for values that are shifted by a whole number.
 *
 * Source: Anaya (2016), "The GRIMMER test" (preprint); Allard (2018), "Analytic-GRIMMER", whose parity test this is.
 * A pass does not show that such numbers exist. Known false positives: values that are not whole (averaged items,
 * halves), weighted or transformed values, and an n that counts missing values.
 *
 * @param mean "3.45"
 * @param deviation "1.20", with divisor n − 1 or n: either passes, and the sentence says which
 * @param n whole number ≥ 2
 * @throws ArgumentError on strings that are no such numbers, n out of range, or where more than 100,000 sums would have
 *   to be tried
 */
export function grimmerFinding(mean: string, deviation: string, n: number): CheckFinding {
  requireCount('grimmer: n', n, 2);
  const printed = printedDeviation(deviation, 'grimmer: standard deviation');
  if (printed.percent) throw expected('grimmer: standard deviation', 'a number without %', deviation);
  const { counts } = grimMean(mean, n);
  const shared = { unit: 'number', printedRanges: [roundingInterval(printed)], power: null } as const;
  if (counts === null) {
    const why = `No standard deviation follows: no sum of ${grouped(n)} whole numbers gives a mean of ${mean}.`;
    return { ...shared, outcome: 'inconsistent', recomputed: [], why };
  }
  const sums = { first: BigInt(counts.first), last: BigInt(counts.last) };
  const divisors = [
    { name: 'n − 1', divisor: n - 1 },
    { name: 'n', divisor: n },
  ] as const;
  const searches = divisors.map(({ name, divisor }) => {
    const range = squaresRange(printed, n, divisor);
    const deviationOf = (squares: bigint): number => Math.sqrt(Number(squares) / n / divisor);
    return { name, deviationOf, wide: range.wide, search: searchOf(sums, BigInt(n), range) };
  });
  const digits = printed.decimals + 2;
  const fitting = searches.filter(({ search }) => search.kind === 'fits');
  const [best] = fitting;
  if (best !== undefined && best.search.kind === 'fits') {
    const { sum, squares, deviation: found } = best.search;
    const value = best.deviationOf(found);
    return {
      ...shared,
      outcome: best.wide ? 'no power' : 'consistent',
      recomputed: [point(value)],
      why: `A sum of ${signed(sum)} with a sum of squares of ${grouped(squares)} gives ${numberText(value, 'number', digits)}, which rounds to ${deviation} (${fitting.length === 2 ? 'either divisor fits' : `divisor ${best.name}`})${best.wide ? '; at this n and precision the check could not fail' : ''}.`,
    };
  }
  const near = searches.map(({ name, deviationOf, search }) => {
    if (search.kind !== 'none') {
      throw expected(
        'grimmer: n',
        `numbers that leave at most ${grouped(MOST_TRIED)} sums to try one by one`,
        n,
        'give the mean with more decimals, or the standard deviation with fewer',
      );
    }
    const values = [search.below, search.above].filter((squares) => squares !== null).map(deviationOf);
    return { name, values };
  });
  const nearest = near.map(
    ({ name, values }) =>
      `${listed(values.map((s) => numberText(s, 'number', digits)))} with the divisor ${name}`,
  );
  const which = sums.first === sums.last ? `for a sum of ${signed(sums.first)} ` : '';
  return {
    ...shared,
    outcome: 'inconsistent',
    recomputed: near.flatMap(({ values }) => values.map(point)),
    why: `No ${grouped(n)} whole numbers with a mean of ${mean} have a standard deviation that rounds to ${deviation}: ${which}the nearest possible are ${nearest.join(', ')}.`,
  };
}

interface SquaresRange {
  /** n·Σ(x − mean)², smallest and largest whole number within the printed deviation's range. */
  readonly lowest: bigint;
  readonly highest: bigint;
  /** Whether the range of Σx² holds an even and an odd number whatever the sum is. */
  readonly wide: boolean;
}

/** n·divisor·s² for s from half a unit below the printed deviation to half a unit above. */
function squaresRange({ steps, exponent }: RoundedNumber, n: number, divisor: number): SquaresRange {
  const times = BigInt(n) * BigInt(divisor) * tenTo(2 * exponent);
  const over = 4n * tenTo(-2 * exponent);
  const low = BigInt(Math.max(0, 2 * steps - 1));
  const high = BigInt(2 * steps + 1);
  return {
    lowest: ceilDivided(times * low * low, over),
    highest: floorDivided(times * high * high, over),
    wide: times * (high * high - low * low) >= 2n * BigInt(n) * over,
  };
}

/**
 * Only a sum's distance d to the nearest multiple of n matters: taking sum/n, rounded, off every value leaves n whole
 * numbers of sum ±d, whose squares add up to d, d + 2, d + 4 … So sums are tried from the smallest distance on, and once
 * the least that a distance allows lies above the range, so does that of every larger one.
 */
function searchOf(sums: Sums, n: bigint, { lowest, highest }: SquaresRange): Search {
  let below: bigint | null = null;
  let above: bigint | null = null;
  let tried = 0;
  for (let distance = leastDistance(sums, n); ; distance++) {
    const sum = sumAt(sums, distance, n);
    if (sum === null) break;
    if (tried++ === MOST_TRIED) return { kind: 'too many' };
    const base = distance * distance;
    const enough = ceilDivided(lowest + base, n);
    const squares = enough <= distance ? distance : enough + modulo(enough - distance, 2n);
    const deviation = n * squares - base;
    if (deviation <= highest) {
      return { kind: 'fits', sum, squares: unshifted(sum, squares, n), deviation };
    }
    if (above === null || deviation < above) above = deviation;
    const under = squares - 2n < distance ? null : deviation - 2n * n;
    if (under !== null && (below === null || under > below)) below = under;
    if (n * distance - base > highest) break;
  }
  return { kind: 'none', below, above };
}

/** The smallest distance of a sum in the range to a multiple of n. */
function leastDistance({ first, last }: Sums, n: bigint): bigint {
  if (ceilDivided(first, n) <= floorDivided(last, n)) return 0n;
  const [below, above] = [modulo(first, n), n - modulo(last, n)];
  return below < above ? below : above;
}

/** A sum in the range at that distance from a multiple of n; distances in a range have no gaps. */
function sumAt({ first, last }: Sums, distance: bigint, n: bigint): bigint | null {
  if (2n * distance > n) return null;
  const above = first + modulo(distance - first, n);
  if (above <= last) return above;
  const below = first + modulo(-distance - first, n);
  return below <= last ? below : null;
}

/** Σx² where taking sum/n, rounded, off every x leaves a sum of squares as given. */
function unshifted(sum: bigint, squares: bigint, n: bigint): bigint {
  const each = floorDivided(2n * sum + n, 2n * n);
  return squares + 2n * each * (sum - n * each) + n * each * each;
}

function signed(value: bigint): string {
  return value < 0n ? `−${grouped(-value)}` : grouped(value);
}

// DEBIT: the standard deviation of zeros and ones follows from their mean.

/**
 * Whether a printed standard deviation can belong to a printed mean of n zeros and ones: √(m(1 − m)n/(n − 1)) over all
 * m = k/n that round to the mean, or with the divisor n; the sentence says which fits.
 *
 * Source: Heathers & Brown (2019), "DEBIT: a simple consistency test for binary data" (preprint). Known false
 * positives: values that are not all 0 or 1, an n that counts missing values, weighted means, and a standard deviation
 * that was computed from an already rounded mean.
 * @param mean "0.32" or "32%"
 * @param deviation "0.47", in the same unit
 * @param n whole number ≥ 2
 * @throws ArgumentError on strings that are no such numbers, or n out of range
 */
export function debitFinding(mean: string, deviation: string, n: number): CheckFinding {
  requireCount('debit: n', n, 2);
  const printed = printedDeviation(deviation, 'debit: standard deviation');
  const { counts } = grimShare(mean, n);
  const printedRange = roundingInterval(printed);
  const shared = { unit: 'number', printedRanges: [printedRange], power: null } as const;
  if (counts === null) {
    const why = `No standard deviation follows: no count out of ${grouped(n)} gives ${mean}.`;
    return { ...shared, outcome: 'inconsistent', recomputed: [], why };
  }
  const corrected = deviations(counts.first, counts.last, n, n - 1);
  const uncorrected = deviations(counts.first, counts.last, n, n);
  const fits = { corrected: meet(corrected, printedRange), uncorrected: meet(uncorrected, printedRange) };
  const digits = printed.decimals + 1;
  const range = (values: Interval, divisor: string): string =>
    `${rangeInWords(values, 'number', digits)} with the divisor ${divisor}`;
  const ranges = `${range(corrected, 'n − 1')}, ${range(uncorrected, 'n')}`;
  return {
    ...shared,
    outcome: fits.corrected || fits.uncorrected ? 'consistent' : 'inconsistent',
    recomputed:
      fits.corrected === fits.uncorrected
        ? [corrected, uncorrected]
        : [fits.corrected ? corrected : uncorrected],
    why: `A mean of ${mean} over ${grouped(n)} gives a standard deviation of ${ranges}; the printed ${deviation} ${agreement(fits)}.`,
  };
}

function agreement({
  corrected,
  uncorrected,
}: {
  readonly corrected: boolean;
  readonly uncorrected: boolean;
}): string {
  if (corrected && uncorrected) return 'agrees with either';
  if (corrected) return 'agrees with n − 1';
  return uncorrected ? 'agrees with n' : 'agrees with neither';
}

/** Range of √(k(n − k)/(n·divisor)) over first ≤ k ≤ last; it is largest at n/2. */
function deviations(first: number, last: number, n: number, divisor: number): Interval {
  const at = (k: number): number => Math.sqrt((k * (n - k)) / n / divisor);
  const ends = [at(first), at(last)];
  const middle = Math.min(Math.max(Math.floor(n / 2), first), last);
  return { lower: Math.min(...ends), upper: Math.max(...ends, at(middle)) };
}
