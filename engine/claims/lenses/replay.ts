/**
 * The replay lens: what the published code computes, and whether it could have come out otherwise.
 *
 * A figure that the detector (`construction/`) found to be fixed by inputs is never reproduced. It is by construction
 * where the inputs fix it at the printed value; at another value inside the accepted range that is what is said; outside
 * the range it is not reproduced.
 */
import { exactProbabilities, PUBLISHED_BASELINE } from '../../replay/figures.ts';
import type { Estimate } from '../../simulator/measures/measures.ts';
import { type Claim, type ClaimRange, isMeasured, type ReplayQuantity, rangesOf } from '../claim.ts';
import { meet, roundedNumber, roundingInterval } from '../consistency/rounded-number.ts';
import { isFixed } from '../construction/conclusion.ts';
import type { Conclusion } from '../construction/trace.ts';
import { phrase, phraseRange, placeOf } from '../verdict.ts';
import { doesNotApply, type LensReading } from './lens.ts';
import { replayRecord } from './recorded.ts';

/** What a replay has for a claim. */
export interface Replayed {
  /** In the claim's unit. */
  readonly estimate: Estimate;
  readonly conclusion: Conclusion;
}

/**
 * @param replayed null when the replay computes nothing for the claim
 * @param exact what the inputs fix the figure at, chance left out; null where only the run knows, or inputs were moved
 */
export function replayReading(
  claim: Claim,
  replayed: Replayed | null,
  exact: number | null = exactValue(claim),
): LensReading {
  if (claim.replay.kind === 'nothing') return doesNotApply(claim.replay.because);
  const range = bestRange(claim, replayed?.estimate ?? null);
  if (replayed === null || range === null) return doesNotApply('the published code does not compute this');
  const { estimate, conclusion } = replayed;
  if (!Number.isFinite(estimate.value)) {
    return { outcome: 'undecided', estimate, why: 'The rate has no denominator in this replay.' };
  }
  return isFixed(conclusion)
    ? fixedReading(claim, replayed, range, exact)
    : chanceReading(claim, replayed, range);
}

/** Where the exact value is known no chance is in it, and the value itself is compared, not the interval of one run. */
function fixedReading(
  { printed, value: printedValue, unit }: Claim,
  { estimate, conclusion }: Replayed,
  range: ClaimRange,
  exact: number | null,
): LensReading {
  const value = exact ?? estimate.value;
  const allowed = exact === null ? estimate : { lower: exact, upper: exact };
  const fixed = `Inputs of the published code fix it at ${phrase(value, unit)}`;
  // words, or several figures, are held by the range alone
  const wanted = printedValue === null ? range : roundingInterval(roundedNumber(printed));
  if (meet(allowed, wanted)) {
    return { outcome: 'by-construction', estimate, why: `${fixed}. ${conclusion.sentence}` };
  }
  const accepted = `the accepted range (${phraseRange(range, unit)})`;
  if (value < range.lower || value > range.upper) {
    const side = value < range.lower ? 'below' : 'above';
    return {
      outcome: 'not-reproduced',
      estimate,
      why: `${fixed}, ${side} ${accepted}. ${conclusion.sentence}`,
    };
  }
  const why = `${fixed}, not at the printed ${printed}, but inside ${accepted}. ${conclusion.sentence}`;
  return { outcome: 'other-value', estimate, why };
}

function chanceReading({ unit }: Claim, { estimate, conclusion }: Replayed, range: ClaimRange): LensReading {
  const accepted = `the accepted range (${phraseRange(range, unit)})`;
  const ours = `The replay’s interval (${phraseRange(estimate, unit)})`;
  switch (placeOf(estimate, range)) {
    case 'inside':
      return {
        outcome: 'reproduced',
        estimate,
        why: `${ours} lies inside ${accepted}. ${conclusion.sentence}`,
      };
    case 'outside': {
      const side = estimate.value < range.lower ? 'below' : 'above';
      const why = `${ours} lies entirely ${side} ${accepted}. ${conclusion.sentence}`;
      return { outcome: 'not-reproduced', estimate, why };
    }
    case 'straddles':
      return {
        outcome: 'undecided',
        estimate,
        why: `${ours} crosses an end of ${accepted}. ${conclusion.sentence}`,
      };
  }
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

/** What the published constants imply, chance left out; null where only a run can say. */
export function exactValue({ replay }: Claim): number | null {
  return replay.kind === 'replayed' && replay.recorded === undefined
    ? (exactValues()[replay.quantity] ?? null)
    : null;
}

function exactValues(): Readonly<Partial<Record<ReplayQuantity, number>>> {
  const { completedPerDeployment, rolledBackPerDeployment, caughtPerRolledBackOrFailed } =
    exactProbabilities();
  return {
    success: completedPerDeployment,
    rollback: rolledBackPerDeployment,
    reportedCycle: replayRecord.cycleMinutes,
    cycleReduction: 1 - replayRecord.cycleMinutes / PUBLISHED_BASELINE.cycleTimeMinutes,
    failure: 0, // no path of the published code ends a deployment as failed under its own inputs
    canaryCatch: caughtPerRolledBackOrFailed,
    successDifference: completedPerDeployment - PUBLISHED_BASELINE.completedPerDeployment,
  };
}

/** The released seed, for a study seed that the published code does not take: any text, and 0, which leaves it unseeded. */
const RELEASED_SEED = 24n;

/** Seeds of the study are any text; those of the replay whole numbers other than 0. */
export function replaySeed(seed: string): bigint {
  return /^[+-]?\d+$/.test(seed) && BigInt(seed) !== 0n ? BigInt(seed) : RELEASED_SEED;
}

/** `Replayed with seed 42; …`, and why where it is not the run's own. */
export function replaySeedText(seed: string): string {
  const taken = replaySeed(seed);
  const own = /^[+-]?\d+$/.test(seed) && BigInt(seed) === taken;
  return own
    ? `Replayed with seed ${taken}; recorded runs of the code with their own.`
    : `Replayed with seed ${taken}, the released one. The published code needs a whole number other than 0, and this run’s seed is something else.`;
}
