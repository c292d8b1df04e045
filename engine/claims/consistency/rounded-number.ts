/**
 * A number as it was printed, and the true values that it can stand for.
 *
 * Precision is in the string: "14.4" and "14.40" are different statements. Percents are ratios inside.
 */
import { expected } from '../../errors.ts';
import type { Interval } from '../../statistics/interval.ts';

/** More decimals than this, and whole-number arithmetic on steps would no longer be exact for large n. */
const MOST_DECIMALS = 6;

export interface RoundedNumber {
  /** As it came. */
  readonly printed: string;
  /** `below` for "< 0.001", `above` for "> 0.8". */
  readonly relation: 'equal' | 'below' | 'above';
  /** Percents as ratios. */
  readonly value: number;
  readonly percent: boolean;
  /** Digits after the point, as printed. */
  readonly decimals: number;
  /** The value in units of its last printed digit: a whole number. */
  readonly steps: number;
  /** How many such units make one; 1,000 for a percentage with one decimal. */
  readonly stepsPerOne: number;
}

const pattern =
  /^(?:p\s*)?(?<relation>[<>≤≥=]?)\s*(?<sign>[+\-−]?)(?<whole>\d{1,3}(?:,\d{3})+|\d*)(?:\.(?<fraction>\d+))?\s*(?<unit>%|min)?$/i;

/**
 * Reads a printed number: "14.4", "14.40", "96.8%", "+7.8%", "23.4 min", "p < 0.001", ".05", "15,847".
 *
 * @param where the figure, as its reader knows it; for messages
 * @throws ArgumentError on anything else, or on more than six decimals
 */
export function roundedNumber(printed: string, where = 'number'): RoundedNumber {
  const parts = pattern.exec(printed.trim())?.groups;
  const whole = (parts?.whole ?? '').replaceAll(',', '');
  const fraction = parts?.fraction ?? '';
  if (parts === undefined || whole + fraction === '') {
    throw expected(where, 'a number as printed, such as 14.4, 96.8% or < 0.001', printed);
  }
  if (fraction.length > MOST_DECIMALS) {
    throw expected(where, `at most ${MOST_DECIMALS} decimals`, printed, 'leave the last ones out');
  }
  const percent = parts.unit === '%';
  const steps = Number(whole + fraction) * (/[-−]/.test(parts.sign ?? '') ? -1 : 1) + 0;
  if (!Number.isSafeInteger(steps)) throw expected(where, 'at most 15 digits', printed);
  const stepsPerOne = tenTo(fraction.length + (percent ? 2 : 0));
  return {
    printed: printed.trim(),
    relation: relationOf(parts.relation ?? ''),
    value: steps / stepsPerOne,
    percent,
    decimals: fraction.length,
    steps,
    stepsPerOne,
  };
}

/**
 * The true values that round to a printed number: value ± half a unit of its last digit, both ends included, since a
 * half may have been rounded up or down. "< 0.001" is every value up to its bound, which is not rounded.
 */
export function roundingInterval({ relation, value, steps, stepsPerOne }: RoundedNumber): Interval {
  switch (relation) {
    case 'equal':
      return { lower: (2 * steps - 1) / (2 * stepsPerOne), upper: (2 * steps + 1) / (2 * stepsPerOne) };
    case 'below':
      return { lower: Number.NEGATIVE_INFINITY, upper: value };
    case 'above':
      return { lower: value, upper: Number.POSITIVE_INFINITY };
  }
}

/**
 * A printed count: exact, nothing was rounded. "15,847" is 15847.
 *
 * @throws ArgumentError unless it is a whole number ≥ 0, printed without a point
 */
export function printedCount(printed: string, where = 'count'): number {
  const { relation, percent, decimals, steps } = roundedNumber(printed, where);
  if (relation !== 'equal' || percent || decimals > 0 || steps < 0) {
    throw expected(where, 'a whole number of at least 0, such as 12 or 15,847', printed);
  }
  return steps;
}

function relationOf(sign: string): RoundedNumber['relation'] {
  if (sign === '<' || sign === '≤') return 'below';
  return sign === '>' || sign === '≥' ? 'above' : 'equal';
}

function tenTo(power: number): number {
  return Number(`1e${power}`);
}
