/** Estimates and their intervals as readers see them, in the unit of the claim that they answer. */
import { type Claim, type ClaimUnit, rangesOf } from '../../engine/claims/claim.ts';
import type { Estimate } from '../../engine/simulator/measures/measures.ts';
import { count, decimal, NO_NUMBER, percent, points } from './number.ts';
import { minutes } from './time.ts';

const SMALL_P = 0.0001;

/** A value in a claim's unit: `23.4 min`, `96.8%`, `+7.8 points`, `12`. */
export function inUnit(unit: ClaimUnit, value: number): string {
  switch (unit) {
    case 'minutes':
      return minutes(value);
    case 'ratio':
      return percent(value);
    case 'points':
      return points(value);
    case 'count':
      return count(value);
    case 'p':
      return pValue(value);
    case 'number':
      return decimal(value, 2);
  }
}

/** A standard error in a claim's unit, one digit more than a value has: errors are small. A difference of two shares is in points. */
export function errorText(unit: ClaimUnit, error: number): string {
  if (!Number.isFinite(error)) return NO_NUMBER;
  switch (unit) {
    case 'minutes':
      return `${decimal(error, 2)}\u00a0min`;
    case 'ratio':
    case 'points':
      return `${decimal(100 * error, 2)}\u00a0points`;
    case 'count':
      return decimal(error, 1);
    case 'number':
    case 'p':
      return decimal(error, 3);
  }
}

/** Two digits; below one in ten thousand only that: `0.047`, `< 0.0001`. */
function pValue(p: number): string {
  if (!Number.isFinite(p)) return NO_NUMBER;
  return p < SMALL_P ? `< ${SMALL_P}` : decimal(p, p < 0.001 ? 4 : 3);
}

/** An interval in a claim's unit, the unit said once: `22.8–23.9 min`; ends of opposite sign are joined by `to`. */
export function interval(unit: ClaimUnit, lower: number, upper: number): string {
  if (!Number.isFinite(lower) || !Number.isFinite(upper)) return NO_NUMBER;
  const end = inUnit(unit, upper);
  const digits = Math.max(...[lower, upper].map((value) => digitsIn(inUnit(unit, value))));
  const plain = unit === 'points' ? points(lower).replace(/\s*points$/, '') : bare(unit, lower, digits);
  // an end just below all of it is not all of it: `99.98–100%`
  const start = lower < upper && plain === '100.0' ? bare(unit, lower, 2) : plain;
  return lower < 0 || unit === 'points' ? `${start}\u00a0to\u00a0${end}` : `${start}–${end}`;
}

/** A claim's range: `12.0–17.0%`, and one value where both ends are the same. */
export function rangeText(unit: ClaimUnit, lower: number, upper: number): string {
  if (upper === Number.POSITIVE_INFINITY) return `at least ${decimal(lower, 1)}`;
  if (unit === 'p') return `at most ${decimal(upper, 4).replace(/0+$/, '')}`;
  return lower === upper ? inUnit(unit, upper) : interval(unit, lower, upper);
}

/** Each with who set it: `12.0–17.0% (the package’s guide)`, one a document where documents disagree; empty if no document gives a range. */
export function rangesText(claim: Claim): string {
  return rangesOf(claim)
    .map(({ lower, upper, source, wider }) => {
      const own = `${rangeText(claim.unit, lower, upper)} (${source})`;
      return wider === undefined
        ? own
        : `${own}, and wider, shown only: ${rangeText(claim.unit, wider.lower, wider.upper)} (${wider.source})`;
    })
    .join('; or ');
}

const digitsIn = (text: string): number => /\.(\d+)/.exec(text)?.[1]?.length ?? 0;

function bare(unit: ClaimUnit, value: number, digits: number): string {
  return decimal(unit === 'ratio' ? value * 100 : value, value === 0 ? 0 : digits);
}

/** `96.8% (94.9–98.0%)`: value and 95% interval. */
export function withInterval(unit: ClaimUnit, estimate: Pick<Estimate, 'value' | 'lower' | 'upper'>): string {
  const value = inUnit(unit, estimate.value);
  const open = !Number.isFinite(estimate.lower) || !Number.isFinite(estimate.upper);
  // a p-value is its own statement of doubt, and of a single replayed run, or to this precision, there is no interval
  const [start, end] = [estimate.lower, estimate.upper].map((bound) => inUnit(unit, bound));
  if (open || unit === 'p' || start === end) return value;
  // one-sided: a share of which none, or only a bound, is known
  if (start === value) return `${value} (at most ${end})`;
  return `${value} (${interval(unit, estimate.lower, estimate.upper)})`;
}
