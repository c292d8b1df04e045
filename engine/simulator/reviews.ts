/**
 * The reviewers' queue of a finished study: who asked when, what the wait was made of, how busy people were.
 *
 * The ledger keeps each wait; the streams of a study are known by name. So preparation, attention and work are drawn
 * again instead of being kept, and the moment at which a reviewer took a change follows from where its review ended.
 */
import { workingMinutes } from '../domain/clock.ts';
import { logNormal } from '../random/distributions.ts';
import { namedStream } from '../random/streams.ts';
import { drawPlan } from './draws.ts';
import { reviewFlag } from './ledger.ts';
import type { Study } from './study.ts';

/** Positions of a review's uniforms that are read here: attention, then work (`reviewDraws`). */
const ATTENTION = 0;
const WORK = 1;
const CHANGES_A_STEP = 2048;

/** Reviews of one arm in order of change, as columns of equal length. Minutes are on the wall clock unless they say otherwise. */
export interface Reviews {
  readonly count: number;
  /** Which change. */
  readonly change: Uint32Array;
  /** When it asked for a review. */
  readonly askedMinute: Float64Array;
  /** From the request to the verdict, less the work: the sum of the three parts below. */
  readonly waitMinutes: Float64Array;
  /** Everybody of the organization was at work on another change, working minutes. */
  readonly queuedMinutes: Float64Array;
  /** Until the reviewer turned to it, working minutes. */
  readonly attentionMinutes: Float64Array;
  /** Nights and weekends. */
  readonly closedMinutes: Float64Array;
  /** When a reviewer's work on it began, on the working-time clock; whoever it was did `workMinutes` from there. */
  readonly beginsWorking: Float64Array;
  readonly workMinutes: Float64Array;
}

/**
 * Gathers the reviews of an arm; yields now and then, so that a page can breathe.
 *
 * Exact but for the ledger's precision: it keeps waits to seven digits.
 */
export function* reviewSteps(study: Study, arm: 'traditional' | 'genops'): Generator<void, Reviews, void> {
  const { ledger, config } = study;
  const { settings, seed } = config;
  const { reviewFlags, waitMinutes: waits } = ledger[arm];
  const isReviewed = (i: number): boolean => (reviewFlags[i]! & reviewFlag.reviewed) !== 0;
  const count = reviewFlags.reduce((sum, _, i) => sum + (isReviewed(i) ? 1 : 0), 0);
  const reviews = emptyReviews(count);
  const prepare = namedStream(seed, 'study/prepare');
  const review = namedStream(seed, 'study/review');
  const drawn = new Float64Array(drawPlan['study/review']);
  // in shadow the arm's people deliver as they always did, and nothing is decided before them
  const overhead = arm === 'genops' && settings.autonomy !== 'shadow' ? settings.overheadMinutes : 0;
  let k = 0;
  for (let i = 0; i < ledger.deployments; i++) {
    if (i % CHANGES_A_STEP === 0) yield;
    const prepareDrawn = prepare();
    for (let slot = 0; slot < drawn.length; slot++) drawn[slot] = review();
    if (!isReviewed(i)) continue;
    const asked =
      ledger.minute[i]! + logNormal(prepareDrawn, settings.prepareMedian, settings.prepareSigma) + overhead;
    const attention = logNormal(drawn[ATTENTION]!, settings.attentionMedian, settings.attentionSigma);
    const work = logNormal(drawn[WORK]!, settings.reviewMedian, settings.reviewSigma);
    const wait = waits[i]!;
    const ends = workingMinutes(asked + wait + work);
    const begins = Math.max(workingMinutes(asked), ends - attention - work);
    reviews.change[k] = i;
    reviews.askedMinute[k] = asked;
    reviews.waitMinutes[k] = wait;
    reviews.attentionMinutes[k] = Math.min(attention, wait);
    reviews.queuedMinutes[k] = Math.min(begins - workingMinutes(asked), wait - reviews.attentionMinutes[k]!);
    reviews.closedMinutes[k] = wait - reviews.attentionMinutes[k]! - reviews.queuedMinutes[k]!;
    reviews.beginsWorking[k] = begins;
    reviews.workMinutes[k] = work;
    k += 1;
  }
  return reviews;
}

function emptyReviews(count: number): Reviews {
  const column = (): Float64Array => new Float64Array(count);
  return {
    count,
    change: new Uint32Array(count),
    askedMinute: column(),
    waitMinutes: column(),
    queuedMinutes: column(),
    attentionMinutes: column(),
    closedMinutes: column(),
    beginsWorking: column(),
    workMinutes: column(),
  };
}
