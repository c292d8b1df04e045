/** From simulated minutes to dates, without a clock: the proleptic Gregorian calendar, in UTC. */
import { expected } from '../errors.ts';
import { MINUTES_PER_DAY, minuteOfDay } from './clock.ts';

const ISO_DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const THURSDAY_TO_MONDAY = 4; // day 0, 1970-01-01, was a Thursday

/**
 * Days from 1970-01-01 to a date (Hinnant, *chrono-compatible low-level date algorithms*, days_from_civil).
 * @throws ArgumentError unless it is a date `YYYY-MM-DD` that exists
 */
export function dayOfDate(date: string): number {
  const [, year = 0, month = 0, day = 0] = (ISO_DATE.exec(date) ?? []).map(Number);
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  const days = era * 146_097 + dayOfEra - 719_468;
  if (!ISO_DATE.test(date) || dateOfDay(days) !== date)
    throw expected('date', 'a date such as 2025-01-06', date);
  return days;
}

/** The date of a day since 1970-01-01, `YYYY-MM-DD` (Hinnant, civil_from_days). */
export function dateOfDay(day: number): string {
  const z = day + 719_468;
  const era = Math.floor(z / 146_097);
  const dayOfEra = z - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const m = Math.floor((5 * dayOfYear + 2) / 153);
  const month = m < 10 ? m + 3 : m - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  const two = (x: number): string => String(x).padStart(2, '0');
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(dayOfYear - Math.floor((153 * m + 2) / 5) + 1)}`;
}

/** @throws ArgumentError unless the date is a Monday: simulated weeks begin there */
export function checkMonday(date: string): void {
  const weekday = (((dayOfDate(date) - THURSDAY_TO_MONDAY) % 7) + 7) % 7;
  if (weekday !== 0) throw expected('start', 'the date of a Monday, such as 2025-01-06', date);
}

/** ISO 8601 timestamp of a simulated minute, to the minute. @param start the Monday of minute 0 */
export function timestampOf(start: string, minute: number): string {
  const day = dayOfDate(start) + Math.floor(minute / MINUTES_PER_DAY);
  const inDay = Math.floor(minuteOfDay(minute));
  const two = (x: number): string => String(x).padStart(2, '0');
  return `${dateOfDay(day)}T${two(Math.floor(inDay / 60))}:${two(inDay % 60)}Z`;
}
