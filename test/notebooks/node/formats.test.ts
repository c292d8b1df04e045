/** Numbers as readers see them. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { parameters } from '../../../engine/simulator/settings.ts';
import { interval, inUnit, rangeText, withInterval } from '../../../notebooks/format/estimate.ts';
import {
  bytesText,
  count,
  decimal,
  outOf,
  percent,
  plural,
  points,
} from '../../../notebooks/format/number.ts';
import { valueText } from '../../../notebooks/format/parameter.ts';
import { clock, minutes, moment, span, tick } from '../../../notebooks/format/time.ts';
import { forAll } from '../../for-all.ts';
import { leaks } from '../view-of.ts';

/** Spaces of all widths as one plain space, so that expectations can be read. */
const plain = (text: string): string => text.replaceAll(/\s/g, ' ');

test('percent takes a ratio and stands after a narrow space', () => {
  expect(percent(0.968)).toBe('96.8%');
  expect(plain(percent(0))).toBe('0%');
  expect(plain(percent(1))).toBe('100%');
});

test('a share below a tenth of a percent does not read as zero', () => {
  expect(plain(percent(0.00019))).toBe('0.02%');
  expect(plain(percent(0.00005))).toBe('0.005%');
});

test('a negative number has a true minus, and no zero is negative', () => {
  expect(plain(points(-0.021))).toBe('−2.1 points');
  expect(plain(points(0.078))).toBe('+7.8 points');
  expect(decimal(-0.0001)).toBe('0.00');
});

test('counts are grouped and agree with their noun', () => {
  expect(count(15_847)).toBe('15,847');
  expect(plural(1, 'change')).toBe('1 change');
  expect(plural(2, 'change')).toBe('2 changes');
  expect(outOf(52, 1098)).toBe('52 of 1,098');
});

test('the size of a file says its bytes while they can be read at a glance', () => {
  expect([1, 9876, 10_400, 21_580_000].map(bytesText).map(plain)).toEqual([
    '1 byte',
    '9,876 bytes',
    '10 kB',
    '21.6 MB',
  ]);
});

test('what is no number is said in words', () => {
  for (const format of [count, decimal, percent, points, minutes, span]) {
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]) {
      expect(format(value)).not.toMatch(leaks);
      expect(format(value)).not.toBe('');
    }
  }
});

test('any finite number is formatted without a leak', () => {
  forAll(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 }), (value) => {
    for (const unit of ['minutes', 'ratio', 'points', 'count'] as const) {
      expect(inUnit(unit, value)).toMatch(/^[−+]?[\d,]+(\.\d+)?(%|\u00a0(min|points))?$/);
    }
  });
});

test('an interval says its unit once', () => {
  expect(plain(interval('minutes', 22.8, 23.9))).toBe('22.8–23.9 min');
  expect(plain(interval('ratio', 0.949, 0.98))).toBe('94.9–98.0%');
  expect(plain(interval('points', -0.034, -0.005))).toBe('−3.4 to −0.5 points');
  expect(plain(interval('ratio', 0.9964, 1))).toBe('99.6–100%');
  expect(plain(interval('ratio', 0.99987, 1))).toBe('99.99–100%');
});

test('an open interval is left out', () => {
  const open = { value: 0.5, lower: Number.NEGATIVE_INFINITY, upper: 1, method: 'order statistics', n: 1 };
  expect(plain(withInterval('ratio', open))).toBe('50.0%');
});

test('a range has no more digits than its ends need', () => {
  expect(plain(rangeText('ratio', 0.12, 0.17))).toBe('12.0–17.0%');
  expect(plain(rangeText('ratio', 0.005, 0.015))).toBe('0.5–1.5%');
  expect(plain(rangeText('ratio', 0, 0))).toBe('0%');
});

test('lengths of time take the unit that a person would use', () => {
  expect(plain(span(8))).toBe('8.0 min');
  expect(plain(span(23.4))).toBe('23.4 min');
  expect(plain(span(200))).toBe('3 h 20 min');
  expect(plain(span(3744))).toBe('2.6 days');
  expect([75, 60, 1440, 2160, 2880].map((minute) => plain(tick(minute)))).toEqual([
    '75 min',
    '1 h',
    '1 day',
    '36 h',
    '2 days',
  ]);
});

test('minute 0 is Monday morning of the first week, and the warm-up lies before it', () => {
  expect(moment(0)).toBe('Monday 00:00, week 1');
  expect(moment(7 * 1440 + 845.9)).toBe('Monday 14:05, week 2');
  expect(moment(-1)).toBe('Sunday 23:59, warm-up week 1');
  expect(clock(-60)).toBe('23:00');
});

test('parameters show ratios as percent and switches in words', () => {
  expect(valueText(parameters.reviewerSensitivity, 0.25)).toBe('25');
  expect(valueText(parameters.enableCanary, true)).toBe('on');
  expect(valueText(parameters.judge, 'always-valid')).toBe('always valid');
  expect(valueText(parameters.baseErrorsCritical, 0.0003)).toBe('0.03');
});
