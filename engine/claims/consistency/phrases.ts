/** Numbers inside a finding's sentence, with one digit more than was printed. */
import type { Interval } from '../../statistics/interval.ts';
import type { CheckUnit } from './consistency-check.ts';

/** Below this a p-value is only said to be small. */
const SMALL_P = 0.0001;

/** @param decimals digits after the point; not used for counts and p-values */
export function said(value: number, unit: CheckUnit, decimals: number): string {
  switch (unit) {
    case 'ratio':
      return `${(100 * value).toFixed(decimals)} %`;
    case 'points':
      return `${value < 0 ? '−' : '+'}${Math.abs(100 * value).toFixed(decimals)} points`;
    case 'minutes':
      return `${value.toFixed(decimals)} min`;
    case 'count':
      return grouped(value);
    case 'p':
      return value < SMALL_P ? `under ${SMALL_P}` : value.toPrecision(2);
    case 'number':
      return value.toFixed(decimals).replace('-', '−');
  }
}

export function saidRange({ lower, upper }: Interval, unit: CheckUnit, decimals: number): string {
  const [from, to] = [said(lower, unit, decimals), said(upper, unit, decimals)];
  return from === to ? from : `${from} to ${to}`;
}

export function grouped(count: number): string {
  return count.toFixed(0).replaceAll(/\B(?=(\d{3})+$)/g, ',');
}

/** `a, b and c`. */
export function listed(items: readonly string[]): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}
