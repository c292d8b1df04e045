/** Numbers in the sentence of a check, with one digit more than printed. */
import { expect, it } from 'vitest';
import {
  type CheckUnit,
  grouped,
  listed,
  numberText,
  rangeInWords,
  scientific,
} from '../../../../engine/claims/consistency/consistency-check.ts';

it.each<[string, number, CheckUnit, number]>([
  ['55.7%', 0.5568, 'ratio', 1],
  ['−43.37%', -0.433_735, 'ratio', 2],
  ['+7.3 points', 0.0726, 'points', 1],
  ['−7.2 points', -0.0724, 'points', 1],
  ['+0.0 points', 0, 'points', 1],
  ['23.45 min', 23.45, 'minutes', 2],
  ['1,234,567', 1_234_567, 'count', 3],
  ['0.047', 0.047_01, 'p', 9],
  ['0.00010', 0.0001, 'p', 0],
  ['9.9 × 10⁻⁵', 0.000_099, 'p', 0],
  ['1.0 × 10⁻³⁰⁰', 1e-300, 'p', 0],
  ['below 1 × 10⁻³⁰⁰', 9e-301, 'p', 0],
  ['−1.50', -1.5, 'number', 2],
  ['0.500000000000', 0.5, 'number', 12],
  ['5.000 × 10⁻¹', 0.5, 'number', 13],
  ['999999999999999868928.0', 999_999_999_999_999_868_928, 'number', 1],
  ['1.000 × 10²¹', 1e21, 'number', 1],
  ['−1.000 × 10²¹', -1e21, 'number', 1],
])('%s is written for %d (%s, %d digits)', (text, value, unit, digits) =>
  expect(numberText(value, unit, digits)).toBe(text),
);

it('a range names its unit once where it can, and one value where both ends read alike', () => {
  expect(rangeInWords({ lower: 0.07, upper: 0.085 }, 'points', 1)).toBe('+7.0 to +8.5 points');
  expect(rangeInWords({ lower: 0.5, upper: 0.6 }, 'ratio', 0)).toBe('50% to 60%');
  expect(rangeInWords({ lower: 0.501, upper: 0.502 }, 'ratio', 0)).toBe('50%');
});

it('powers of ten, thousands and lists are written out', () => {
  expect(scientific(-0.000_123, 3)).toBe('−1.23 × 10⁻⁴');
  expect(scientific(1.23e45, 2)).toBe('1.2 × 10⁴⁵');
  expect(scientific(67_890_000_000, 1)).toBe('7 × 10¹⁰');
  expect([999, 1_000, 15_847, 123_456_789].map(grouped)).toEqual(['999', '1,000', '15,847', '123,456,789']);
  expect(grouped(9_007_199_254_740_993n)).toBe('9,007,199,254,740,993');
  expect([[], ['a'], ['a', 'b'], ['a', 'b', 'c']].map(listed)).toEqual(['', 'a', 'a and b', 'a, b and c']);
});
