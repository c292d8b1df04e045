/** Timestamps without a clock: ISO 8601, or seconds or milliseconds since 1970. */
import { dayOfDate } from '../domain/calendar.ts';

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
  /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(Z|UTC|[+-]\d{2}(?::?\d{2})?)?)?$/i;
const EPOCH = /^(\d{10})(\d{3})?(?:\.\d+)?$/;
const MINUTES_PER_DAY = 1440;

/** Null for what is no such moment, 30 February and 24:61 among them. */
export function momentIn(text: string): Moment | null {
  const epoch = EPOCH.exec(text);
  if (epoch !== null) {
    const minute = Number(epoch[1]) / 60;
    return { minute, ...wallClock(minute) };
  }
  const [, date = '', hours, minutes = '0', seconds = '0', offset] = ISO.exec(text) ?? [];
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
