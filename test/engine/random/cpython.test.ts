import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CPythonRandom } from '../../../engine/random/cpython.ts';
import { forAll, forRuns } from '../../for-all.ts';

describe('the seed', () => {
  it('counts by its absolute value, as in Python', () =>
    forRuns(30, fc.bigInt({ min: 1n, max: 1n << 200n }), (seed) => {
      expect(new CPythonRandom(-seed).random()).toBe(new CPythonRandom(seed).random());
    }));

  it('may be a number or a bigint', () =>
    expect(new CPythonRandom(2 ** 33 + 5).random()).toBe(new CPythonRandom(8_589_934_597n).random()));

  it('may have more words than the state', () => {
    // CPython 3.11: random.Random(1 << 32 * 700).random()
    expect(new CPythonRandom(1n << (32n * 700n)).random()).toBe(0.38433563022784034);
  });

  it('is refused as a fraction, or as a number that lost digits', () => {
    expect(() => new CPythonRandom(1.5)).toThrow('CPythonRandom: seed: expected a whole number, got 1.5');
    expect(() => new CPythonRandom(2 ** 53)).toThrow('pass a bigint');
  });
});

describe('below', () => {
  it('gives every value less than n, and no other', () =>
    forAll(fc.integer({ min: 1, max: 40 }), (n) => {
      const random = new CPythonRandom(24);
      const seen = new Set(Array.from({ length: 1_000 }, () => random.below(n)));
      expect([...seen].toSorted((a, b) => a - b)).toEqual(Array.from({ length: n }, (_, i) => i));
    }));

  it.each([0, -1, 1.5, 2 ** 32, Number.NaN])('refuses n = %d', (n) =>
    expect(() => new CPythonRandom(24).below(n)).toThrow(
      /below: n: expected a whole number from 1 to 2\^32 − 1/,
    ),
  );
});
