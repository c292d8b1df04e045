import { describe, expect, it } from 'vitest';
import { MOST_DIMENSIONS, type PointSet, sobolPoints } from '../../../engine/random/sobol-points.ts';

const M = 7;
const N = 2 ** M;

/** How many of the first 2^7 points lie in each of so many equal stretches of a coordinate. */
function counts(points: PointSet, dimension: number, from: number, stretches: number): number[] {
  const found = Array.from({ length: stretches }, () => 0);
  for (let i = from; i < from + N; i++) found[Math.floor(points.at(i)[dimension]! * stretches)]! += 1;
  return found;
}

describe('scrambled Sobol points', () => {
  it('put exactly one of every 2^m points into each of 2^m equal stretches, in one dimension like in the other', () => {
    const one = Array.from({ length: N }, () => 1);
    const points = sobolPoints(MOST_DIMENSIONS, 'a');
    for (let d = 0; d < MOST_DIMENSIONS; d += 5) {
      expect(counts(points, d, 0, N)).toEqual(one);
      expect(counts(points, d, 5 * N, N)).toEqual(one);
    }
  });

  it('keep the balance of the first two dimensions: one point in each box of 2^-4 by 2^-3', () => {
    const points = sobolPoints(2, 'b');
    const boxes = new Set<number>();
    for (let i = 0; i < N; i++) {
      const [x, y] = points.at(i) as unknown as [number, number];
      boxes.add(Math.floor(x * 16) * 8 + Math.floor(y * 8));
    }
    expect(boxes.size).toBe(N);
  });

  it('lie elsewhere under another seed, and at the same place under the same', () => {
    const [a, again, b] = ['a', 'a', 'b'].map((seed) => sobolPoints(5, seed).at(77));
    expect(again).toEqual(a);
    expect(b).not.toEqual(a);
  });

  it('come out the same whatever the number of dimensions', () => {
    expect([...sobolPoints(40, 'a').at(9)].slice(0, 3)).toEqual([...sobolPoints(3, 'a').at(9)]);
  });

  it('never touch 0 or 1, so that no quantile is infinite', () => {
    const points = sobolPoints(3, 'c');
    for (let i = 0; i < 4096; i++) for (const x of points.at(i)) expect(x > 0 && x < 1).toBe(true);
  });

  it('are refused beyond the known direction numbers', () => {
    expect(() => sobolPoints(MOST_DIMENSIONS + 1, null)).toThrow('a whole number from 1 to 96');
  });
});
