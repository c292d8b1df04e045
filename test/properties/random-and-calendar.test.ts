/** What holds of CPython’s generator and of the calendar for all seeds and days. */
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { dateOfDay, dayOfDate } from '../../engine/domain/calendar.ts';
import { CPythonRandom } from '../../engine/random/cpython.ts';
import { forAll, forRuns } from '../for-all.ts';

it('the seed counts by its absolute value, as in Python', () =>
  forRuns(30, fc.bigInt({ min: 1n, max: 1n << 200n }), (seed) => {
    expect(new CPythonRandom(-seed).random()).toBe(new CPythonRandom(seed).random());
  }));

it('below gives every value less than n, and no other', () =>
  forAll(fc.integer({ min: 1, max: 40 }), (n) => {
    const random = new CPythonRandom(24);
    const seen = new Set(Array.from({ length: 1_000 }, () => random.below(n)));
    expect([...seen].toSorted((a, b) => a - b)).toEqual(Array.from({ length: n }, (_, i) => i));
  }));

it('agrees with the platform’s calendar from 1600 to 2400', () =>
  forAll(fc.integer({ min: -135_140, max: 157_054 }), (day) => {
    expect(dateOfDay(day)).toBe(new Date(day * 86_400_000).toISOString().slice(0, 10));
    expect(dayOfDate(dateOfDay(day))).toBe(day);
  }));
