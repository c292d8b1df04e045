/** What a check of a printed share or mean answers in full: outcome, numbers and words, each worked out by hand. */
import { describe, expect, it } from 'vitest';
import {
  countedShareFinding,
  grimMean,
  grimShare,
  meanFinding,
  shareFinding,
} from '../../../../engine/claims/consistency/grim.ts';

describe('a share', () => {
  it('that one count gives', () => {
    const found = shareFinding('97.0%', 500);
    expect(found).toMatchObject({
      outcome: 'consistent',
      unit: 'ratio',
      recomputed: [{ lower: 0.97, upper: 0.97 }],
    });
    expect(found.why).toBe('485 of 500 rounds to 97.0%.');
    expect(found.printedRanges).toHaveLength(1);
  });

  it('that several give, and must', () => {
    const found = shareFinding('50%', 1_000);
    expect(found).toMatchObject({
      outcome: 'no power',
      recomputed: [{ lower: 0.495, upper: 0.505 }],
      power: 0,
    });
    expect(found.why).toBe(
      '495 of 1,000 to 505 of 1,000 all round to 50%; with so many, every value of this precision is possible.',
    );
  });

  it('that none gives', () => {
    const found = shareFinding('97.1%', 500);
    expect(found).toMatchObject({
      outcome: 'inconsistent',
      recomputed: [
        { lower: 0.97, upper: 0.97 },
        { lower: 0.972, upper: 0.972 },
      ],
    });
    expect(found.why).toMatch(
      /^No count out of 500 gives 97\.1%: 485 of 500 is 97\.0%, 486 of 500 is 97\.2%\.$/,
    );
  });

  it('beside its count', () => {
    const found = countedShareFinding(485, 500, '97.0%');
    expect(found).toMatchObject({
      outcome: 'consistent',
      unit: 'ratio',
      recomputed: [{ lower: 0.97, upper: 0.97 }],
      power: null,
    });
    expect(found.why).toMatch(/^485 of 500 is 97\.00?%; the printed 97\.0% agrees\.$/);
    expect(found.printedRanges).toHaveLength(1);
    for (const k of [484, 486]) expect(countedShareFinding(k, 500, '97.0%').outcome).toBe('inconsistent');
    expect(countedShareFinding(485, 500, '97.1%').why).toMatch(/does not agree\.$/);
  });
});

describe('a mean', () => {
  it('of whole numbers, and of items averaged into each', () => {
    expect(meanFinding('-0.5', 4)).toMatchObject({
      outcome: 'consistent',
      unit: 'number',
      recomputed: [{ lower: -0.5, upper: -0.5 }],
    });
    expect(meanFinding('-0.5', 4).why).toBe('A sum of −2 rounds to -0.5.');
    expect(meanFinding('5.25', 2, 2).why).toBe('A sum of 21 rounds to 5.25.');
    expect(meanFinding('0.00', 10).why).toBe('A sum of 0 rounds to 0.00.');
    expect(meanFinding('5.19', 28).why).toBe(
      'No sum of 28 whole numbers gives a mean of 5.19: a sum of 145 is 5.18, a sum of 146 is 5.21.',
    );
  });
});

it.each<[string, () => unknown]>([
  ['grimShare: share: expected a number as printed', () => grimShare('x', 4)],
  ['got "100"; a percentage is written 100%', () => grimShare('100', 4)],
  ['grimMean: mean: expected a number as printed', () => grimMean('x', 4)],
  ['grimMean: items: expected a whole number of at least 1, got 0', () => grimMean('1.5', 4, 0)],
  ['grimMean: n: expected a whole number of at least 1, got 0', () => grimMean('1.5', 0)],
  ['grimMean: n: expected', () => grimMean('1.5', 2 ** 40, 2 ** 40)],
  [
    'countedShareFinding: k: expected a whole number from 0 to n = 4, got 5',
    () => countedShareFinding(5, 4, '1%'),
  ],
])('%s', (message, call) => expect(call).toThrow(message));

it('what is no percentage without its sign gets no such hint', () => {
  for (const printed of ['101', '-1', '150%'])
    expect(() => grimShare(printed, 4)).toThrow(/^(?!.*is written)/su);
});

it('sums stay whole numbers that a double can hold, at both ends', () => {
  const smaller = 'expected a smaller number, so that sums stay below';
  // so many decimals that few sums fit, of more values than can be counted
  expect(() => grimMean('0.000000000000', 2 ** 30, 2 ** 30)).toThrow(`grimMean: n: ${smaller}`);
  expect(() => grimMean('1000', 2 ** 50)).toThrow(`grimMean: n: ${smaller}`);
  expect(() => grimMean('512', 2 ** 44)).toThrow(`grimMean: n: ${smaller}`);
  expect(grimMean('511', 2 ** 44).counts!.last).toBe(511.5 * 2 ** 44);
});

it('a mean may be printed in thousands, and of items that were averaged', () => {
  expect(grimMean('2e3', 4).counts).toEqual({ first: 6_000, last: 10_000 });
  expect(meanFinding('5.19', 28, 2).why).toBe(
    'No sum of 56 whole numbers gives a mean of 5.19: a sum of 290 is 5.18, a sum of 291 is 5.20.',
  );
});
