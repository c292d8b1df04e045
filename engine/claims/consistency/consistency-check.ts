/** What a check of printed numbers against one another found. */
import type { Interval } from '../../statistics/sample.ts';
import type { Source } from '../claim.ts';

/** `no power` where every printed value would have passed. */
export type CheckOutcome = 'consistent' | 'inconsistent' | 'no power';

/** What the ranges of a check are in: `points` are percentage points; `ratio` and `points` are ratios inside. */
export type CheckUnit = 'ratio' | 'points' | 'minutes' | 'count' | 'p' | 'number';

/** A figure as it was printed, trailing zeros kept, and where it stands. */
export interface PrintedFigure {
  readonly label: string;
  readonly printed: string;
  readonly source: Source;
}

/** The outcome of a check, whoever printed the numbers. */
export interface CheckFinding {
  readonly outcome: CheckOutcome;
  readonly unit: CheckUnit;
  /** What the inputs allow: one range as a rule; the possible values on either side where none fits. */
  readonly recomputed: readonly Interval[];
  /** The true values that each printed figure can stand for. */
  readonly printedRanges: readonly Interval[];
  /** Share of printed values of this precision that the check would have refused; null where that is not defined. */
  readonly power: number | null;
  /** One sentence, computed. */
  readonly why: string;
}

/** Which test was made. */
type CheckKind =
  | 'GRIM'
  | 'share of counts'
  | 'difference'
  | 'relative reduction'
  | 'relative change'
  | 'product'
  | 'total'
  | 'same figure'
  | 'recount'
  | 'part of a whole'
  | 'interval'
  | 'p-value'
  | 'power'
  | 'DEBIT'
  | 'GRIMMER';

export interface ConsistencyCheck extends CheckFinding {
  readonly id: string;
  readonly kind: CheckKind;
  /** What is checked, a plain sentence. */
  readonly question: string;
  /** Ids of the claims that it speaks of; may be empty. */
  readonly claims: readonly string[];
  /** As printed; those of a recount are ours, from published records. */
  readonly inputs: readonly PrintedFigure[];
  /** What the recomputed range is compared with: one figure, or the two ends of an interval. */
  readonly printed: readonly PrintedFigure[];
}

// Numbers in a finding's sentence, with one digit more than printed.

/** Below this a p-value is written by its power of ten. */
const SMALL_P = 0.0001;
/** The smallest p-value that differs from 0; the statistics are accurate to about there. */
const LEAST_P = 1e-300;
/** More digits after the point than this are written by powers of ten. */
const MOST_DECIMALS = 12;

/** @param decimals digits after the point; not used for counts and p-values */
export function numberText(value: number, unit: CheckUnit, decimals: number): string {
  switch (unit) {
    case 'ratio':
      return `${fixed(100 * value, decimals)}%`;
    case 'points':
      return `${value < 0 ? '−' : '+'}${fixed(Math.abs(100 * value), decimals)} points`;
    case 'minutes':
      return `${fixed(value, decimals)} min`;
    case 'count':
      return grouped(value);
    case 'p':
      if (value < LEAST_P) return `below ${scientific(LEAST_P, 1)}`;
      return value < SMALL_P ? scientific(value, 2) : value.toPrecision(2);
    case 'number':
      return fixed(value, decimals);
  }
}

function fixed(value: number, decimals: number): string {
  const far = decimals > MOST_DECIMALS || Math.abs(value) >= 1e21;
  return far ? scientific(value, 4) : value.toFixed(decimals).replace('-', '−');
}

/** 1.2 × 10⁻¹⁵ with two digits. */
export function scientific(value: number, digits: number): string {
  const [head = '', power = ''] = value.toExponential(digits - 1).split('e');
  const raised = Array.from(power.replace('+', ''))
    .map((sign) => (sign === '-' ? '⁻' : '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(sign)]))
    .join('');
  return `${head.replace('-', '−')} × 10${raised}`;
}

export function rangeInWords({ lower, upper }: Interval, unit: CheckUnit, decimals: number): string {
  const [from, to] = [numberText(lower, unit, decimals), numberText(upper, unit, decimals)];
  return from === to ? from : `${from.replace(' points', '')} to ${to}`;
}

export function grouped(count: number | bigint): string {
  const digits = typeof count === 'bigint' ? String(count) : count.toFixed(0);
  return digits.replaceAll(/\B(?=(\d{3})+$)/g, ',');
}

/** `a, b and c`. */
export function listed(items: readonly string[]): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}
