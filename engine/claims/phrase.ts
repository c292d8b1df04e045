/** Numbers inside a verdict's sentence. Everywhere else formatting is the notebooks' business. */
import type { ClaimRange, ClaimUnit } from './claim.ts';

/** Below this a p-value is only said to be small. */
const SMALL_P = 0.0001;

export function phrase(value: number, unit: ClaimUnit): string {
  switch (unit) {
    case 'minutes':
      return `${value.toFixed(1)} min`;
    case 'ratio':
      return `${(100 * value).toFixed(1)} %`;
    case 'points':
      return `${value < 0 ? '−' : '+'}${Math.abs(100 * value).toFixed(1)} points`;
    case 'p':
      return value > 0 && value < SMALL_P ? `under ${SMALL_P}` : String(Number(value.toPrecision(2)));
    case 'number':
      return value.toFixed(2).replace('-', '−');
    case 'count':
      return String(Math.round(value)).replaceAll(/\B(?=(\d{3})+$)/g, ',');
  }
}

export function phraseRange({ lower, upper }: ClaimRange, unit: ClaimUnit): string {
  if (lower === upper) return phrase(lower, unit);
  return upper === Number.POSITIVE_INFINITY
    ? `at least ${phrase(lower, unit)}`
    : `${phrase(lower, unit)} to ${phrase(upper, unit)}`;
}
