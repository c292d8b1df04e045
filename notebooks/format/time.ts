/** Minutes and simulated moments as readers see them. */
import { weekdays } from '../../engine/domain/clock.ts';
import { decimal, NO_NUMBER } from './number.ts';

const HOUR = 60;
const DAY = 24 * HOUR;

/** `23.4 min`: the unit in which the claims are printed. */
export function minutes(value: number, digits = 1): string {
  return Number.isFinite(value) ? `${decimal(value, digits)}\u00a0min` : NO_NUMBER;
}

/** A length of time in the unit that a person would use: `8.0 min`, `3 h 20 min`, `2.6 days`. */
export function span(value: number): string {
  if (!Number.isFinite(value)) return NO_NUMBER;
  if (value < 2 * HOUR) return minutes(value);
  if (value >= 2 * DAY) return `${decimal(value / DAY, 1)}\u00a0days`;
  const whole = Math.round(value);
  const rest = whole % HOUR;
  return `${Math.floor(whole / HOUR)}\u00a0h${rest === 0 ? '' : `\u00a0${rest}\u00a0min`}`;
}

/** A tick of a time axis, in the largest unit that says it in full: `30 min`, `75 min`, `4 h`, `36 h`, `2 days`. */
export function tick(value: number): string {
  if (value > 0 && value % DAY === 0) {
    return value === DAY ? '1\u00a0day' : `${decimal(value / DAY, 0)}\u00a0days`;
  }
  return value > 0 && value % HOUR === 0
    ? `${decimal(value / HOUR, 0)}\u00a0h`
    : `${decimal(value, 0)}\u00a0min`;
}

/** A simulated moment: `Tuesday 14:05, week 3`. Minute 0 is Monday 00:00 of the first week; earlier is warm-up. */
export function moment(minute: number): string {
  const week = Math.floor(minute / (7 * DAY));
  const name = week < 0 ? `warm-up week ${-week}` : `week ${week + 1}`;
  return `${weekdayAt(minute)} ${clock(minute)}, ${name}`;
}

export function weekdayAt(minute: number): string {
  const day = Math.floor(minute / DAY);
  return weekdays[((day % 7) + 7) % 7]!;
}

/** `14:05`, rounded down to the minute as clocks do. */
export function clock(minute: number): string {
  const whole = Math.floor(minute);
  const inDay = ((whole % DAY) + DAY) % DAY;
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${two(Math.floor(inDay / HOUR))}:${two(inDay % HOUR)}`;
}
