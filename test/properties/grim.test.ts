/** What holds of DEBIT, GRIM and GRIMMER, whatever is printed. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  debitFinding,
  grimMean,
  grimmerFinding,
  grimPower,
  grimShare,
} from '../../engine/claims/consistency/index.ts';
import { mean, variance } from '../../engine/statistics/index.ts';
import { forAll, forRuns } from '../for-all.ts';

function roundedDown(a: bigint, b: bigint): bigint {
  return a / b - (a % b < 0n ? 1n : 0n);
}

/** The whole root, rounded down. */
function root(square: bigint): bigint {
  let guess = BigInt(Math.floor(Math.sqrt(Number(square))));
  while (guess * guess > square) guess--;
  while ((guess + 1n) * (guess + 1n) <= square) guess++;
  return guess;
}

function hundredths(steps: bigint): string {
  const digits = String(steps < 0n ? -steps : steps).padStart(3, '0');
  return `${steps < 0n ? '−' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** Power by trying: every printed value of one whole against every count. */
function powerByTrying(stepsPerOne: number, n: number): number {
  const reached = new Set<number>();
  for (let k = 0; k < n; k++) {
    const steps = (k * stepsPerOne) / n;
    for (const s of [Math.floor(steps), Math.ceil(steps)]) {
      if (Math.abs(2 * (k * stepsPerOne - s * n)) <= n) reached.add(s % stepsPerOne);
    }
  }
  return 1 - reached.size / stepsPerOne;
}

it('DEBIT passes every true sample of zeros and ones, with either divisor', () =>
  forAll(
    fc.array(fc.integer({ min: 0, max: 1 }), { minLength: 2, maxLength: 200 }),
    fc.constantFrom(0, 1),
    (sample, less) => {
      const n = sample.length;
      const deviation = Math.sqrt((variance(sample) * (n - 1)) / (n - less)).toFixed(2);
      expect(debitFinding(mean(sample).toFixed(2), deviation, n).outcome).toBe('consistent');
    },
  ));

describe('GRIMMER', () => {
  it('passes every true sample of whole numbers, at any precision', () =>
    forAll(
      fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 2, maxLength: 60 }),
      fc.integer({ min: 1, max: 3 }),
      fc.constantFrom(0, 1),
      (sample, decimals, less) => {
        const n = sample.length;
        const deviation = Math.sqrt((variance(sample) * (n - 1)) / (n - less)).toFixed(decimals);
        const found = grimmerFinding(mean(sample).toFixed(2), deviation, sample.length);
        expect(found.outcome, found.why).not.toBe('inconsistent');
      },
    ));

  it('agrees with every pair of whole-number samples, tried in exact arithmetic, wherever they are shifted', () => {
    // every sum of squares that the parity rule allows for a sum, against the exact bounds: no rounding anywhere
    const oracle = (sumSteps: bigint, deviationSteps: bigint, n: bigint): boolean => {
      for (let sum = 0n; sum < 40n * n; sum++) {
        // |sum/n − sumSteps/100| ≤ 1/200
        const off = 200n * sum - 2n * sumSteps * n;
        if (off > n || -off > n) continue;
        for (let squares = 0n; squares <= 3_000n * n; squares++) {
          if ((squares - sum) % 2n !== 0n) continue;
          const each = sum / n;
          const least = n * each * each + (sum - n * each) * (2n * each + 1n);
          if (squares < least) continue;
          const spread = n * squares - sum * sum;
          for (const divisor of [n - 1n, n]) {
            const scaled = 400n * spread;
            const [low, high] = [2n * deviationSteps - 1n, 2n * deviationSteps + 1n];
            const bound = n * divisor;
            if (scaled >= (low < 0n ? 0n : low * low * bound) && scaled <= high * high * bound) return true;
          }
        }
      }
      return false;
    };
    forRuns(
      150,
      fc.integer({ min: 2, max: 7 }),
      fc.integer({ min: 0, max: 400 }),
      fc.integer({ min: 0, max: 40 }),
      fc.constantFrom(0, 1, 1_000, 1_000_000, 12_345_678, -1_000_000),
      (n, meanSteps, tenths, shift) => {
        const printedMean = (meanSteps / 100 + shift).toFixed(2);
        const printed = (tenths / 10).toFixed(1);
        const { outcome, why } = grimmerFinding(printedMean, printed, n);
        expect(outcome !== 'inconsistent', `${printedMean} ${printed} ${n}: ${why}`).toBe(
          oracle(BigInt(meanSteps), BigInt(tenths), BigInt(n)),
        );
      },
    );
  });

  it('passes every true sample that is shifted by billions, printed from exact arithmetic', () => {
    const sample = fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 2, maxLength: 50 });
    const shifts = fc.integer({ min: -2_000_000_000, max: 2_000_000_000 });
    forAll(sample, shifts, fc.boolean(), (values, shift, corrected) => {
      const n = BigInt(values.length);
      const exact = values.map((value) => BigInt(value) + BigInt(shift));
      const sum = exact.reduce((total, value) => total + value, 0n);
      const squares = exact.reduce((total, value) => total + value * value, 0n);
      const divisor = corrected ? n - 1n : n;
      // hundredths, rounded half up: of sum/n, and of the root of (n·Σx² − (Σx)²)/(n·divisor)
      const meanSteps = roundedDown(200n * sum + n, 2n * n);
      const deviationSteps = (root((40_000n * (n * squares - sum * sum)) / (n * divisor)) + 1n) / 2n;
      const found = grimmerFinding(hundredths(meanSteps), hundredths(deviationSteps), values.length);
      expect(found.outcome, found.why).not.toBe('inconsistent');
    });
  });
});

it('GRIM of a percentage passes every true k of n, whatever the rounding of halves', () => {
  const counts = fc
    .integer({ min: 1, max: 100_000 })
    .chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)));
  forAll(counts, fc.nat(3), fc.boolean(), ([k, n], decimals, up) => {
    const scale = [1, 10, 100, 1_000][decimals]! * 100;
    const exact = (k * scale) / n;
    const steps = up ? Math.floor(exact + 0.5) : Math.ceil(exact - 0.5);
    const printed = `${(steps / (scale / 100)).toFixed(decimals)}%`;
    const found = grimShare(printed, n).counts;
    expect(found).not.toBeNull();
    expect(k).toBeGreaterThanOrEqual(found!.first);
    expect(k).toBeLessThanOrEqual(found!.last);
  });
});

it('the power of GRIM is what trying all printed values gives', () =>
  forRuns(300, fc.constantFrom(1, 10, 100, 1_000), fc.integer({ min: 1, max: 1_200 }), (steps, n) => {
    expect(grimPower(steps, n)).toBeCloseTo(powerByTrying(steps, n), 12);
  }));

it('GRIM of a mean passes every true mean', () =>
  forAll(fc.integer({ min: -9_999, max: 9_999 }), fc.integer({ min: 1, max: 5_000 }), (sum, n) => {
    const found = grimMean((sum / n).toFixed(2), n).counts;
    expect(found !== null && found.first <= sum && sum <= found.last).toBe(true);
  }));
