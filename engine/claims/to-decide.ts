/** How large a run would have to be for an interval to lie clear of a range's ends. */

import { MOST_DEPLOYMENTS } from '../limits.ts';
import type { Estimate } from '../simulator/measures/measures.ts';
import { wilsonInterval } from '../statistics/index.ts';
import type { ClaimRange } from './claim.ts';
import { placeOf } from './place.ts';

const CONFIDENCE = 0.95;

/**
 * About how many deployments, or seeds, would decide, were the value to stay as it is. A share is asked of Wilson's
 * interval itself: near 0 and 1 it shrinks faster than with the square root of n, which all other intervals are taken to.
 *
 * @param size deployments of the run, or seeds: the estimate's own n may count issues or service-months
 * @returns null when the value stands on an end of the range, an end of the interval is infinite, or no run may be large enough
 */
export function toDecide(estimate: Estimate, range: ClaimRange, size: number): number | null {
  return estimate.method === 'Wilson'
    ? shareToDecide(estimate, range, size)
    : rootToDecide(estimate, range, size);
}

function rootToDecide({ value, lower, upper }: Estimate, range: ClaimRange, size: number): number | null {
  const halfWidth = Math.max(upper - value, value - lower);
  const distance = Math.min(Math.abs(value - range.lower), Math.abs(value - range.upper));
  const ratio = halfWidth / distance;
  const wanted = Math.ceil(size * ratio * ratio);
  return Number.isFinite(wanted) && wanted <= MOST_DEPLOYMENTS ? wanted : null;
}

/** Bisects the number of trials; successes stay the same share of them, rounded. */
function shareToDecide({ value, n }: Estimate, range: ClaimRange, size: number): number | null {
  const decides = (trials: number): boolean =>
    placeOf(wilsonInterval(Math.round(value * trials), trials, CONFIDENCE), range) !== 'straddles';
  let no = n;
  let yes = Math.floor((MOST_DEPLOYMENTS / size) * n);
  if (!(yes > no) || !decides(yes)) return null;
  while (yes - no > 1) {
    const middle = Math.floor((no + yes) / 2);
    if (decides(middle)) yes = middle;
    else no = middle;
  }
  return Math.ceil((yes / n) * size);
}
