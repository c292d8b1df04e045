/** Both analyses on functions whose answer is known. Tolerances were written before the runs. */
import { describe, expect, it } from 'vitest';
import {
  elementaryEffects,
  morrisPoints,
  saltelliPoints,
  sobolIndices,
} from '../../../engine/belief/sensitivity.ts';
import type { PointSet } from '../../../engine/random/sobol-points.ts';

const valuesOf = (points: PointSet, runs: number, f: (x: Float64Array) => number): Float64Array =>
  Float64Array.from({ length: runs }, (_, i) => f(points.at(i)));

/** Ishigami and Homma (1990), a = 7, b = .1, on (−π, π)³. */
function ishigami(x: Float64Array): number {
  const [a, b, c] = [...x].map((u) => (2 * u - 1) * Math.PI) as [number, number, number];
  return Math.sin(a) + 7 * Math.sin(b) ** 2 + 0.1 * c ** 4 * Math.sin(a);
}
const ISHIGAMI = { first: [0.3139, 0.4424, 0], total: [0.5576, 0.4424, 0.2437] };

/** Sobol’ (1993): Π (|4x − 2| + a) / (1 + a). */
const A = [0, 1, 4.5, 9, 99, 99];
const gFunction = (x: Float64Array): number =>
  A.reduce((p, a, k) => (p * (Math.abs(4 * x[k]! - 2) + a)) / (1 + a), 1);
const PARTS = A.map((a) => 1 / (3 * (1 + a) ** 2));
const VARIANCE = PARTS.reduce((p, v) => p * (1 + v), 1) - 1;
const G = {
  first: PARTS.map((v) => v / VARIANCE),
  total: PARTS.map((v) => ((VARIANCE + 1) / (1 + v)) * (v / VARIANCE)),
};

describe('Sobol’ indices', () => {
  it.each([
    ['Ishigami’s function', ishigami, ISHIGAMI],
    ['Sobol’s g-function', gFunction, G],
  ] as const)(
    'of %s are the known ones, to .03 with 2,048 rows, and their intervals hold them',
    (_, f, want) => {
      const k = want.first.length;
      const points = saltelliPoints(k, 'test');
      const found = sobolIndices(valuesOf(points, 2048 * (k + 2), f), k, 'test');
      found.forEach(({ first, total }, j) => {
        for (const [index, known] of [
          [first, want.first[j]!],
          [total, want.total[j]!],
        ] as const) {
          expect(Math.abs(index.value - known)).toBeLessThan(0.03);
          expect(index.lower).toBeLessThanOrEqual(index.value);
          expect(index.upper).toBeGreaterThanOrEqual(index.value);
          expect(index.lower - 0.01).toBeLessThan(known);
          expect(index.upper + 0.01).toBeGreaterThan(known);
        }
      });
    },
  );

  it('of a sum are shares of the variance: 1 : 4 : 9, nothing together', () => {
    const points = saltelliPoints(4, 'sum');
    const found = sobolIndices(
      valuesOf(points, 1024 * 6, (x) => 5 + x[0]! + 2 * x[1]! + 3 * x[2]!),
      4,
      'sum',
    );
    [1, 4, 9, 0].forEach((part, k) => {
      expect(found[k]!.first.value).toBeCloseTo(part / 14, 1);
      expect(found[k]!.total.value).toBeCloseTo(part / 14, 1);
    });
    expect(found[3]!.total.value).toBe(0);
  });

  it('leave a row out that has no number, and say nothing without any row', () => {
    const points = saltelliPoints(2, 'gaps');
    const values = valuesOf(points, 256 * 4, (x) => x[0]!);
    values[9] = Number.NaN;
    expect(sobolIndices(values, 2, 'gaps')[0]!.total.value).toBeCloseTo(1, 1);
    expect(sobolIndices(new Float64Array(), 2, 'gaps')[0]!.first.value).toBeNaN();
  });

  it('have a design in which only the named coordinate of A comes from B', () => {
    const points = saltelliPoints(3, 'design');
    const [a, b, first, , third] = [0, 1, 2, 3, 4].map((j) => [...points.at(5 + j)]) as [
      number[],
      number[],
      number[],
      number[],
      number[],
    ];
    expect(first).toEqual([b[0], a[1], a[2]]);
    expect(third).toEqual([a[0], a[1], b[2]]);
  });
});

describe('Morris’ elementary effects', () => {
  /** Linear in 0 and 1, a product of 2 and 3, nothing of 4. */
  const f = (x: Float64Array): number => 3 * x[0]! - 2 * x[1]! + 4 * x[2]! * x[3]!;
  const points = morrisPoints(5, 'test');
  const found = elementaryEffects(valuesOf(points, 60 * 6, f), points, 'test');

  it('are the slopes of what is linear, without spread', () => {
    expect(found[0]).toMatchObject({ mean: expect.closeTo(3, 9), spread: expect.closeTo(0, 9) });
    expect(found[1]!.mean).toBeCloseTo(-2, 9);
    expect(found[1]!.size).toEqual({
      value: expect.closeTo(2, 9),
      lower: expect.closeTo(2, 9),
      upper: expect.closeTo(2, 9),
    });
  });

  it('are 0 for what does nothing', () => {
    expect(found[4]).toMatchObject({ mean: 0, spread: 0 });
  });

  it('of a product are half its slope on average, spread by the other factor', () => {
    for (const k of [2, 3]) {
      expect(Math.abs(found[k]!.size.value - 2)).toBeLessThan(0.5);
      expect(found[k]!.spread).toBeGreaterThan(0.7);
      expect(found[k]!.size.lower).toBeLessThan(2);
      expect(found[k]!.size.upper).toBeGreaterThan(2);
    }
  });

  it('move every coordinate once a trajectory, by half its interval', () => {
    for (let step = 0; step < 5; step++) {
      const [a, b] = [points.at(6 + step), points.at(7 + step)];
      const moves = [...a].map((x, k) => Math.abs(x - b[k]!)).filter((by) => by > 0);
      expect(moves).toEqual([0.5]);
    }
    expect([...points.at(6)].every((x, k) => x !== points.at(11)[k])).toBe(true);
  });
});
