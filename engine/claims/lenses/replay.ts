/**
 * The replay lens: what the published code computes, and whether it could have come out otherwise.
 *
 * A figure is by construction where it meets the claim's range and the detector (`construction/`) found, by running, that it
 * follows no input, or one and nothing else, or, input by input, only what states a result: outcome probabilities, lengths of
 * time, the baseline, a pillar taken out whole. Wholly outside the range it is not reproduced: not even those inputs bring
 * it about.
 */
import type { Estimate } from '../../simulator/measures/measures.ts';
import { type Claim, type ClaimRange, isMeasured, rangesOf } from '../claim.ts';
import { STATED_ROLES } from '../construction/conclusion.ts';
import type { Conclusion, Trace } from '../construction/trace.ts';
import { placeOf } from '../judge.ts';
import { phraseRange } from '../phrase.ts';
import { doesNotApply, type LensReading } from './lens.ts';

/** What a replay has for a claim. */
export interface Replayed {
  /** In the claim's unit. */
  readonly estimate: Estimate;
  readonly conclusion: Conclusion;
  readonly trace: Pick<Trace, 'inputs'>;
}

/** @param replayed null when the replay computes nothing for the claim */
export function replayReading(claim: Claim, replayed: Replayed | null): LensReading {
  if (claim.replay.kind === 'nothing') return doesNotApply(claim.replay.because);
  const range = bestRange(claim, replayed?.estimate ?? null);
  if (replayed === null || range === null) return doesNotApply('the published code computes nothing for it');
  const { estimate, conclusion, trace } = replayed;
  if (!Number.isFinite(estimate.value)) {
    return { outcome: 'undecided', estimate, why: 'The rate has no denominator in this replay.' };
  }
  const against = `${phraseRange(range, claim.unit)} (${range.source})`;
  const place = placeOf(estimate, range);
  if (place === 'outside') {
    const side = estimate.value < range.lower ? 'below' : 'above';
    return {
      outcome: 'not-reproduced',
      estimate,
      why: `The published code computes a value ${side} ${against}. ${conclusion.sentence}`,
    };
  }
  if (isFixed(conclusion, trace)) return { outcome: 'by-construction', estimate, why: conclusion.sentence };
  return place === 'inside'
    ? { outcome: 'reproduced', estimate, why: `The interval lies inside ${against}. ${conclusion.sentence}` }
    : {
        outcome: 'undecided',
        estimate,
        why: `The interval straddles an end of ${against}. ${conclusion.sentence}`,
      };
}

function isFixed({ byConstruction }: Conclusion, { inputs }: Replayed['trace']): boolean {
  const followed = inputs.filter(({ effect }) => effect === 'follows');
  return byConstruction || followed.every(({ input }) => STATED_ROLES.includes(input.role));
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
