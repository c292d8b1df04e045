import { expect, it } from 'vitest';
import { checkMonday, dateOfDay, dayOfDate, timestampOf } from '../../../engine/domain/calendar.ts';

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
