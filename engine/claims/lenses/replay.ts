/**
 * The replay lens: what the published code computes, and whether it could have come out otherwise.
 *
 * A figure that the detector (`construction/`) found to be fixed is by construction where it meets the claim's range, and
 * never reproduced. One that follows a single input or none has no chance in it: its value is held against the range, and
 * the interval of a small run does not make up for it. Wholly outside the range a figure is not reproduced.
 */
import type { Estimate } from '../../simulator/measures/measures.ts';
import { type Claim, type ClaimRange, isMeasured, rangesOf } from '../claim.ts';
import { isFixed } from '../construction/conclusion.ts';
import type { Conclusion } from '../construction/trace.ts';
import { phraseRange } from '../phrase.ts';
import { placeOf } from '../place.ts';
import { doesNotApply, type LensReading } from './lens.ts';

/** What a replay has for a claim. */
export interface Replayed {
  /** In the claim's unit. */
  readonly estimate: Estimate;
  readonly conclusion: Conclusion;
}

/** @param replayed null when the replay computes nothing for the claim */
export function replayReading(claim: Claim, replayed: Replayed | null): LensReading {
  if (claim.replay.kind === 'nothing') return doesNotApply(claim.replay.because);
  const range = bestRange(claim, replayed?.estimate ?? null);
  if (replayed === null || range === null) return doesNotApply('the published code computes nothing for it');
  const { estimate, conclusion } = replayed;
  if (!Number.isFinite(estimate.value)) {
    return { outcome: 'undecided', estimate, why: 'The rate has no denominator in this replay.' };
  }
  const against = `${phraseRange(range, claim.unit)} (${range.source})`;
  const { value } = estimate;
  const place = placeOf(
    conclusion.byConstruction ? { ...estimate, lower: value, upper: value } : estimate,
    range,
  );
  if (place === 'outside') {
    const side = estimate.value < range.lower ? 'below' : 'above';
    return {
      outcome: 'not-reproduced',
      estimate,
      why: `The published code computes a value ${side} ${against}. ${conclusion.sentence}`,
    };
  }
  if (isFixed(conclusion)) return { outcome: 'by-construction', estimate, why: conclusion.sentence };
  return place === 'inside'
    ? { outcome: 'reproduced', estimate, why: `The interval lies inside ${against}. ${conclusion.sentence}` }
    : {
        outcome: 'undecided',
        estimate,
        why: `The interval straddles an end of ${against}. ${conclusion.sentence}`,
      };
}

/** Where documents disagree, the range that the replay comes nearest to: a claim is given its best case. */
function bestRange(claim: Claim, estimate: Estimate | null): ClaimRange | null {
  const { replay, test } = claim;
  const untested = replay.kind === 'replayed' && replay.range === 'own' && !isMeasured(test);
  const ranges = untested ? [] : rangesOf(claim);
  const gap = ({ lower, upper }: ClaimRange): number =>
    estimate === null ? 0 : Math.max(lower - estimate.value, estimate.value - upper, 0);
  return ranges.length === 0 ? null : ranges.reduce((best, next) => (gap(next) < gap(best) ? next : best));
}
