/**
 * A number as it was printed, and the true values that it can stand for.
 *
 * Precision is in the string: "14.4" and "14.40" are different statements. Percents are ratios inside.
 */
import { expected } from '../../errors.ts';
import type { Interval } from '../../statistics/sample.ts';

/** With more digits than this, the value in units of its last digit is no exact whole number. */
const MOST_DIGITS = 15;
/** Powers of ten beyond this come too close to the ends of what a double can hold. */
const MOST_EXPONENT = 300;

export interface RoundedNumber {
  /** As it came. */
  readonly printed: string;
  /** `below` for "< 0.001", `above` for "> 0.8". */
  readonly relation: 'equal' | 'below' | 'above';
  /** Percents as ratios. */
  readonly value: number;
  readonly percent: boolean;
  /** Digits after the point; 5 for "1.2e-4", whose last digit is a hundred-thousandth. */
  readonly decimals: number;
  /** The value in units of its last printed digit: a whole number. */
  readonly steps: number;
  /** The power of ten of that unit, percents as ratios: −3 for a percentage with one decimal. */
  readonly exponent: number;
}

const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const minus = '[\\-−–‒]';
const times = '[×x*·⋅]\\s*10';
const power = `(?:e|${times}\\s*\\^?)\\s*(?<power>[+⁺]?(?:${minus}|⁻)?\\s*[\\d${superscripts}]{1,3})`;

/** `\s` takes thin and no-break spaces as well; thousands are separated by one kind of separator throughout. */
const pattern = new RegExp(
  `^(?:p\\s*)?(?<relation>[<>≤≥≪≫=]|<<|>>|<=|>=)?\\s*(?<sign>\\+|${minus})?\\s*` +
    `(?<whole>\\d{1,3}(?<separator>[,\\s])\\d{3}(?:\\k<separator>\\d{3})*|\\d*)(?:\\.(?<fraction>\\d+))?` +
    `(?:\\s*${power})?\\s*(?<unit>%|min)?$`,
  'i',
);
/** "10⁻⁴" alone is "1 × 10⁻⁴". */
const bare = /^(?<before>[^\d]*)(?<ten>10\s*(?:\^|(?=[⁺⁻⁰¹²³⁴⁵⁶⁷⁸⁹])))/;

/**
 * Reads a printed number: "14.4", "14.40", "96.8%", "+7.8%", "–4.46", "23.4 min", "p < 0.001", ".05", "15,847", "15
 * 847", "1.2e-4", "1.2 × 10⁻⁴". The exponent moves the last digit: "1.2e-4" has a unit of 1e-5.
 * @param where the figure, as its reader knows it; for messages
 * @throws ArgumentError on anything else, on more than 15 digits, or on powers of ten beyond ±300
 */
export function roundedNumber(printed: string, where = 'number'): RoundedNumber {
  const text = printed.trim().replace(bare, '$<before>1×$<ten>');
  const parts = pattern.exec(text)?.groups;
  const digits = (parts?.whole ?? '').replaceAll(/[,\s]/g, '') + (parts?.fraction ?? '');
  if (parts === undefined || digits === '') {
    throw expected(where, 'a number as printed, such as 14.4, 96.8% or < 0.001', printed);
  }
  if (digits.replace(/^0+/, '').length > MOST_DIGITS) {
    throw expected(where, `at most ${MOST_DIGITS} digits`, printed, 'leave the last ones out');
  }
  const percent = parts.unit === '%';
  const lastDigit = powerOf(parts.power) - (parts.fraction?.length ?? 0);
  const exponent = lastDigit - (percent ? 2 : 0);
  if (Math.abs(exponent) > MOST_EXPONENT) {
    throw expected(where, `a last digit between 1e-${MOST_EXPONENT} and 1e${MOST_EXPONENT}`, printed);
  }
  const negative = parts.sign !== undefined && parts.sign !== '+';
  const steps = Number(digits) * (negative ? -1 : 1) + 0;
  return {
    printed: printed.trim(),
    relation: relationOf(parts.relation ?? ''),
    value: timesTenTo(steps, exponent),
    percent,
    decimals: Math.max(0, -lastDigit),
    steps,
    exponent,
  };
}

/**
 * The true values that round to a printed number: value ± half a unit of its last digit, both ends included, since a
 * half may have been rounded up or down. "< 0.001" is every value up to its bound, which is not rounded.
 */
export function roundingInterval({ relation, value, steps, exponent }: RoundedNumber): Interval {
  switch (relation) {
    case 'equal': {
      const tenths = 10n * BigInt(steps);
      return { lower: timesTenTo(tenths - 5n, exponent - 1), upper: timesTenTo(tenths + 5n, exponent - 1) };
    }
    case 'below':
      return { lower: Number.NEGATIVE_INFINITY, upper: value };
    case 'above':
      return { lower: value, upper: Number.POSITIVE_INFINITY };
  }
}

/**
 * A printed number that is not printed as a bound.
 * @throws ArgumentError as {@link roundedNumber}, or on one with < or >
 */
export function printedEquality(printed: string, where: string): RoundedNumber {
  const number = roundedNumber(printed, where);
  if (number.relation !== 'equal') throw expected(where, 'a number without < or >', printed);
  return number;
}

/**
 * A printed count: exact, nothing was rounded. "15,847" is 15847.
 * @throws ArgumentError unless it is a whole number ≥ `least`, printed without a point or a power of ten
 */
export function printedCount(printed: string, where = 'count', least = 0): number {
  const { relation, exponent, steps } = roundedNumber(printed, where);
  if (relation !== 'equal' || exponent !== 0 || steps < least) {
    throw expected(where, `a whole number of at least ${least}, such as 12 or 15,847`, printed);
  }
  return steps;
}

function relationOf(sign: string): RoundedNumber['relation'] {
  if (/[<≤≪]/.test(sign)) return 'below';
  return /[>≥≫]/.test(sign) ? 'above' : 'equal';
}

function powerOf(text: string | undefined): number {
  if (text === undefined) return 0;
  const size = Number(
    Array.from(text)
      .map((sign) => (superscripts.includes(sign) ? superscripts.indexOf(sign) : sign))
      .join('')
      .replaceAll(/\D/g, ''),
  );
  return /[-−–‒⁻]/.test(text) ? -size : size;
}

/** The double nearest to whole × 10^exponent: reading decimal text rounds once. */
function timesTenTo(whole: number | bigint, exponent: number): number {
  return Number(`${whole}e${exponent}`) + 0;
}

// Sums, differences, products and ratios of ranges: every result that inputs within their ranges can give.

/** Ends that differ by less count as touching: they were computed in different ways from the same digits. */
const CLOSE = 1e-12;

export function point(value: number): Interval {
  return { lower: value, upper: value };
}

export function sumOf(ranges: readonly Interval[]): Interval {
  return ranges.reduce((sum, { lower, upper }) => ({ lower: sum.lower + lower, upper: sum.upper + upper }), {
    lower: 0,
    upper: 0,
  });
}

export function differenceOf(left: Interval, right: Interval): Interval {
  return { lower: left.lower - right.upper, upper: left.upper - right.lower };
}

export function productOf(left: Interval, right: Interval): Interval {
  const corners = [
    left.lower * right.lower,
    left.lower * right.upper,
    left.upper * right.lower,
    left.upper * right.upper,
  ];
  return { lower: Math.min(...corners), upper: Math.max(...corners) };
}

/** 1 − after/before for ranges above zero. */
export function relativeReductionOf(before: Interval, after: Interval): Interval {
  return { lower: 1 - after.upper / before.lower, upper: 1 - after.lower / before.upper };
}

/** Whether two closed ranges share a value; ends that agree to twelve digits do. */
export function meet(left: Interval, right: Interval): boolean {
  const below = (low: number, high: number): boolean =>
    low <= high || low - high <= CLOSE * Math.max(Math.abs(low), Math.abs(high));
  return below(left.lower, right.upper) && below(right.lower, left.upper);
}
