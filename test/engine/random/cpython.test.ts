import { describe, expect, it } from 'vitest';
import { CPythonRandom } from '../../../engine/random/cpython.ts';

describe('the seed', () => {
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
  it.each([0, -1, 1.5, 2 ** 32, Number.NaN])('refuses n = %d', (n) =>
    expect(() => new CPythonRandom(24).below(n)).toThrow(
      /below: n: expected a whole number from 1 to 2\^32 − 1/,
    ),
  );
});
