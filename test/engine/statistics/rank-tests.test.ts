import { describe, expect, it } from 'vitest';
import { mannWhitneyU } from '../../../engine/statistics/index.ts';

describe('the Mann–Whitney U test', () => {
  it('counts the pairs in which a is larger', () => {
    expect(mannWhitneyU([3, 4, 5], [1, 2])).toMatchObject({ u1: 6, u2: 0 });
    expect(mannWhitneyU([1, 2], [2, 3])).toMatchObject({ u1: 0.5, u2: 3.5 });
  });

  it('finds nothing where all observations are equal', () => {
    expect(mannWhitneyU([7, 7], [7, 7, 7])).toEqual({ u1: 3, u2: 3, z: 0, p: 1 });
    expect(mannWhitneyU([7, 7], [7, 7, 7], { continuity: false })).toEqual({ u1: 3, u2: 3, z: 0, p: 1 });
  });

  it('refuses an empty sample', () =>
    expect(() => mannWhitneyU([], [1])).toThrow('mannWhitneyU: a: expected at least 1 observation, got "0"'));
});
