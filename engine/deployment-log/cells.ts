/** One cell at a time: from text to a value, or to what was expected instead. Empty cells never get here. */
import { bareName } from './fields.ts';

/** Units in which a column of durations may stand; `text` is a unit in each cell (`PT23M`, `23 min`, `0:23:30`). */
export const durationUnits = ['milliseconds', 'seconds', 'minutes', 'hours', 'days', 'text'] as const;
export type DurationUnit = (typeof durationUnits)[number];

const MINUTES: Readonly<Record<Exclude<DurationUnit, 'text'>, number>> = {
  milliseconds: 1 / 60_000,
  seconds: 1 / 60,
  minutes: 1,
  hours: 60,
  days: 1440,
};

const NUMERAL = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;
const ISO_DURATION =
  /^P(?:(\d+(?:\.\d+)?)W)?(?:(\d+(?:\.\d+)?)D)?(?:T(?:(\d+(?:\.\d+)?)H)?(?:(\d+(?:\.\d+)?)M)?(?:(\d+(?:\.\d+)?)S)?)?$/i;
const CLOCK = /^(\d{1,4}):([0-5]\d)(?::([0-5]\d(?:\.\d+)?))?$/;
const IN_WORDS =
  /^(?:(\d+(?:\.\d+)?)\s*(?:d|days?))?\s*(?:(\d+(?:\.\d+)?)\s*(?:h|hrs?|hours?))?\s*(?:(\d+(?:\.\d+)?)\s*(?:m|mins?|minutes?))?\s*(?:(\d+(?:\.\d+)?)\s*(?:s|secs?|seconds?))?\s*(?:(\d+(?:\.\d+)?)\s*ms)?$/i;

/** A decimal number; NaN for anything else. @param decimalComma in files whose cells are parted by semicolons */
export function numberIn(text: string, decimalComma: boolean): number {
  const plain = decimalComma ? text.replace(',', '.') : text;
  const value = Number(plain);
  // most cells are digits; `Number` takes 0x1f and Infinity as well, and those have a letter early on
  if (value - value === 0 && !(plain.charCodeAt(1) > 64)) return value;
  return NUMERAL.test(plain) ? value : Number.NaN;
}

/**
 * Minutes; NaN for what is no length of time. A cell that names its own unit is read by that, whatever the column's. A
 * bare number in a column of `text` is minutes. Months and years have no length of their own and are refused.
 */
export function minutesIn(text: string, unit: DurationUnit, decimalComma: boolean): number {
  const bare = numberIn(text, decimalComma);
  if (!Number.isNaN(bare)) return bare * MINUTES[unit === 'text' ? 'minutes' : unit];
  const sum = (parts: readonly (string | undefined)[], minutes: readonly number[]): number =>
    parts.reduce((total, part, k) => total + Number(part ?? 0) * (minutes[k] ?? 0), 0);
  const iso = ISO_DURATION.exec(text);
  if (iso !== null && /\d/.test(text)) return sum(iso.slice(1), [10_080, 1440, 60, 1, 1 / 60]);
  const [, hours, minutes, seconds] = CLOCK.exec(text) ?? [];
  if (hours !== undefined) return sum([hours, minutes, seconds], [60, 1, 1 / 60]);
  const words = IN_WORDS.exec(decimalComma ? text.replace(',', '.') : text);
  return words === null ? Number.NaN : sum(words.slice(1), [1440, 60, 1, 1 / 60, 1 / 60_000]);
}

const YES = new Set(['true', 'yes', 'y', '1', 't', 'on']);
const NO = new Set(['false', 'no', 'n', '0', 'f', 'off']);

/** Null for what is neither. */
export function switchIn(text: string): boolean | null {
  const word = text.toLowerCase();
  if (YES.has(word)) return true;
  return NO.has(word) ? false : null;
}

export const weekdays = [
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
  'Sunday',
] as const;

/** 0 Monday … 6 Sunday, from a name, its first three letters, or such a number; null for anything else. */
export function weekdayIn(text: string): number | null {
  if (/^[0-6]$/.test(text)) return Number(text);
  const word = text.toLowerCase();
  const at = weekdays.findIndex(
    (day) => day.toLowerCase() === word || day.slice(0, 3).toLowerCase() === word,
  );
  return at < 0 ? null : at;
}

/** The option that a text names, whatever its case; null when it names none. */
export function choiceIn(text: string, options: readonly string[]): string | null {
  const word = bareName(text);
  return options.find((option) => bareName(option) === word) ?? null;
}
