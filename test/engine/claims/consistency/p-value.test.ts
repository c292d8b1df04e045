import { describe, expect, it } from 'vitest';
import {
  decisionErrors,
  perArmFor,
  pValueFinding,
  pValueRange,
} from '../../../../engine/claims/consistency/index.ts';
import { chiSquare2x2, twoProportionZ } from '../../../../engine/statistics/index.ts';

describe('the p-value of two rounded rates', () => {
  it('of 96.8% and 94.2% at 500 is 0.047, where p < 0.001 was printed', () => {
    const found = pValueFinding({ rate: '96.8%', n: 500 }, { rate: '94.2%', n: 500 }, 'p < 0.001');
    expect(found.outcome).toBe('inconsistent');
    expect(found.recomputed[0]!.lower.toFixed(3)).toBe('0.047');
    expect(found.why).toContain(
      'give p = 0.047, not even below 0.01; the printed p < 0.001 does not agree; about 1,377 per arm are needed',
    );
  });

  it('is a range when several counts round to a rate, and holds each of them', () => {
    const range = pValueRange({ rate: '12%', n: 300 }, { rate: '19%', n: 280 })!;
    for (let k1 = 0; k1 <= 300; k1++) {
      if (Math.abs(k1 / 300 - 0.12) > 0.005) continue;
      for (let k2 = 0; k2 <= 280; k2++) {
        if (Math.abs(k2 / 280 - 0.19) > 0.005) continue;
        const { p } = chiSquare2x2([k1, 300 - k1, k2, 280 - k2]);
        expect(p).toBeGreaterThanOrEqual(range.lower * (1 - 1e-12));
        expect(p).toBeLessThanOrEqual(range.upper * (1 + 1e-12));
      }
    }
    expect(range.lower).toBeLessThan(range.upper);
  });

  it('may be 1 when both rates can be one value', () =>
    expect(pValueRange({ rate: '50%', n: 500 }, { rate: '50%', n: 300 })!.upper).toBe(1));

  it('does not follow from a rate that is no share of its n', () => {
    const found = pValueFinding({ rate: '14.4%', n: 12 }, { rate: '50%', n: 12 }, '0.05');
    expect(found).toMatchObject({ outcome: 'inconsistent', recomputed: [] });
    expect(found.why).toBe('No p-value follows: no count out of 12 gives 14.4%.');
  });
});

describe('a very small p-value', () => {
  const large = { rate: '96.8%', n: 7_923 };
  const small = { rate: '94.2%', n: 7_923 };

  it('is exact to more than ten digits', () => {
    // python3, 60-digit Decimal: erfc(√(χ²/2)) by its continued fraction, for counts 7,666 to 7,673 and 7,460 to 7,467
    const range = pValueRange(large, small)!;
    expect(range.lower / 3.277_035_325_273_525e-16 - 1).toBeCloseTo(0, 11);
    expect(range.upper / 2.418_592_303_196_963e-14 - 1).toBeCloseTo(0, 11);
  });

  it('is said by its power of ten', () => {
    const { outcome, why } = pValueFinding(large, small, 'p < .001');
    expect(outcome).toBe('consistent');
    expect(why).toBe(
      '96.8% of 7,923 and 94.2% of 7,923 give p = 3.3 × 10⁻¹⁶ to 2.4 × 10⁻¹⁴; the printed p < .001 agrees.',
    );
    expect(pValueFinding({ rate: '99%', n: 1e9 }, { rate: '1%', n: 1e9 }, '< 1e-30').why).toContain(
      'give p below 1 × 10⁻³⁰⁰',
    );
  });
});

describe('a printed p-value', () => {
  it.each(['−.22', '1.5', 'p = 1.5', '–0.01'])('%s is refused with the reason', (printed) => {
    expect(() => pValueFinding({ rate: '50%', n: 10 }, { rate: '50%', n: 10 }, printed)).toThrow(
      'expected a number from 0 to 1',
    );
    expect(() => pValueFinding({ rate: '50%', n: 10 }, { rate: '50%', n: 10 }, printed)).toThrow(
      'a p-value lies between 0 and 1',
    );
  });

  it('may be written with a power of ten', () => {
    const arms = [
      { rate: '96.8%', n: 7_923 },
      { rate: '94.2%', n: 7_923 },
    ] as const;
    expect(pValueFinding(...arms, '1.2 × 10⁻⁴').outcome).toBe('inconsistent');
    expect(pValueFinding(...arms, 'p ≪ 0.001').outcome).toBe('consistent');
  });
});

describe('how many an arm', () => {
  it('is 1,377 for 96.8% against 94.2% at p < 0.001', () =>
    expect(perArmFor(0.968, 0.942, 0.001)).toBe(1_377));

  it('is where the test begins to reach the level', () => {
    const p = (n: number): number => twoProportionZ(0.6 * n, n, 0.5 * n, n).p;
    const n = perArmFor(0.6, 0.5, 0.05);
    expect(p(Math.ceil(n / 10) * 10)).toBeLessThan(0.05);
    expect(p(Math.floor((n - 1) / 10) * 10)).toBeGreaterThan(0.05);
  });

  it('is without end for equal rates', () => expect(perArmFor(0.5, 0.5, 0.05)).toBe(Infinity));
});

it('decision errors are levels with the printed p on one side and all recomputed ones on the other', () => {
  const printed = { lower: 0, upper: 0.001 };
  expect(decisionErrors(printed, { lower: 0.047, upper: 0.048 })).toEqual([0.01, 0.001]);
  expect(decisionErrors(printed, { lower: 0.06, upper: 0.07 })).toEqual([0.05, 0.01, 0.001]);
  expect(decisionErrors(printed, { lower: 0.0005, upper: 0.02 })).toEqual([]);
  expect(decisionErrors({ lower: 0.055, upper: 0.065 }, { lower: 0.001, upper: 0.02 })).toEqual([0.05]);
});

it('a p at a level counts as above it, and a bound is printed with its own', () => {
  const at = (lower: number, upper = lower) => ({ lower, upper });
  expect(decisionErrors(at(0.05), at(0.04))).toEqual([0.05]);
  expect(decisionErrors(at(0.04), at(0.05, 0.06))).toEqual([0.05]);
  expect(decisionErrors(at(0.04, 0.05), at(0.06))).toEqual([0.05]);
  expect(decisionErrors(at(0.05), at(0.06))).toEqual([]);
  expect(decisionErrors(at(0.04, 0.06), at(0.07))).toEqual([]);
  expect(decisionErrors(at(0.07), at(0.04, 0.06))).toEqual([]);
});

describe('the sentence of a p-value', () => {
  const arms = (rate1: string, rate2: string, n: number) =>
    [
      { rate: rate1, n },
      { rate: rate2, n },
    ] as const;

  it.each<[string, readonly [string, string, number], string]>([
    ['60% of 50 and 40% of 50 give p = 0.046; the printed p = .046 agrees.', ['60%', '40%', 50], '.046'],
    [
      '60% of 50 and 40% of 50 give p = 0.046, on the other side of 0.05; the printed p = 0.06 does not agree.',
      ['60%', '40%', 50],
      '0.06',
    ],
    [
      '60% of 50 and 40% of 50 give p = 0.046, not below 0.01; the printed p = 0.009 does not agree.',
      ['60%', '40%', 50],
      'p = 0.009',
    ],
    [
      '60% of 50 and 40% of 50 give p = 0.046, not below 0.01; the printed p < 0.01 does not agree; about 83 per arm are needed for it.',
      ['60%', '40%', 50],
      '< 0.01',
    ],
    ['60% of 50 and 40% of 50 give p = 0.046; the printed p > 0.04 agrees.', ['60%', '40%', 50], '> 0.04'],
    [
      '50% of 50 and 50% of 50 give p = 1.0, not even below 0.05; the printed P<.001 does not agree; equal rates give it at no size.',
      ['50%', '50%', 50],
      'P<.001',
    ],
  ])('is “%s”', (why, [rate1, rate2, n], printed) =>
    expect(pValueFinding(...arms(rate1, rate2, n), printed).why).toBe(why),
  );

  it('names how many are needed only for a bound that is missed, in equal arms', () => {
    const needed = (n2: number, printed: string): boolean =>
      pValueFinding({ rate: '60%', n: 50 }, { rate: '40%', n: n2 }, printed).why.includes('per arm');
    expect(needed(50, '< 0.01')).toBe(true);
    expect(needed(55, '< 0.01')).toBe(false);
    expect(needed(50, '< 0.05')).toBe(false);
    expect(needed(50, '< 0')).toBe(false);
  });

  it('comes with its ranges, a printed one within 0 and 1', () => {
    const found = pValueFinding(...arms('60%', '40%', 50), '0');
    expect(found).toMatchObject({ outcome: 'consistent', unit: 'p', power: null });
    expect(found.printedRanges).toEqual([{ lower: 0, upper: 0.5 }]);
    expect(pValueFinding(...arms('60%', '40%', 50), '1').printedRanges).toEqual([{ lower: 0.5, upper: 1 }]);
    expect(pValueFinding(...arms('60%', '14.4%', 10), '1').why).toBe(
      'No p-value follows: no count out of 10 gives 14.4%.',
    );
  });

  it.each<[string, () => unknown]>([
    [
      'pValueFinding: n of the first arm: expected a whole number of at least 1',
      () => pValueFinding({ rate: '1%', n: 0 }, { rate: '1%', n: 1 }, '1'),
    ],
    [
      'pValueFinding: n of the second arm: expected a whole number of at least 1',
      () => pValueFinding({ rate: '1%', n: 1 }, { rate: '1%', n: 0 }, '1'),
    ],
    [
      'p-value: expected a number from 0 to 1, without a percent sign',
      () => pValueFinding(...arms('50%', '50%', 2), '5%'),
    ],
    ['perArmFor: p1: expected', () => perArmFor(1.5, 0.5, 0.05)],
    ['perArmFor: p2: expected', () => perArmFor(0.5, -1, 0.05)],
    ['perArmFor: alpha: expected', () => perArmFor(0.5, 0.6, 0)],
  ])('is a mistake: %s', (message, find) => expect(find).toThrow(message));

  it('takes the extreme counts, whichever rate is the larger', () => {
    const there = pValueRange({ rate: '12%', n: 300 }, { rate: '19%', n: 280 })!;
    const back = pValueRange({ rate: '19%', n: 280 }, { rate: '12%', n: 300 })!;
    expect(back.lower).toBeCloseTo(there.lower, 12);
    expect(back.upper).toBeCloseTo(there.upper, 12);
    // 35 of 300 against 54 of 280; 37 against 52
    expect(there.lower).toBeCloseTo(chiSquare2x2([35, 265, 54, 226]).p, 12);
    expect(there.upper).toBeCloseTo(chiSquare2x2([37, 263, 52, 228]).p, 12);
    expect(pValueRange({ rate: '14.4%', n: 12 }, { rate: '50%', n: 12 })).toBeNull();
    expect(pValueRange({ rate: '50%', n: 12 }, { rate: '14.4%', n: 12 })).toBeNull();
  });
});
