/**
 * The reviewers' queue of a finished study: who asked when, what the wait was made of, how busy people were.
 *
 * The ledger keeps each wait; the streams of a study are known by name. So preparation, attention and work are drawn
 * again instead of being kept, and the moment at which a reviewer took a change follows from where its review ended.
 */
import { type ColumnsOf, createColumns, float64, uint32 } from '../columns.ts';
import {
  MINUTES_PER_DAY,
  MINUTES_PER_WEEK,
  minuteAtWorking,
  minuteOfWeek,
  workingMinutes,
} from '../domain/clock.ts';
import { logNormal } from '../random/distributions.ts';
import { namedStream } from '../random/streams.ts';
import { drawPlan } from './draws.ts';
import { reviewFlag } from './ledger.ts';
import type { Study } from './study.ts';

/** Positions of a review's uniforms that are read here: attention, then work (`reviewDraws`). */
const ATTENTION = 0;
const WORK = 1;
const CHANGES_A_STEP = 2048;

const columns = {
  /** Which change. */
  change: uint32,
  /** When it asked for a review. */
  askedMinute: float64,
  /** From the request to the verdict, less the work: the sum of the three parts below. */
  waitMinutes: float64,
  /** Everybody of the organization was at work on another change, working minutes. */
  queuedMinutes: float64,
  /** Until the reviewer turned to it, working minutes. */
  attentionMinutes: float64,
  /** Nights and weekends. */
  closedMinutes: float64,
  /** When a reviewer's work on it began, on the working-time clock; whoever it was did `workMinutes` from there. */
  beginsWorking: float64,
  workMinutes: float64,
};

/** Reviews of one arm in order of change, as columns of equal length. Minutes are on the wall clock unless they say otherwise. */
export type Reviews = { readonly count: number } & ColumnsOf<typeof columns>;

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
  const reviews = { count, ...createColumns(columns, count) };
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

/** The reviewers' load over the week: requests by hour, and how many people are busy in each working hour. */
const HOUR = 60;
export const HOURS_A_WEEK = 168;

/** Hour 0 is Monday 0:00 to 1:00. */
export interface ReviewWeek {
  /** Requests in each hour of the week, mean over the weeks. */
  readonly requests: Float64Array;
  /** People at work on a review, mean over each hour of the week; 0 outside working time. */
  readonly busy: Float64Array;
  /** Of the people's working time, the share that reviews took, ratio. */
  readonly utilisation: number;
}

/**
 * @param days length of the study; what goes on after it is left out
 * @param people reviewers of all organizations together
 */
export function reviewWeek(reviews: Reviews, days: number, people: number): ReviewWeek {
  const requests = new Float64Array(HOURS_A_WEEK);
  const busy = new Float64Array(HOURS_A_WEEK);
  const end = days * MINUTES_PER_DAY;
  for (let k = 0; k < reviews.count; k++) {
    const asked = reviews.askedMinute[k]!;
    if (asked < end) requests[hourOf(asked)]! += 1;
    spread(busy, reviews.beginsWorking[k]!, reviews.workMinutes[k]!, end);
  }
  let worked = 0;
  let open = 0;
  for (let hour = 0; hour < HOURS_A_WEEK; hour++) {
    const minutes = minutesCovered(hour, end);
    worked += busy[hour]!;
    if (isWorkingHour(hour)) open += minutes;
    requests[hour] = minutes === 0 ? 0 : (requests[hour]! * HOUR) / minutes;
    busy[hour] = minutes === 0 ? 0 : busy[hour]! / minutes;
  }
  return { requests, busy, utilisation: open === 0 ? 0 : worked / (open * people) };
}

/** Monday to Friday, 9:00 to 18:00. */
export function isWorkingHour(hour: number): boolean {
  const inDay = hour % 24;
  return hour < 5 * 24 && inDay >= 9 && inDay < 18;
}

function hourOf(minute: number): number {
  return Math.min(HOURS_A_WEEK - 1, Math.floor(minuteOfWeek(minute) / HOUR));
}

/** Books a stretch of work, in working minutes, on the hours of the week that it touches. */
function spread(busy: Float64Array, begins: number, work: number, end: number): void {
  let at = begins;
  let left = work;
  while (left > 0) {
    // working hours begin on whole hours of the working clock too, so no step crosses one
    const step = Math.min(left, HOUR - (at - Math.floor(at / HOUR) * HOUR));
    const middle = minuteAtWorking(at + step / 2);
    if (middle >= end) return;
    if (middle >= 0) busy[hourOf(middle)]! += step;
    at += step;
    left -= step;
  }
}

/** Minutes of an hour of the week that lie within the study. */
function minutesCovered(hour: number, end: number): number {
  const whole = Math.floor(end / MINUTES_PER_WEEK);
  const rest = end - whole * MINUTES_PER_WEEK - hour * HOUR;
  return whole * HOUR + Math.min(Math.max(rest, 0), HOUR);
}
