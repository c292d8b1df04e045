/** Numbers, ranges and places in a judgment’s sentences. */
import { describe, expect, it } from 'vitest';
import type { ClaimUnit } from '../../../engine/claims/claim.ts';
import { phrase, phraseRange, placeOf, sentence, verdictPhrase } from '../../../engine/claims/verdict.ts';

describe('in a sentence', () => {
  it.each<[string, number, ClaimUnit]>([
    ['23.4 min', 23.44, 'minutes'],
    ['96.8%', 0.968, 'ratio'],
    ['−1.5%', -0.015, 'ratio'],
    ['+7.8 points', 0.078, 'points'],
    ['−7.8 points', -0.078, 'points'],
    ['+0.0 points', 0, 'points'],
    ['0.00012', 0.000_123, 'p'],
    ['0.0001', 0.0001, 'p'],
    ['under 0.0001', 0.000_099, 'p'],
    ['0.05', 0.05, 'p'],
    ['1.92', 1.92, 'number'],
    ['−0.50', -0.5, 'number'],
    ['999', 999.4, 'count'],
    ['15,847', 15_847, 'count'],
    ['1,234,568', 1_234_567.5, 'count'],
  ])('a number is %s', (text, value, unit) => expect(phrase(value, unit)).toBe(text));

  it.each<[string, number, number, ClaimUnit]>([
    ['96.0–97.5%', 0.96, 0.975, 'ratio'],
    ['0.0–0.5%', 0, 0.005, 'ratio'],
    ['−0.5% to 0.5%', -0.005, 0.005, 'ratio'],
    ['2.4%', 0.024, 0.024, 'ratio'],
    ['22.0–25.0 min', 22, 25, 'minutes'],
    ['+7.0 to +8.5 points', 0.07, 0.085, 'points'],
    ['−0.2 to +4.8 points', -0.002, 0.048, 'points'],
    ['at least 0.80', 0.8, Number.POSITIVE_INFINITY, 'number'],
    ['0.00–2.00', 0, 2, 'number'],
    ['at most 0.001', 0, 0.001, 'p'],
    ['0.01–0.05', 0.01, 0.05, 'p'],
  ])('a range is %s', (text, lower, upper, unit) => expect(phraseRange({ lower, upper }, unit)).toBe(text));

  it('a verdict has no hyphens, and a sentence a capital and a full stop', () => {
    expect(verdictPhrase('not-reproduced')).toBe('not reproduced');
    expect(verdictPhrase('by-construction')).toBe('by construction');
    expect(sentence('it is so')).toBe('It is so.');
  });
});

it('an interval lies inside with both ends, outside with none, and across an end otherwise', () => {
  const place = (lower: number, upper: number) =>
    placeOf({ lower, upper }, { lower: 1, upper: 2, source: 'a document' });
  expect([place(1, 2), place(1.2, 1.8)]).toEqual(['inside', 'inside']);
  expect([place(0, 0.9), place(2.1, 3)]).toEqual(['outside', 'outside']);
  expect([place(0, 1), place(2, 3), place(0, 3), place(0.9, 1.5), place(1.5, 2.1)]).toEqual(
    Array.from({ length: 5 }, () => 'straddles'),
  );
});
