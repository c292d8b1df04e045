/** Lengths of time and moments: cells as minutes, as tools write them, and the unit that a column's name says. */
import { dayOfDate } from '../domain/calendar.ts';
import { dayOfWeek, hourOfDay, MINUTES_PER_DAY } from '../domain/clock.ts';
import { numberIn } from './cells.ts';

/** In minutes, and as they are written; the order is that of menus. */
const units = {
  nanoseconds: [1 / 60_000_000_000, 'ns nanos nanosecond nanoseconds'],
  microseconds: [1 / 60_000_000, 'us µs micros microsecond microseconds'],
  milliseconds: [1 / 60_000, 'ms msec msecs millis millisecond milliseconds'],
  seconds: [1 / 60, 's sec secs second seconds'],
  minutes: [1, 'm min mins minute minutes'],
  hours: [60, 'h hr hrs hour hours'],
  days: [1440, 'd day days'],
} as const;
type NamedUnit = keyof typeof units;
const namedUnits = Object.keys(units) as NamedUnit[];
const unitsByWord = new Map(
  namedUnits.flatMap((unit) => units[unit][1].split(' ').map((word) => [word, unit] as const)),
);

/** Whether a word is a unit of time. */
export const isUnit = (word: string): boolean => unitsByWord.has(word.toLowerCase());

/** Units in which a column of durations may stand; `text` is a unit in each cell (`PT23M`, `23 min`, `0:23:30`). */
export type DurationUnit = NamedUnit | 'text';
export const durationUnits: readonly DurationUnit[] = [...namedUnits, 'text'];

const ISO_DURATION =
  /^P(?:(\d+(?:\.\d+)?)W)?(?:(\d+(?:\.\d+)?)D)?(?:T(?:(\d+(?:\.\d+)?)H)?(?:(\d+(?:\.\d+)?)M)?(?:(\d+(?:\.\d+)?)S)?)?$/i;
/** `0:20:24`, and as pandas, Python and .NET write days: `0 days 00:20:24`, `1 day, 0:20:24`, `0.00:20:24`. */
const CLOCK =
  /^(?:\+?(\d+)(?:\s*d(?:ays?)?,?\s*\+?|\.|\s+))?(\d{1,4}):([0-5]\d)(?::([0-5]\d(?:[.,]\d+)?))?$/i;
const PART = /(\d+(?:\.\d+)?)\s*([a-zµ]+)\.?\s*/gi;
const IN_WORDS = new RegExp(`^(?:${PART.source})+$`, 'i');

/**
 * Minutes; NaN for what is no length of time. A cell that names its own unit is read by that, whatever the column's. A
 * bare number in a column of `text` is minutes. Months and years have no length of their own and are refused.
 *
 * `23:24` is hours and minutes in a column of hours, minutes and seconds in one of minutes; elsewhere it may be either, and
 * is refused.
 */
export function minutesIn(text: string, unit: DurationUnit, decimalComma: boolean): number {
  const bare = numberIn(text, decimalComma);
  if (!Number.isNaN(bare)) return bare * units[unit === 'text' ? 'minutes' : unit][0];
  const sum = (parts: readonly (string | undefined)[], minutes: readonly number[]): number =>
    parts.reduce((total, part, k) => total + Number(part?.replace(',', '.') ?? 0) * (minutes[k] ?? 0), 0);
  const iso = ISO_DURATION.exec(text);
  if (iso !== null && /\d/.test(text)) return sum(iso.slice(1), [10_080, 1440, 60, 1, 1 / 60]);
  const [, days, first, second, third] = CLOCK.exec(text) ?? [];
  if (third !== undefined) return sum([days, first, second, third], [1440, 60, 1, 1 / 60]);
  if (first !== undefined) {
    if (days === undefined && unit === 'hours') return sum([first, second], [60, 1]);
    return days === undefined && unit === 'minutes' ? sum([first, second], [1, 1 / 60]) : Number.NaN;
  }
  const words = text.replaceAll(decimalComma ? ',' : /,(?=\d{1,2}(?!\d))/g, '.');
  if (!IN_WORDS.test(words)) return Number.NaN;
  return [...words.matchAll(PART)].reduce((total, [, value, word]) => {
    const named = unitsByWord.get(word!.toLowerCase());
    return total + (named === undefined ? Number.NaN : Number(value) * units[named][0]);
  }, 0);
}

/** Whether it is a time of two parts, of which a column's unit says what they are. */
export const isShortClock = (text: string): boolean => /^\d{1,4}:[0-5]\d$/.test(text);

/** The unit that a column's name says, by its last word that is one: `Duration (ms)`, `durationS`; null for none. */
export function unitOfName(name: string): NamedUnit | null {
  if (/\bh+:m+/i.test(name)) return 'hours';
  if (/\bm+:s+/i.test(name)) return 'minutes';
  const words = name
    .replaceAll(/(\p{Ll}|\d)(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== '');
  const word = words.findLast((each) => unitsByWord.has(each));
  // run together, as in `durationms`; a letter alone, and `us`, end other words
  const last = words.at(-1) ?? '';
  const ending = [...unitsByWord.keys()].find((each) => !/^(?:.|ns|us)$/.test(each) && last.endsWith(each));
  return unitsByWord.get(word ?? ending ?? '') ?? null;
}

/** Endings of a bare name that speak of its unit; `us` and `ons` end other words. */
const UNIT_ENDING = new RegExp(
  `(?:in)?(?:(?<!o)ns|${[...unitsByWord.keys()].filter((word) => !/^[uµn]s$/.test(word)).join('|')}|h+m+(?:ss)?|m+ss)$`,
);

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
/** Where year, month and day stand. */
const orders = { 'day-first': [3, 2, 1], 'month-first': [3, 1, 2], 'year-first': [1, 2, 3] } as const;
/** `03/01/2026`, which may be of two months. */
const SLASHED = written(String.raw`(\d{1,2})[/-](\d{1,2})[/-](\d{4}|\d\d)`);
/** `01.03.2026`, `2026/03/01`, `1 Mar 2026`, `Mar 1, 2026`. */
const WRITTEN = [
  [written(String.raw`(\d{1,2})\.(\d{1,2})\.(\d{4}|\d\d)`), 'day-first'],
  [written(String.raw`(\d{4})[/.](\d{1,2})[/.](\d{1,2})`), 'year-first'],
  [written(String.raw`(?:[a-z]+,?\s+)?(\d{1,2})[ /-]([a-z]{3})[a-z]*[ /-](\d{4}|\d\d)`), 'day-first'],
  [written(String.raw`(?:[a-z]+,?\s+)?([a-z]{3})[a-z]*\s+(\d{1,2}),?\s+(\d{4})`), 'month-first'],
] as const;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** As C's ctime and `helm history` write it: `Mon Mar  2 10:00:00 2026`. */
const CTIME = /^[a-z]{3}\s+([a-z]{3})\s+(\d{1,2})\s+(\d{1,2}:\d{2}:\d{2})\s+(?:[A-Z]{3,5}\s+)?(\d{4})$/i;

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
  const iso = ISO.exec(text);
  if (iso !== null) return momentOf(iso.slice(1));
  const [, whole, part = ''] = EPOCH.exec(text) ?? [];
  if (whole !== undefined) return momentAt((Number(whole) + Number(`0.${part}`)) / 60);
  if (BASIC.test(text)) return momentIn(text.replace(BASIC, '$1-$2-$3T$4:$5:$6'));
  if (maySlash(text)) return order === null ? null : writtenMoment(SLASHED.exec(text), order);
  if (text.length < 8) return null;
  const plain = text.replace(CTIME, '$1 $2, $4 $3');
  for (const [pattern, each] of WRITTEN) {
    const parts = pattern.exec(plain);
    if (parts !== null) return writtenMoment(parts, each);
  }
  return null;
}

function writtenMoment(parts: RegExpExecArray | null, order: keyof typeof orders): Moment | null {
  if (parts === null) return null;
  const [year, month, day] = orders[order];
  const two = (part: string | number): string => String(part).padStart(2, '0');
  const named = MONTHS.indexOf(parts[month]!.slice(0, 3).toLowerCase());
  const date = `${parts[year]!.padStart(4, '20')}-${two(named < 0 ? parts[month]! : named + 1)}-${two(parts[day]!)}`;
  const [, , , , hours, minutes, seconds, half, zone] = parts;
  const isAfternoon = half?.toLowerCase().startsWith('p') === true;
  const hour = half === undefined ? hours : String((Number(hours) % 12) + (isAfternoon ? 12 : 0));
  return momentOf([date, hour, minutes, seconds, zone]);
}

type Parts = readonly (string | undefined)[];

function momentOf([date = '', hours, minutes = '0', seconds = '0', offset]: Parts): Moment | null {
  const day = dayOf(date);
  const hour = Number(hours ?? 0);
  const away = offsetMinutes(offset);
  if (day === null || away === null || hour > 23 || Number(minutes) > 59 || Number(seconds) > 60) return null;
  const local = day * MINUTES_PER_DAY + hour * 60 + Number(minutes) + Number(seconds) / 60;
  return momentAt(local, away, hours !== undefined);
}

/** @param local minutes since 1970 where it was written; 1970-01-01 was a Thursday */
const momentAt = (local: number, away = 0, hasHour = true): Moment => ({
  minute: local - away,
  weekday: dayOfWeek(local + 3 * MINUTES_PER_DAY),
  hour: hasHour ? hourOfDay(local) : null,
});

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

/** Minutes ahead of UTC; null beyond the widest that is in use, 14 hours. */
function offsetMinutes(offset: string | undefined): number | null {
  if (offset === undefined || !/^[+-]/.test(offset)) return 0;
  const hours = Number(offset.slice(1, 3));
  const minutes = Number(offset.slice(3).replace(':', '') || 0);
  if (minutes > 59 || hours * 60 + minutes > 840) return null;
  return (offset.startsWith('-') ? -1 : 1) * (hours * 60 + minutes);
}
