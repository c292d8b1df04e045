/** Numbers inside a finding's sentence, with one digit more than was printed. */
import type { Interval } from '../../statistics/sample.ts';
import type { CheckUnit } from './consistency-check.ts';

/** Below this a p-value is said by its power of ten. */
const SMALL_P = 0.0001;
/** The smallest p-value that differs from 0; the statistics are accurate to about there. */
const LEAST_P = 1e-300;
/** More digits after the point than this are said by powers of ten. */
const MOST_DECIMALS = 12;

/** @param decimals digits after the point; not used for counts and p-values */
export function said(value: number, unit: CheckUnit, decimals: number): string {
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

export function saidRange({ lower, upper }: Interval, unit: CheckUnit, decimals: number): string {
  const [from, to] = [said(lower, unit, decimals), said(upper, unit, decimals)];
  return from === to ? from : `${from} to ${to}`;
}

export function grouped(count: number | bigint): string {
  const digits = typeof count === 'bigint' ? String(count) : count.toFixed(0);
  return digits.replaceAll(/\B(?=(\d{3})+$)/g, ',');
}

/** `a, b and c`. */
export function listed(items: readonly string[]): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}
