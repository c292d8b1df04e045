/** The six verdicts in the order in which they are always shown, and what one lens makes of a claim. */
import type { Estimate } from '../simulator/measures/measures.ts';
import type { Claim, ClaimRange, ClaimUnit } from './claim.ts';

export const verdictKinds = [
  'reproduced',
  'by-construction',
  'undecided',
  'not-reproduced',
  'inconsistent',
  'untestable',
] as const;
export type VerdictKind = (typeof verdictKinds)[number];

/**
 * What the model, or a reader's log, says of a claim: the reading of one lens. The claim's verdict is its ledger row's
 * (`lenses/ledger.ts`) and nobody else's.
 */
export interface Judgment {
  readonly claim: Claim;
  readonly kind: VerdictKind;
  /** What was measured, with its interval; null when untestable. */
  readonly estimate: Estimate | null;
  /** Computed: why this kind, one to three sentences. */
  readonly why: string;
  /** How many deployments would decide, for `undecided`; otherwise null. */
  readonly deploymentsToDecide: number | null;
}

/** Where an interval lies relative to a claim's range. */
export type PlaceInRange = 'inside' | 'outside' | 'straddles';

export function placeOf(
  { lower, upper }: { readonly lower: number; readonly upper: number },
  range: ClaimRange,
): PlaceInRange {
  if (lower >= range.lower && upper <= range.upper) return 'inside';
  return upper < range.lower || lower > range.upper ? 'outside' : 'straddles';
}

// Numbers in a judgment's sentences; all other formatting belongs to the notebooks.

/** Below this a p-value is only said to be small. */
const SMALL_P = 0.0001;

export function phrase(value: number, unit: ClaimUnit): string {
  switch (unit) {
    case 'minutes':
      return `${value.toFixed(1)} min`;
    case 'ratio':
      return `${minus((100 * value).toFixed(1))}%`;
    case 'points':
      return `${value < 0 ? '−' : '+'}${Math.abs(100 * value).toFixed(1)} points`;
    case 'p':
      return value < SMALL_P ? `under ${SMALL_P}` : String(Number(value.toPrecision(2)));
    case 'number':
      return minus(value.toFixed(2));
    case 'count':
      return String(Math.round(value)).replaceAll(/\B(?=(\d{3})+$)/g, ',');
  }
}

/** `96.0–97.5%`, `+7.0 to +8.5 points`, `at least 0.80`, `at most 0.001`; one value where both ends are the same. */
export function phraseRange(
  { lower, upper }: { readonly lower: number; readonly upper: number },
  unit: ClaimUnit,
): string {
  if (lower === upper) return phrase(lower, unit);
  if (upper === Number.POSITIVE_INFINITY) return `at least ${phrase(lower, unit)}`;
  if (unit === 'p' && lower === 0) return `at most ${phrase(upper, unit)}`;
  const [from, to] = [phrase(lower, unit), phrase(upper, unit)];
  if (unit === 'points') return `${from.replace(/ points$/, '')} to ${to}`;
  return lower < 0 ? `${from} to ${to}` : `${from.replace(/(%| min)$/, '')}–${to}`;
}

export function verdictPhrase(kind: VerdictKind): string {
  return kind.replaceAll('-', ' ');
}

/** With a capital letter and a full stop. */
export function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

function minus(number: string): string {
  return number.replace('-', '−');
}
