/** Numbers inside a verdict's sentence. Everywhere else formatting is the notebooks' business. */
import type { ClaimRange, ClaimUnit } from './claim.ts';

export function phrase(value: number, unit: ClaimUnit): string {
  switch (unit) {
    case 'minutes':
      return `${value.toFixed(1)} min`;
    case 'ratio':
      return `${(100 * value).toFixed(1)} %`;
    case 'points':
      return `${value < 0 ? '−' : '+'}${Math.abs(100 * value).toFixed(1)} points`;
    case 'count':
      return String(Math.round(value)).replaceAll(/\B(?=(\d{3})+$)/g, ',');
  }
}

export function phraseRange({ lower, upper }: ClaimRange, unit: ClaimUnit): string {
  return lower === upper ? phrase(lower, unit) : `${phrase(lower, unit)} to ${phrase(upper, unit)}`;
}
