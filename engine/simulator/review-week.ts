/** The reviewers' load over the week: requests by hour, and how many people are busy in each working hour. */
import { MINUTES_PER_DAY, MINUTES_PER_WEEK, minuteAtWorking, minuteOfWeek } from '../domain/clock.ts';
import type { Reviews } from './reviews.ts';

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
