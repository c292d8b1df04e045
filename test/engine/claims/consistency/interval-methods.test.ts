import { describe, expect, it } from 'vitest';
import { commonIntervals, intervalMethodsFinding } from '../../../../engine/claims/consistency/index.ts';
import { intervalOf as of } from './printed.ts';

describe('nine common intervals', () => {
  it('are nine', () => expect(new Set(commonIntervals.map(({ name }) => name)).size).toBe(9));

  // Newcombe (1998), Statistics in Medicine 17:857–872, table I, as printed there with four decimals
  it.each([
    ['Wald', 81, 263, 0.2522, 0.3638],
    ['Wald with continuity correction', 81, 263, 0.2503, 0.3657],
    ['Wilson', 81, 263, 0.2553, 0.3662],
    ['Wilson with continuity correction', 81, 263, 0.2535, 0.3682],
    ['Clopper–Pearson', 81, 263, 0.2527, 0.3676],
    ['mid-P', 81, 263, 0.2544, 0.3658],
    ['Wald', 15, 148, 0.0527, 0.15],
    ['Wald with continuity correction', 15, 148, 0.0494, 0.1534],
    ['Wilson', 15, 148, 0.0624, 0.1605],
    ['Wilson with continuity correction', 15, 148, 0.0598, 0.1644],
    ['Clopper–Pearson', 15, 148, 0.0578, 0.1617],
    ['mid-P', 15, 148, 0.0601, 0.1581],
    ['Wilson with continuity correction', 0, 20, 0, 0.2005],
    ['mid-P', 0, 20, 0, 0.1391],
    ['Clopper–Pearson', 1, 29, 0.0009, 0.1776],
  ] as const)('%s of %d of %d is Newcombe’s', (name, k, n, lower, upper) => {
    expect(of(name, k, n)[0]).toBeCloseTo(lower, 4);
    expect(of(name, k, n)[1]).toBeCloseTo(upper, 4);
  });

  // SciPy 1.17.1: beta.ppf; brentq over binom.sf + pmf/2; and, for the last two, the formula in Python
  it.each([
    ['Clopper–Pearson', 0.948_553_231_708_354_4, 0.981_600_814_676_360_1],
    ['mid-P', 0.949_641_023_568_187_6, 0.980_944_129_941_524_1],
    ['Jeffreys', 0.949_775_55, 0.980_838_04],
    ['Agresti–Coull', 0.9482596574, 0.9806039599],
    ['logit', 0.9484106346, 0.9803054132],
  ])('%s of 484 of 500 is that of another program', (name, lower, upper) => {
    expect(of(name, 484, 500)[0]).toBeCloseTo(lower, 8);
    expect(of(name, 484, 500)[1]).toBeCloseTo(upper, 8);
  });

  // SciPy 1.17.1, in the same ways: few of few, where the ends of a distribution matter
  it.each([
    ['Clopper–Pearson', 3, 40, 0.0157421799, 0.2038647487],
    ['Clopper–Pearson', 7, 12, 0.2766696857, 0.8483477702],
    ['mid-P', 3, 40, 0.0194317519, 0.190677438],
    ['mid-P', 7, 12, 0.3021209621, 0.8283082329],
    ['mid-P', 0, 5, 0, 0.4507197283],
    ['Jeffreys', 3, 40, 0.0215766744, 0.1868142972],
    ['Jeffreys', 7, 12, 0.311940425, 0.8195213052],
    ['Jeffreys', 0, 5, 0, 0.3793771423],
    ['Wilson with continuity correction', 3, 40, 0.019571862, 0.214761524],
    ['Wilson with continuity correction', 7, 12, 0.2859928121, 0.8350074849],
    ['Wilson with continuity correction', 1, 1, 0.0546207555, 1],
    ['Agresti–Coull', 3, 40, 0.018800688, 0.205677673],
    ['Agresti–Coull', 7, 12, 0.3188772557, 0.8073737432],
    ['Agresti–Coull', 0, 5, 0, 0.4890548596],
    ['logit', 3, 40, 0.0243904107, 0.2082116843],
    ['logit', 0, 5, 0, 1],
    ['logit', 5, 5, 0, 1],
  ] as const)('%s of %d of %d is that of another program', (name, k, n, lower, upper) => {
    expect(of(name, k, n)[0]).toBeCloseTo(lower, 9);
    expect(of(name, k, n)[1]).toBeCloseTo(upper, 9);
  });

  it.each(commonIntervals)(
    '$name stays within 0 and 1 and is mirrored by the other outcome',
    ({ of: interval }) => {
      for (const [k, n] of [
        [0, 1],
        [1, 1],
        [0, 40],
        [3, 40],
        [20, 40],
        [39, 40],
        [40, 40],
      ] as const) {
        const { lower, upper } = interval(k, n);
        expect(lower).toBeGreaterThanOrEqual(0);
        expect(upper).toBeLessThanOrEqual(1);
        expect(lower).toBeLessThanOrEqual(k / n);
        expect(upper).toBeGreaterThanOrEqual(k / n);
        expect(interval(n - k, n).lower).toBeCloseTo(1 - upper, 12);
      }
    },
  );
});

describe('a printed interval without a method', () => {
  it('of 94.8 to 98.3% for 96.8% of 500 has the ends of two methods, and both of none', () =>
    expect(intervalMethodsFinding('96.8%', 500, { lower: '94.8%', upper: '98.3%' })).toMatchObject({
      outcome: 'inconsistent',
      unit: 'ratio',
      why: 'Nine common 95% intervals of 484 of 500 have lower ends of 94.74% to 95.26% and upper ends of 98.02% to 98.44%. None has both printed ends: 94.8% is the lower end of Agresti–Coull and logit, 98.3% is the upper end of Wald.',
    }));

  it('names the methods that have both ends', () => {
    const { outcome, why } = intervalMethodsFinding('96.8%', 500, { lower: '94.9%', upper: '98.0%' });
    expect(outcome).toBe('consistent');
    expect(why).toContain('Both printed ends are those of Wilson.');
  });

  it('takes both ends from one count', () => {
    // 5 and 6 of 1,000 both round to 0.6% or 0.5%: no end may come from the one and the other from the other
    const { why } = intervalMethodsFinding('1%', 1_000, { lower: '0.3%', upper: '2.3%' });
    expect(why).toContain('of 5 to 15 of 1,000');
    expect(why).toContain('None has both printed ends');
  });

  it('says when no method has an end, or no count has the share', () => {
    expect(intervalMethodsFinding('50%', 100, { lower: '10%', upper: '90%' }).why).toContain(
      '10% is the lower end of no method, 90% is the upper end of no method.',
    );
    expect(intervalMethodsFinding('14.4%', 12, { lower: '1%', upper: '40%' })).toMatchObject({
      outcome: 'inconsistent',
      why: 'No interval follows: no count out of 12 gives 14.4%.',
    });
  });

  it('refuses more counts than can be tried', () =>
    expect(() => intervalMethodsFinding('96.8%', 1e9, { lower: '1%', upper: '2%' })).toThrow(
      'intervalMethodsFinding: n: expected at most 1,000 counts that round to the share',
    ));
});

describe('what a printed interval without a method answers', () => {
  it('is the spread of all ends, and every method that has both', () => {
    const found = intervalMethodsFinding('96.8%', 500, { lower: '94.9%', upper: '98%' });
    expect(found).toMatchObject({ outcome: 'consistent', unit: 'ratio', power: null });
    expect(found.why).toBe(
      'Nine common 95% intervals of 484 of 500 have lower ends of 94.74% to 95.26% and upper ends of 98.02% to 98.44%. Both printed ends are those of Wilson and Clopper–Pearson.',
    );
    // the correction of Wilson’s interval reaches farthest down, Wald’s least; up it is the other way round
    const [lower, upper] = found.recomputed;
    expect([lower!.lower, lower!.upper]).toEqual([
      of('Wilson with continuity correction', 484, 500)[0],
      of('Wald', 484, 500)[0],
    ]);
    expect([upper!.lower, upper!.upper]).toEqual([
      of('Wilson', 484, 500)[1],
      of('Wald with continuity correction', 484, 500)[1],
    ]);
    expect(found.printedRanges).toHaveLength(2);
    expect(found.printedRanges[1]!.lower).toBeCloseTo(0.975, 12);
    expect(intervalMethodsFinding('14.4%', 12, { lower: '1%', upper: '40%' })).toMatchObject({
      outcome: 'inconsistent',
      recomputed: [],
      power: null,
    });
  });

  it('takes a thousand counts, and not one more', () =>
    // 500 to 1,500 of 100,000 round to 1%
    expect(() => intervalMethodsFinding('1%', 100_000, { lower: '10%', upper: '90%' })).toThrow(
      'give the share with more decimals',
    ));

  it.each<[string, () => unknown]>([
    [
      'lower end: expected a share from 0 to 100%',
      () => intervalMethodsFinding('1%', 100, { lower: '-1%', upper: '2%' }),
    ],
    [
      'upper end: expected a share from 0 to 100%',
      () => intervalMethodsFinding('1%', 100, { lower: '0%', upper: '101%' }),
    ],
    ['k: expected a whole number from 0 to n = 4', () => of('mid-P', 5, 4)],
  ])('or a mistake: %s', (message, find) => expect(find).toThrow(message));
});

it('an end may come from any of the counts that round to the share, both ends from one', () => {
  // Wilson’s of 8 of 1,000 is .41 to 1.57%
  expect(intervalMethodsFinding('1%', 1_000, { lower: '0.41%', upper: '1.57%' }).why).toMatch(
    /Both printed ends are those of .*\bWilson\b/,
  );
  expect(intervalMethodsFinding('1%', 1_000, { lower: '0.3%', upper: '2.3%' }).why).toMatch(
    /: 0\.3% is the lower end of Wald, .* and logit, 2\.3% is the upper end of Wald, .* and logit\.$/,
  );
});
