/** Lengths of time and moments: cells as minutes, as tools write them, and the unit that a column's name says. */
import { dayOfDate } from '../domain/calendar.ts';
import { numberIn } from './cells.ts';

/** Units in which a column of durations may stand; `text` is a unit in each cell (`PT23M`, `23 min`, `0:23:30`). */
export const durationUnits = [
  'nanoseconds',
  'microseconds',
  'milliseconds',
  'seconds',
  'minutes',
  'hours',
  'days',
  'text',
] as const;
export type DurationUnit = (typeof durationUnits)[number];
type NamedUnit = Exclude<DurationUnit, 'text'>;

const MINUTES: Readonly<Record<NamedUnit, number>> = {
  nanoseconds: 1 / 60_000_000_000,
  microseconds: 1 / 60_000_000,
  milliseconds: 1 / 60_000,
  seconds: 1 / 60,
  minutes: 1,
  hours: 60,
  days: 1440,
};

const ISO_DURATION =
  /^P(?:(\d+(?:\.\d+)?)W)?(?:(\d+(?:\.\d+)?)D)?(?:T(?:(\d+(?:\.\d+)?)H)?(?:(\d+(?:\.\d+)?)M)?(?:(\d+(?:\.\d+)?)S)?)?$/i;
const CLOCK = /^(\d{1,4}):([0-5]\d)(?::([0-5]\d(?:[.,]\d+)?))?$/;
/** As pandas, Python and .NET write them: `0 days 00:20:24`, `1 day, 0:20:24`, `0.00:20:24`. */
const DAYS_AND_CLOCK = /^\+?(\d+)(?:\s*d(?:ays?)?,?\s*\+?|\.|\s+)(\d{1,2}):([0-5]\d):([0-5]\d(?:\.\d+)?)$/i;
const IN_WORDS =
  /^(?:(\d+(?:\.\d+)?)\s*(?:d|days?))?\s*(?:(\d+(?:\.\d+)?)\s*(?:h|hrs?|hours?))?\s*(?:(\d+(?:\.\d+)?)\s*(?:m|mins?|minutes?)\.?)?\s*(?:(\d+(?:\.\d+)?)\s*(?:s|secs?|seconds?)\.?)?\s*(?:(\d+(?:\.\d+)?)\s*ms)?$/i;

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
    parts.reduce((total, part, k) => total + Number(part?.replace(',', '.') ?? 0) * (minutes[k] ?? 0), 0);
  const iso = ISO_DURATION.exec(text);
  if (iso !== null && /\d/.test(text)) return sum(iso.slice(1), [10_080, 1440, 60, 1, 1 / 60]);
  const daysAndClock = DAYS_AND_CLOCK.exec(text);
  if (daysAndClock !== null) return sum(daysAndClock.slice(1), [1440, 60, 1, 1 / 60]);
  const [, first, second, third] = CLOCK.exec(text) ?? [];
  if (third !== undefined) return sum([first, second, third], [60, 1, 1 / 60]);
  if (first !== undefined) {
    if (unit === 'hours') return sum([first, second], [60, 1]);
    return unit === 'minutes' ? sum([first, second], [1, 1 / 60]) : Number.NaN;
  }
  const words = IN_WORDS.exec(text.replaceAll(decimalComma ? ',' : /,(?=\d{1,2}(?!\d))/g, '.'));
  return words === null ? Number.NaN : sum(words.slice(1), [1440, 60, 1, 1 / 60, 1 / 60_000]);
}

/** Whether it is a time of two parts, of which a column's unit says what they are. */
export const isShortClock = (text: string): boolean => /^\d{1,4}:[0-5]\d$/.test(text);

const wordsOfUnits: Readonly<Record<NamedUnit, readonly string[]>> = {
  nanoseconds: ['ns', 'nanos', 'nanosecond', 'nanoseconds'],
  microseconds: ['us', 'µs', 'micros', 'microsecond', 'microseconds'],
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
  // run together, as in `durationms`; a letter alone, and `us`, end other words
  const last = words.findLast((word) => word !== '') ?? '';
  return (
    namedUnits.find((unit) =>
      wordsOfUnits[unit].some((word) => !/^(?:.|ns|us)$/.test(word) && last.endsWith(word)),
    ) ?? null
  );
}

/** Endings of a bare name that speak of its unit. */
const UNIT_ENDING =
  /(?:in)?(?:nanos(?:econds?)?|(?<!o)ns|micros(?:econds?)?|milliseconds?|millis|msecs?|ms|seconds?|secs?|s|minutes?|mins?|m|hours?|hrs?|h|days?|d|h+m+(?:ss)?|m+ss)$/;

/** A bare name without its unit. */
export const withoutUnit = (bare: string): string => bare.replace(UNIT_ENDING, '');

/** Whether a cell names its own unit, as `PT23M`, `0:23:30` and `23 min` do. */
export const namesItsUnit = (cell: string): boolean =>
  Number.isNaN(numberIn(cell, false)) && !Number.isNaN(minutesIn(cell, 'hours', false));

/** By the column's name; where that says none, `text` if any cell carries its own; else null: the reader is asked. */
export function unitOf(name: string, cells: readonly string[]): DurationUnit | null {
  return unitOfName(name) ?? (cells.some(namesItsUnit) ? 'text' : null);
}

/** A moment as it was written: weekday and hour are those of its own place. */
export interface Moment {
  /** Minutes since 1970-01-01T00:00Z; without an offset the text is taken for UTC. */
  readonly minute: number;
  /** 0 Monday … 6 Sunday. */
  readonly weekday: number;
  /** 0 … 23; null where only a date is given. */
  readonly hour: number | null;
}

const ISO =
  /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(Z|UTC|[+-]\d{2}(?::?\d{2})?)?(?:\s+[A-Z]{2,5}|\[[\w/+-]+\])?)?$/i;
/** Without signs between, as `20260301T100000Z`. */
const BASIC = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)/;
/** Seconds since 1970 to milliseconds, microseconds or nanoseconds. */
const EPOCH = /^(\d{10})(\d{3}|\d{6}|\d{9})?(?:\.\d+)?$/;
const CLOCK_AND_ZONE = String.raw`(?:,?\s+(?:at\s+)?(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*([AP]\.?M\.?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?(?:\s+[A-Z]{3,5})?)?$`;
const written = (date: string): RegExp => new RegExp(`^${date}${CLOCK_AND_ZONE}`, 'i');
type Order = readonly [year: number, month: number, day: number];
const [DAY_FIRST, MONTH_FIRST, YEAR_FIRST]: readonly Order[] = [
  [3, 2, 1],
  [3, 1, 2],
  [1, 2, 3],
];
/** `03/01/2026`, which may be of two months. */
const SLASHED = written(String.raw`(\d{1,2})[/-](\d{1,2})[/-](\d{4}|\d\d)`);
/** `01.03.2026`, `2026/03/01`, `1 Mar 2026`, `Mar 1, 2026`. */
const WRITTEN: readonly (readonly [pattern: RegExp, order: Order])[] = [
  [written(String.raw`(\d{1,2})\.(\d{1,2})\.(\d{4}|\d\d)`), DAY_FIRST!],
  [written(String.raw`(\d{4})[/.](\d{1,2})[/.](\d{1,2})`), YEAR_FIRST!],
  [written(String.raw`(?:[a-z]+,?\s+)?(\d{1,2})[ /-]([a-z]{3})[a-z]*[ /-](\d{4}|\d\d)`), DAY_FIRST!],
  [written(String.raw`(?:[a-z]+,?\s+)?([a-z]{3})[a-z]*\s+(\d{1,2}),?\s+(\d{4})`), MONTH_FIRST!],
];
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** As C's ctime and `helm history` write it: `Mon Mar  2 10:00:00 2026`. */
const CTIME = /^[a-z]{3}\s+([a-z]{3})\s+(\d{1,2})\s+(\d{1,2}:\d{2}:\d{2})\s+(?:[A-Z]{3,5}\s+)?(\d{4})$/i;
const MINUTES_PER_DAY = 1440;

/** Which of `03/01/2026` comes first. */
export type DateOrder = 'day-first' | 'month-first';

/** Whether a text begins as such a date may, for a quick look: ISO dates have their sign later. */
const maySlash = (text: string): boolean => /^\d{1,2}[/-]\d/.test(text);

/** What dates show of their order: a number over 12 is a day. Guards the counts over a file. */
export class OrderCount {
  readonly #sure = { 'day-first': 0, 'month-first': 0 };
  #either = 0;

  add(text: string): void {
    const [, first, second] = (maySlash(text) ? (SLASHED.exec(text) ?? []) : []).map(Number);
    if (first === undefined || second === undefined || first === second) return;
    if (first > 12) this.#sure['day-first'] += 1;
    else if (second > 12) this.#sure['month-first'] += 1;
    else this.#either += 1;
  }

  /** @returns null where no date has an order to ask for */
  verdict(): DateOrder | 'either' | null {
    const { 'day-first': day, 'month-first': month } = this.#sure;
    if (day + month > 0) return day >= month ? 'day-first' : 'month-first';
    return this.#either > 0 ? 'either' : null;
  }
}

/** Whether a text is a date of which the order has to be known. */
export const needsOrder = (text: string): boolean =>
  maySlash(text) && momentIn(text, 'day-first') !== null && momentIn(text, 'month-first') !== null;

/**
 * Null for what is no such moment, 30 February and 24:61 among them.
 *
 * @param order of dates such as `03/01/2026`; null: those are none yet
 */
export function momentIn(text: string, order: DateOrder | null = null): Moment | null {
  const [, date = '', hours, minutes = '0', seconds = '0', offset] = ISO.exec(text) ?? [];
  if (date !== '') return momentOf(date, hours, minutes, seconds, offset);
  const epoch = EPOCH.exec(text);
  if (epoch !== null) {
    const rest = epoch[2] ?? '';
    const minute = (Number(epoch[1]) + (rest === '' ? 0 : Number(`0.${rest}`))) / 60;
    return { minute, ...wallClock(minute) };
  }
  if (BASIC.test(text)) return momentIn(text.replace(BASIC, '$1-$2-$3T$4:$5:$6'));
  if (maySlash(text)) {
    return order === null
      ? null
      : writtenMoment(SLASHED.exec(text), order === 'day-first' ? DAY_FIRST! : MONTH_FIRST!);
  }
  if (text.length < 8) return null;
  const plain = text.replace(CTIME, '$1 $2, $4 $3');
  for (const [pattern, each] of WRITTEN) {
    const parts = pattern.exec(plain);
    if (parts !== null) return writtenMoment(parts, each);
  }
  return null;
}

function writtenMoment(parts: RegExpExecArray | null, [year, month, day]: Order): Moment | null {
  if (parts === null) return null;
  const two = (part: string | number): string => String(part).padStart(2, '0');
  const named = MONTHS.indexOf(parts[month]!.slice(0, 3).toLowerCase());
  const date = `${parts[year]!.padStart(4, '20')}-${two(named < 0 ? parts[month]! : named + 1)}-${two(parts[day]!)}`;
  const [, , , , hours, minutes = '0', seconds = '0', half, zone] = parts;
  const isAfternoon = half?.toLowerCase().startsWith('p') === true;
  const hour = half === undefined ? hours : String((Number(hours) % 12) + (isAfternoon ? 12 : 0));
  return momentOf(date, hour, minutes, seconds, zone);
}

function momentOf(
  date: string,
  hours: string | undefined,
  minutes: string,
  seconds: string,
  offset: string | undefined,
): Moment | null {
  const day = dayOf(date);
  if (day === null) return null;
  const weekday = weekdayOfDay(day);
  if (hours === undefined) return { minute: day * MINUTES_PER_DAY, weekday, hour: null };
  const hour = Number(hours);
  if (hour > 23 || Number(minutes) > 59 || Number(seconds) > 60) return null;
  const local = day * MINUTES_PER_DAY + hour * 60 + Number(minutes) + Number(seconds) / 60;
  const away = offsetMinutes(offset);
  return away === null ? null : { minute: local - away, weekday, hour };
}

/** Logs run through few days: the last date is kept, since reading one costs more than comparing it. */
let lastDate = '';
let lastDay: number | null = null;

function dayOf(date: string): number | null {
  if (date === lastDate) return lastDay;
  lastDate = date;
  try {
    lastDay = dayOfDate(date);
  } catch {
    lastDay = null;
  }
  return lastDay;
}

/** 1970-01-01 was a Thursday. */
const weekdayOfDay = (day: number): number => (((day + 3) % 7) + 7) % 7;

function wallClock(minute: number): { readonly weekday: number; readonly hour: number } {
  const day = Math.floor(minute / MINUTES_PER_DAY);
  return { weekday: weekdayOfDay(day), hour: Math.floor((minute - day * MINUTES_PER_DAY) / 60) };
}

/** Minutes ahead of UTC; null beyond the widest that is in use, 14 hours. */
function offsetMinutes(offset: string | undefined): number | null {
  if (offset === undefined || !/^[+-]/.test(offset)) return 0;
  const hours = Number(offset.slice(1, 3));
  const minutes = Number(offset.slice(3).replace(':', '') || 0);
  if (minutes > 59 || hours * 60 + minutes > 840) return null;
  return (offset.startsWith('-') ? -1 : 1) * (hours * 60 + minutes);
}
