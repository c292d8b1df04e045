import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mannWhitneyU } from '../../../engine/statistics/index.ts';
import { forAll } from '../../for-all.ts';

// Multiples of a quarter from a short range: many ties, and differences without rounding.
const quarters = fc.integer({ min: -20, max: 20 }).map((k) => k / 4);
const sample = fc.array(quarters, { minLength: 1, maxLength: 30 });

describe('the Mann–Whitney U test', () => {
  it('counts the pairs in which a is larger', () => {
    expect(mannWhitneyU([3, 4, 5], [1, 2])).toMatchObject({ u1: 6, u2: 0 });
    expect(mannWhitneyU([1, 2], [2, 3])).toMatchObject({ u1: 0.5, u2: 3.5 });
  });

  it('finds nothing where all observations are equal', () => {
    expect(mannWhitneyU([7, 7], [7, 7, 7])).toEqual({ u1: 3, u2: 3, z: 0, p: 1 });
    expect(mannWhitneyU([7, 7], [7, 7, 7], { continuity: false })).toEqual({ u1: 3, u2: 3, z: 0, p: 1 });
  });

  it('changes sign and nothing else when the samples are exchanged', () =>
    forAll(sample, sample, (a, b) => {
      const there = mannWhitneyU(a, b);
      const back = mannWhitneyU(b, a);
      expect([back.u1, back.u2, back.p]).toEqual([there.u2, there.u1, there.p]);
      expect(back.z + there.z).toBe(0);
    }));

  it('does not change under an increasing transformation', () =>
    forAll(sample, sample, (a, b) => {
      const cube = (x: number) => x * x * x;
      expect(mannWhitneyU(a.map(cube), b.map(cube))).toEqual(mannWhitneyU(a, b));
    }));

  it('refuses an empty sample', () =>
    expect(() => mannWhitneyU([], [1])).toThrow('mannWhitneyU: a: expected at least 1 observation, got "0"'));
});
