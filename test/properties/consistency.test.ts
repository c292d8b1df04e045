/** What holds of the checks of printed figures, whatever is printed. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  checkOwnNumbers,
  commonIntervals,
  differenceFinding,
  intervalMethodsFinding,
  ownCheckIds,
  ownFields,
  powerRange,
  printedCount,
  productFinding,
  pValueFinding,
  relativeChangeFinding,
  relativeReductionFinding,
} from '../../engine/claims/consistency/index.ts';
import {
  betaQuantile,
  clopperPearsonInterval,
  powerTwoProportions,
  twoProportionZ,
} from '../../engine/statistics/index.ts';
import { good, intervalOf as of, rangeOf } from '../engine/claims/consistency/printed.ts';
import { forAll, forRuns } from '../for-all.ts';

it('a figure that follows from others is never refused when it was computed from the unrounded values', () => {
  const value = fc.double({ min: 0.01, max: 1_000, noNaN: true });
  const decimals = fc.nat(3);
  forAll(value, value, decimals, decimals, decimals, (a, b, da, db, d) => {
    const [left, right] = [a.toFixed(da), b.toFixed(db)];
    expect(differenceFinding(left, right, (a - b).toFixed(d), 'number').outcome).toBe('consistent');
    expect(productFinding(left, right, (a * b).toFixed(Math.min(d, 2)), 'number').outcome).toBe('consistent');
  });
});

it('a relative change is the reduction with its sign turned', () => {
  const rate = fc.integer({ min: 1, max: 999 }).map((steps) => `${(steps / 10).toFixed(1)}%`);
  forAll(rate, rate, fc.integer({ min: -2_000, max: 999 }), (before, after, steps) => {
    const [reduction, change] = [steps, -steps].map((each) => `${(each / 10).toFixed(1)}%`);
    expect(relativeChangeFinding(before, after, change!).outcome).toBe(
      relativeReductionFinding(before, after, reduction!).outcome,
    );
  });
});

it('nine common intervals agree with the inverse of the incomplete beta function, where they are its quantiles', () => {
  const counts = fc
    .integer({ min: 1, max: 20_000 })
    .chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)));
  forRuns(60, counts, ([k, n]) => {
    const exact = clopperPearsonInterval(k, n, 0.95);
    expect(of('Clopper–Pearson', k, n)[0]).toBeCloseTo(exact.lower, 10);
    expect(of('Clopper–Pearson', k, n)[1]).toBeCloseTo(exact.upper, 10);
    const [lower, upper] = of('Jeffreys', k, n);
    if (k > 0) expect(lower).toBeCloseTo(betaQuantile(0.025, k + 0.5, n - k + 0.5), 9);
    if (k < n) expect(upper).toBeCloseTo(betaQuantile(0.975, k + 0.5, n - k + 0.5), 9);
  });
});

it('a printed interval without a method passes every interval of every method that is printed with its own share', () => {
  const counts = fc
    .integer({ min: 20, max: 800 })
    .chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)));
  const text = (ratio: number): string => `${(100 * ratio).toFixed(1)}%`;
  forRuns(60, counts, fc.constantFrom(...commonIntervals), ([k, n], method) => {
    const { lower, upper } = method.of(k, n);
    const found = intervalMethodsFinding(text(k / n), n, { lower: text(lower), upper: text(upper) });
    expect(found.outcome).toBe('consistent');
    expect(found.why).toContain(method.name);
  });
});

it('a reader’s own numbers get an answer whatever is typed, and never a function’s name for a field', () => {
  const printed = fc.oneof(
    fc.string({ maxLength: 12 }),
    fc.constantFrom(
      ...Object.values(good),
      '26',
      '0.000',
      '950008200',
      '1e300',
      '1e-290',
      '−0.5%',
      '100%',
      '999999999999999',
    ),
  );
  const values = fc.record(Object.fromEntries(ownFields.map((field) => [field, printed])));
  forRuns(3_000, fc.constantFrom(...ownCheckIds), values, (id, typed) => {
    const answer = checkOwnNumbers(id, typed);
    if (answer.kind === 'finding') expect(answer.finding.why).toMatch(/\.$/);
    // only numbers that are too large together have no field of their own
    else if (answer.field === null)
      expect(answer.mistake.expected).toMatch(/smaller number|at most 100,000 sums/);
  });
});

it('the p-value of two rounded rates agrees with the p of the true counts, whatever they are', () => {
  const arm = fc
    .integer({ min: 5, max: 3_000 })
    .chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)));
  forAll(arm, arm, ([k1, n1], [k2, n2]) => {
    const rate = (k: number, n: number): string => `${((100 * k) / n).toFixed(1)}%`;
    const p = twoProportionZ(k1, n1, k2, n2).p.toFixed(3);
    expect(pValueFinding({ rate: rate(k1, n1), n: n1 }, { rate: rate(k2, n2), n: n2 }, p).outcome).toBe(
      'consistent',
    );
  });
});

it('the power at two rounded rates holds the power of every pair of rates within the rounding', () => {
  const rate = fc.integer({ min: 0, max: 1_000 });
  const within = fc.double({ min: -0.5, max: 0.5, noNaN: true });
  const n = fc.integer({ min: 20, max: 5_000 });
  forAll(rate, rate, within, within, n, n, (steps1, steps2, off1, off2, n1, n2) => {
    const clip = (p: number): number => Math.min(1, Math.max(0, p));
    const [p1, p2] = [clip((steps1 + off1) / 1_000), clip((steps2 + off2) / 1_000)];
    const text = (steps: number): string => `${(steps / 10).toFixed(1)}%`;
    const range = powerRange({ rate: text(steps1), n: n1 }, { rate: text(steps2), n: n2 }, 0.05);
    const power = powerTwoProportions({ p1, p2, n1, n2, alpha: 0.05 });
    expect(power).toBeLessThanOrEqual(range.upper * (1 + 1e-9));
    if (Math.abs(steps1 - steps2) > 1) expect(power).toBeGreaterThanOrEqual(range.lower * (1 - 1e-9));
  });
});

describe('a printed number', () => {
  it('holds every value that toFixed rounds to it', () =>
    forAll(fc.double({ min: -1e6, max: 1e6, noNaN: true }), fc.nat(6), (value, decimals) => {
      const [lower, upper] = rangeOf(value.toFixed(decimals));
      expect(value).toBeGreaterThanOrEqual(lower);
      expect(value).toBeLessThanOrEqual(upper);
    }));

  it('holds every value whose powers of ten are printed, however they are written', () => {
    const raised = (power: string): string =>
      Array.from(power)
        .map((sign) => (sign === '-' ? '⁻' : '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(sign)]))
        .join('');
    const writings = [
      (head: string, power: string) => `${head}e${power}`,
      (head: string, power: string) => `${head} × 10^${power}`,
      (head: string, power: string) => `${head}×10${raised(power)}`,
    ];
    const value = fc.double({ min: 1e-250, max: 1e250, noNaN: true, noDefaultInfinity: true });
    forAll(value, fc.nat(8), fc.constantFrom(...writings), fc.boolean(), (size, digits, write, negative) => {
      const signed = negative ? -size : size;
      const [head = '', power = ''] = signed.toExponential(digits).split('e');
      const [lower, upper] = rangeOf(write(head.replace('-', '–'), power.replace('+', '')));
      expect(signed).toBeGreaterThanOrEqual(lower);
      expect(signed).toBeLessThanOrEqual(upper);
      // and not much else
      expect(upper - lower).toBeLessThan(1.06 * size * 10 ** -digits);
    });
  });

  it('reads the thousands of whole numbers, whatever separates them', () =>
    forAll(
      fc.nat(999_999_999),
      fc.constantFrom(',', ' ', '\u2009', '\u00a0', '\u202f'),
      (count, separator) => {
        const printed = String(count).replaceAll(/\B(?=(\d{3})+$)/g, separator);
        expect(printedCount(printed)).toBe(count);
      },
    ));
});
