import { describe, expect, it } from 'vitest';
import { checkMonday, dateOfDay, dayOfDate, timestampOf } from '../../../engine/domain/calendar.ts';
import {
  dayOfWeek,
  formatMinute,
  hourOfDay,
  isWorkingTime,
  minuteAtWorking,
  minuteOfDay,
  minuteOfWeek,
  workingMinutes,
} from '../../../engine/domain/clock.ts';
import { isFridayWindow, nextOpening } from '../../../engine/governance/index.ts';

const at = (day: number, hour: number, minute = 0): number => day * 1440 + hour * 60 + minute;
const MONDAY = 0;
const FRIDAY = 4;
const SATURDAY = 5;

describe('the calendar', () => {
  it('begins on Monday 00:00', () => {
    expect([dayOfWeek(0), hourOfDay(0)]).toEqual([0, 0]);
    expect([dayOfWeek(at(6, 23, 59)), hourOfDay(at(6, 23, 59))]).toEqual([6, 23]);
    expect(dayOfWeek(at(7, 0))).toBe(MONDAY);
  });

  it('reaches back before it, into the warm-up', () =>
    expect([dayOfWeek(-1), hourOfDay(-1), minuteOfDay(-1), minuteOfWeek(-1)]).toEqual([6, 23, 1439, 10_079]));

  it('is written with week, day and time', () => {
    expect(formatMinute(at(FRIDAY, 16, 5))).toBe('week 1, Fri 16:05');
    expect(formatMinute(at(14, 9) + 0.9)).toBe('week 3, Mon 09:00');
    expect(formatMinute(-1)).toBe('week 0, Sun 23:59');
  });
});

describe('working time', () => {
  it.each([
    ['Monday 9:00 is the first of it', at(MONDAY, 9), true],
    ['one minute earlier is not', at(MONDAY, 8, 59), false],
    ['18:00 is over', at(FRIDAY, 18), false],
    ['17:59 on Friday is the last of the week', at(FRIDAY, 17, 59), true],
    ['Saturday noon is not', at(SATURDAY, 12), false],
  ])('%s', (_, minute, expected) => expect(isWorkingTime(minute)).toBe(expected));

  it.each([
    ['stands still before nine', at(MONDAY, 8), 0],
    ['runs from nine', at(MONDAY, 10), 60],
    ['has 540 minutes a day', at(MONDAY, 23), 540],
    ['goes on next morning', at(1, 9, 30), 570],
    ['has 2,700 minutes a week', at(SATURDAY, 3), 2_700],
    ['goes on next Monday', at(7, 9, 1), 2_701],
    ['counts back before the first week', at(-3, 17), -60],
  ])('%s', (_, minute, expected) => expect(workingMinutes(minute)).toBe(expected));

  it.each([
    ['an hour of work that begins on Friday 17:30 ends on Monday 9:30', at(FRIDAY, 17, 30), 60, at(7, 9, 30)],
    ['half an hour on Friday 17:30 ends on Friday 18:00', at(FRIDAY, 17, 30), 30, at(FRIDAY, 18)],
    ['work handed in on Saturday begins on Monday', at(SATURDAY, 11), 10, at(7, 9, 10)],
    ['a week of work ends a week later', at(2, 12), 2_700, at(9, 12)],
  ])('%s', (_, from, work, until) => expect(minuteAtWorking(workingMinutes(from) + work)).toBe(until));
});

describe('the Friday window', () => {
  it.each([
    [at(FRIDAY, 15, 59), false],
    [at(FRIDAY, 16), true],
    [at(FRIDAY, 23, 59), true],
    [at(SATURDAY, 0), false],
    [at(3, 17), false],
    [at(FRIDAY, 18) - 7 * 1440, true],
  ])('minute %d: %s', (minute, expected) => expect(isFridayWindow(minute)).toBe(expected));

  it('is left for the next Monday at nine', () => {
    expect(nextOpening(at(FRIDAY, 16, 30))).toBe(at(7, 9));
    expect(nextOpening(at(FRIDAY, 16, 30) - 7 * 1440)).toBe(at(MONDAY, 9));
  });
});

it('knows the days that everybody knows', () => {
  expect(dayOfDate('1970-01-01')).toBe(0);
  expect(dayOfDate('2000-03-01')).toBe(11_017);
  expect(dateOfDay(-1)).toBe('1969-12-31');
});

it('stamps minutes after, and before, the first Monday', () => {
  expect(timestampOf('2025-01-06', 0)).toBe('2025-01-06T00:00Z');
  expect(timestampOf('2025-01-06', 1440 * 31 + 61.9)).toBe('2025-02-06T01:01Z');
  expect(timestampOf('2024-03-04', -1)).toBe('2024-03-03T23:59Z');
});

it.each(['2025-02-29', '2025-1-6', 'today', '2025-13-01', ''])('refuses %s, which is no date', (date) =>
  expect(() => dayOfDate(date)).toThrow(/date: expected a date such as 2025-01-06/),
);

it('wants weeks to begin on a Monday', () => {
  expect(() => checkMonday('2025-01-06')).not.toThrow();
  expect(() => checkMonday('2025-01-07')).toThrow(/start: expected the date of a Monday/);
});
