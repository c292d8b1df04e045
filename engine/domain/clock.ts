/** Simulated time: minutes since Monday 00:00 of the study's first week, one time zone. Negative in the warm-up. */

export const MINUTES_PER_DAY = 1440;
export const MINUTES_PER_WEEK = 10_080;
/** A service-month, as error budgets count it: 30 days. */
export const MINUTES_PER_MONTH = 43_200;

const WORKDAY_START = 540; // 9:00
const WORKDAY_END = 1080; // 18:00
const WORKDAY = WORKDAY_END - WORKDAY_START;
const WORKWEEK = 5 * WORKDAY;

/** Minute within its week, 0 ≤ m < 10,080. */
export function minuteOfWeek(minute: number): number {
  return minute - Math.floor(minute / MINUTES_PER_WEEK) * MINUTES_PER_WEEK;
}

/** Minute within its day, 0 ≤ m < 1,440. */
export function minuteOfDay(minute: number): number {
  return minute - Math.floor(minute / MINUTES_PER_DAY) * MINUTES_PER_DAY;
}

/** 0 Monday … 6 Sunday. */
export function dayOfWeek(minute: number): number {
  return Math.floor(minuteOfWeek(minute) / MINUTES_PER_DAY);
}

/** 0 … 23. */
export function hourOfDay(minute: number): number {
  return Math.floor(minuteOfDay(minute) / 60);
}

/** Monday to Friday, 9:00 to 18:00. */
export function isWorkingTime(minute: number): boolean {
  const inDay = minuteOfDay(minute);
  return dayOfWeek(minute) < 5 && inDay >= WORKDAY_START && inDay < WORKDAY_END;
}

/** Working minutes from minute 0 to this one: a clock that stops outside Mon–Fri 9–18. */
export function workingMinutes(minute: number): number {
  const weeks = Math.floor(minute / MINUTES_PER_WEEK);
  const inWeek = minute - weeks * MINUTES_PER_WEEK;
  const day = Math.floor(inWeek / MINUTES_PER_DAY);
  if (day >= 5) return (weeks + 1) * WORKWEEK;
  const inDay = inWeek - day * MINUTES_PER_DAY - WORKDAY_START;
  return weeks * WORKWEEK + day * WORKDAY + Math.min(Math.max(inDay, 0), WORKDAY);
}

/** The earliest minute by which this many working minutes have passed: the inverse of `workingMinutes`. */
export function minuteAtWorking(working: number): number {
  const weeks = Math.ceil(working / WORKWEEK) - 1;
  const inWeek = working - weeks * WORKWEEK; // 0 < inWeek ≤ WORKWEEK
  const day = Math.ceil(inWeek / WORKDAY) - 1;
  return weeks * MINUTES_PER_WEEK + day * MINUTES_PER_DAY + WORKDAY_START + (inWeek - day * WORKDAY);
}

/** Days of the week as `dayOfWeek` counts them. */
export const weekdays = [
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
  'Sunday',
] as const;

const DAY_NAMES = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;

/** Such as `week 3, Fri 16:05`; the warm-up's weeks are 0, −1, … */
export function formatMinute(minute: number): string {
  const inDay = Math.floor(minuteOfDay(minute));
  const two = (x: number): string => String(x).padStart(2, '0');
  const week = Math.floor(minute / MINUTES_PER_WEEK) + 1;
  return `week ${week}, ${DAY_NAMES[dayOfWeek(minute)]!} ${two(Math.floor(inDay / 60))}:${two(inDay % 60)}`;
}
