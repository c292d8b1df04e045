/** Numbers inside a judgment's sentences. Everywhere else formatting is the notebooks' business. */
import type { ClaimUnit } from './claim.ts';
import type { VerdictKind } from './verdict.ts';

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

function minus(number: string): string {
  return number.replace('-', '−');
}
