/** When changes are made: i.i.d. from a weekly intensity, sorted. */
import { MINUTES_PER_DAY, MINUTES_PER_WEEK } from '../domain/clock.ts';
import { namedStream } from '../random/streams.ts';
import { toItsEnd } from '../steps.ts';
import type { Settings } from './settings.ts';

const ARRIVALS_A_STEP = 16_384;

/** A stretch of the week at one rate. */
interface Stretch {
  readonly from: number;
  /** Share of the week's changes before it, and within it. */
  readonly before: number;
  readonly share: number;
  readonly minutes: number;
}

/**
 * Days a study of n deployments lasts: n at the study's daily rate, and a whole week at least, so that every study
 * has nights, a Friday and a weekend.
 */
export function studyDays(settings: Settings, deployments: number): number {
  return Math.max(7, deployments / settings.deploymentsPerDay);
}

/**
 * Sorted arrival times, minutes in [0, days × 1,440). Yields now and then.
 * @param label the stream: `study/arrival` or `warm-up/arrival`
 */
export function* arrivalSteps(
  settings: Settings,
  count: number,
  days: number,
  seed: string,
  label: string,
): Generator<void, Float64Array<ArrayBuffer>, void> {
  const week = weekOf(settings);
  const next = namedStream(seed, label);
  const horizon = days * MINUTES_PER_DAY;
  const total = cumulative(week, horizon);
  const minutes = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    minutes[i] = Math.min(inverse(week, next() * total), horizon);
    if (i % ARRIVALS_A_STEP === 0) yield;
  }
  yield;
  return minutes.sort();
}

/** The same at once, for short stretches. */
export function arrivals(...of: Parameters<typeof arrivalSteps>): Float64Array<ArrayBuffer> {
  return toItsEnd(arrivalSteps(...of));
}

/** The week's stretches: night, work, night on Mon–Fri, then the weekend. */
function weekOf(settings: Settings): Stretch[] {
  const working = settings.workingHoursShare;
  const weeknight = Math.min(settings.weeknightShare, 1 - working);
  const weekend = Math.max(0, 1 - working - weeknight);
  const stretches: Stretch[] = [];
  let from = 0;
  let before = 0;
  const add = (minutes: number, share: number): void => {
    stretches.push({ from, before, share, minutes });
    from += minutes;
    before += share;
  };
  for (let day = 0; day < 5; day++) {
    add(540, (weeknight * 540) / 4500);
    add(540, working / 5);
    add(360, (weeknight * 360) / 4500);
  }
  add(2 * MINUTES_PER_DAY, weekend);
  return stretches;
}

function cumulative(week: readonly Stretch[], minute: number): number {
  const weeks = Math.floor(minute / MINUTES_PER_WEEK);
  const inWeek = minute - weeks * MINUTES_PER_WEEK;
  const stretch = week.findLast((s) => s.from <= inWeek)!;
  return weeks + stretch.before + (stretch.share * (inWeek - stretch.from)) / stretch.minutes;
}

function inverse(week: readonly Stretch[], target: number): number {
  const weeks = Math.floor(target);
  const rest = target - weeks;
  const stretch = week.findLast((s) => s.share > 0 && s.before <= rest) ?? week.find((s) => s.share > 0)!;
  const share = Math.min(1, (rest - stretch.before) / stretch.share);
  return weeks * MINUTES_PER_WEEK + stretch.from + share * stretch.minutes;
}
