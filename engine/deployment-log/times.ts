/** Lengths of time: the unit of a column, what its name says of it, and cells as minutes. */
import { numberIn } from './cells.ts';

/** Units in which a column of durations may stand; `text` is a unit in each cell (`PT23M`, `23 min`, `0:23:30`). */
export const durationUnits = ['milliseconds', 'seconds', 'minutes', 'hours', 'days', 'text'] as const;
export type DurationUnit = (typeof durationUnits)[number];
type NamedUnit = Exclude<DurationUnit, 'text'>;

const MINUTES: Readonly<Record<NamedUnit, number>> = {
  milliseconds: 1 / 60_000,
  seconds: 1 / 60,
  minutes: 1,
  hours: 60,
  days: 1440,
};

const ISO_DURATION =
  /^P(?:(\d+(?:\.\d+)?)W)?(?:(\d+(?:\.\d+)?)D)?(?:T(?:(\d+(?:\.\d+)?)H)?(?:(\d+(?:\.\d+)?)M)?(?:(\d+(?:\.\d+)?)S)?)?$/i;
const CLOCK = /^(\d{1,4}):([0-5]\d)(?::([0-5]\d(?:\.\d+)?))?$/;
const IN_WORDS =
  /^(?:(\d+(?:\.\d+)?)\s*(?:d|days?))?\s*(?:(\d+(?:\.\d+)?)\s*(?:h|hrs?|hours?))?\s*(?:(\d+(?:\.\d+)?)\s*(?:m|mins?|minutes?))?\s*(?:(\d+(?:\.\d+)?)\s*(?:s|secs?|seconds?))?\s*(?:(\d+(?:\.\d+)?)\s*ms)?$/i;

/**
 * Minutes; NaN for what is no length of time. A cell that names its own unit is read by that, whatever the column's. A
 * bare number in a column of `text` is minutes. Months and years have no length of their own and are refused.
 *
 * `23:24` is hours and minutes in a column of hours, minutes and seconds in one of minutes; elsewhere it may be either, and
 * is refused.
 */
export function minutesIn(text: string, unit: DurationUnit, decimalComma: boolean): number {
  const bare = numberIn(text, decimalComma);
  if (!Number.isNaN(bare)) return bare * MINUTES[unit === 'text' ? 'minutes' : unit];
  const sum = (parts: readonly (string | undefined)[], minutes: readonly number[]): number =>
    parts.reduce((total, part, k) => total + Number(part ?? 0) * (minutes[k] ?? 0), 0);
  const iso = ISO_DURATION.exec(text);
  if (iso !== null && /\d/.test(text)) return sum(iso.slice(1), [10_080, 1440, 60, 1, 1 / 60]);
  const [, first, second, third] = CLOCK.exec(text) ?? [];
  if (third !== undefined) return sum([first, second, third], [60, 1, 1 / 60]);
  if (first !== undefined) {
    if (unit === 'hours') return sum([first, second], [60, 1]);
    return unit === 'minutes' ? sum([first, second], [1, 1 / 60]) : Number.NaN;
  }
  const words = IN_WORDS.exec(decimalComma ? text.replace(',', '.') : text);
  return words === null ? Number.NaN : sum(words.slice(1), [1440, 60, 1, 1 / 60, 1 / 60_000]);
}

/** Whether it is a time of two parts, of which a column's unit says what they are. */
export const isShortClock = (text: string): boolean => /^\d{1,4}:[0-5]\d$/.test(text);

const wordsOfUnits: Readonly<Record<NamedUnit, readonly string[]>> = {
  milliseconds: ['ms', 'msec', 'msecs', 'millis', 'millisecond', 'milliseconds'],
  seconds: ['s', 'sec', 'secs', 'second', 'seconds'],
  minutes: ['m', 'min', 'mins', 'minute', 'minutes'],
  hours: ['h', 'hr', 'hrs', 'hour', 'hours'],
  days: ['d', 'day', 'days'],
};
const namedUnits = durationUnits.filter((unit) => unit !== 'text');

/** The unit that a column's name says, by its last word that is one: `Duration (ms)`, `durationS`; null for none. */
export function unitOfName(name: string): NamedUnit | null {
  if (/\bh+:m+/i.test(name)) return 'hours';
  if (/\bm+:s+/i.test(name)) return 'minutes';
  const words = name
    .replaceAll(/(\p{Ll}|\d)(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}]+/u);
  for (const word of words.toReversed()) {
    const unit = namedUnits.find((each) => wordsOfUnits[each].includes(word));
    if (unit !== undefined) return unit;
  }
  // run together, as in `durationms`; one letter alone would be the last of any word
  const last = words.findLast((word) => word !== '') ?? '';
  return (
    namedUnits.find((unit) => wordsOfUnits[unit].some((word) => word.length > 1 && last.endsWith(word))) ??
    null
  );
}

/** Endings of a bare name that speak of its unit. */
const UNIT_ENDING =
  /(?:in)?(?:milliseconds?|millis|msecs?|ms|seconds?|secs?|s|minutes?|mins?|m|hours?|hrs?|h|days?|d|h+m+(?:ss)?|m+ss)$/;

/** A bare name without its unit. */
export const withoutUnit = (bare: string): string => bare.replace(UNIT_ENDING, '');

/** By the column's name; where that says none, `text` if any cell carries its own, else minutes. */
export function unitOf(name: string, cells: readonly string[], decimalComma: boolean): DurationUnit {
  const carries = (cell: string): boolean =>
    Number.isNaN(numberIn(cell, decimalComma)) && !Number.isNaN(minutesIn(cell, 'hours', decimalComma));
  return unitOfName(name) ?? (cells.some(carries) ? 'text' : 'minutes');
}
