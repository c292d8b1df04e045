/** Where an interval lies against a claim's range. */
import type { ClaimRange } from './claim.ts';

export type PlaceInRange = 'inside' | 'outside' | 'straddles';

export function placeOf(
  { lower, upper }: { readonly lower: number; readonly upper: number },
  range: ClaimRange,
): PlaceInRange {
  if (lower >= range.lower && upper <= range.upper) return 'inside';
  return upper < range.lower || lower > range.upper ? 'outside' : 'straddles';
}
