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
    'of %s are the known ones, to .03 with 1,024 rows, and their intervals hold them',
    (_, f, want) => {
      const k = want.first.length;
      const points = saltelliPoints(k, 'test');
      const found = sobolIndices(valuesOf(points, 1024 * (k + 2), f), k, 'test');
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
  /** Linear in 0 and 1, a product of 2 and 3, a square of 4, nothing of 5. */
  const f = (x: Float64Array): number => 3 * x[0]! - 2 * x[1]! + 4 * x[2]! * x[3]! + 4 * (x[4]! - 0.5) ** 2;
  const points = morrisPoints(6, 'test');
  const found = elementaryEffects(valuesOf(points, 60 * 7, f), points, 'test');
  const exactly = (value: number) => {
    const close = expect.closeTo(value, 9) as number;
    return { value: close, lower: close, upper: close };
  };

  it('are the slopes of what is linear, without spread', () => {
    expect(found[0]).toEqual({ mean: exactly(3), size: exactly(3), spread: exactly(0) });
    expect(found[1]).toEqual({ mean: exactly(-2), size: exactly(2), spread: exactly(0) });
  });

  it('are 0 for what does nothing', () => {
    expect(found[5]).toEqual({ mean: exactly(0), size: exactly(0), spread: exactly(0) });
  });

  it('have 95% intervals that hold the known effects of a product and of a square in 53 to 60 of 60 samples of 40 trajectories', () => {
    const g = (x: Float64Array): number => 4 * x[0]! * x[1]! + 4 * (x[2]! - 0.5) ** 2;
    const samples = Array.from({ length: 60 }, (_, i) => {
      const own = morrisPoints(3, `coverage/${i}`);
      return elementaryEffects(valuesOf(own, 40 * 4, g), own, `coverage/${i}`);
    });
    // over all levels the product's are 4 (i + ½)/8, the square's −1.5, −.5, .5 and 1.5
    const product = { mean: 2, size: 2, spread: (4 * Math.sqrt(63 / 12)) / 8 };
    const square = { mean: 0, size: 1, spread: Math.sqrt(1.25) };
    [product, product, square].forEach((known, k) => {
      for (const name of ['mean', 'size', 'spread'] as const) {
        const own = samples.map((sample) => sample[k]![name]);
        const held = own.filter(({ lower, upper }) => lower <= known[name] && known[name] <= upper).length;
        expect(held, name).toBeGreaterThanOrEqual(53);
        expect(
          own.every(({ lower, value, upper }) => lower < value && value < upper),
          name,
        ).toBe(true);
      }
    });
  });

  it('have the same intervals each time, and none without a trajectory', () => {
    expect(elementaryEffects(valuesOf(points, 60 * 7, f), points, 'test')).toEqual(found);
    expect(elementaryEffects([], points, 'test')[0]!.mean).toEqual({
      value: Number.NaN,
      lower: Number.NaN,
      upper: Number.NaN,
    });
  });

  it('move every coordinate once a trajectory, by half its interval', () => {
    for (let step = 0; step < 6; step++) {
      const [a, b] = [points.at(7 + step), points.at(8 + step)];
      const moves = [...a].map((x, k) => Math.abs(x - b[k]!)).filter((by) => by > 0);
      expect(moves).toEqual([0.5]);
    }
    expect([...points.at(7)].every((x, k) => x !== points.at(13)[k])).toBe(true);
  });
});
