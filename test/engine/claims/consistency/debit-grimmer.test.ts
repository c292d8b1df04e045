import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { debitFinding, grimmerFinding } from '../../../../engine/claims/consistency/index.ts';
import { mean, variance } from '../../../../engine/statistics/index.ts';
import { forAll, forRuns } from '../../../for-all.ts';

describe('DEBIT', () => {
  it('holds a deviation against the one that the mean of zeros and ones gives', () => {
    expect(debitFinding('0.32', '0.47', 50).outcome).toBe('consistent');
    expect(debitFinding('0.32', '0.40', 50)).toMatchObject({
      outcome: 'inconsistent',
      why: 'A mean of 0.32 over 50 gives a standard deviation of 0.471 with the divisor n − 1, 0.466 with the divisor n; the printed 0.40 agrees with neither.',
    });
  });

  it('accepts the divisor n, and says so', () => {
    expect(debitFinding('0.50', '0.50', 10).why).toContain('the printed 0.50 agrees with n.');
    expect(debitFinding('0.50', '0.53', 10).why).toContain('the printed 0.53 agrees with n − 1.');
    expect(debitFinding('0.50', '0.5', 100).why).toContain('the printed 0.5 agrees with either.');
  });

  it('passes every true sample of zeros and ones, with either divisor', () =>
    forAll(
      fc.array(fc.integer({ min: 0, max: 1 }), { minLength: 2, maxLength: 200 }),
      fc.constantFrom(0, 1),
      (sample, less) => {
        const n = sample.length;
        const deviation = Math.sqrt((variance(sample) * (n - 1)) / (n - less)).toFixed(2);
        expect(debitFinding(mean(sample).toFixed(2), deviation, n).outcome).toBe('consistent');
      },
    ));

  it('needs a mean that is possible, and two values', () => {
    expect(debitFinding('0.33', '0.47', 10).why).toContain('no whole number of 10 rounds to 0.33');
    expect(() => debitFinding('0.3', '0.5', 1)).toThrow(
      'debit: n: expected a whole number of at least 2, got 1',
    );
  });
});

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

  it('refuses what no five whole numbers from 0 to 6 can have, tried one by one', () => {
    const possible = new Set<string>();
    const sums = [0, 1, 2, 3, 4, 5, 6];
    for (const a of sums)
      for (const b of sums)
        for (const c of sums)
          for (const d of sums)
            for (const e of sums) {
              const sample = [a, b, c, d, e];
              possible.add(`${mean(sample).toFixed(2)} ${Math.sqrt(variance(sample)).toFixed(2)}`);
            }
    let refused = 0;
    for (let steps = 0; steps <= 200; steps++) {
      const deviation = (steps / 100).toFixed(2);
      const { outcome } = grimmerFinding('3.00', deviation, 5);
      if (possible.has(`3.00 ${deviation}`)) expect(outcome).not.toBe('inconsistent');
      else if (outcome === 'inconsistent') refused++;
    }
    expect(refused).toBeGreaterThan(150);
  });

  it('names the nearest possible deviations', () =>
    expect(grimmerFinding('3.44', '2.47', 18)).toMatchObject({
      outcome: 'inconsistent',
      why: 'No 18 whole numbers with a mean of 3.44 have a standard deviation that rounds to 2.47: for a sum of 62 the nearest possible are 2.4548 and 2.4787 with the divisor n − 1, 2.4545 and 2.4771 with the divisor n.',
    }));

  it('says when it would refuse nothing', () =>
    expect(grimmerFinding('3.4', '2.5', 1_000).outcome).toBe('no power'));

  it('does not follow from a mean that is impossible', () =>
    expect(grimmerFinding('5.19', '1.34', 28).why).toContain(
      'no sum of 28 whole numbers gives a mean of 5.19',
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

  it('answers at once where a mean without decimals leaves a billion sums', () => {
    expect(grimmerFinding('26', '0.000', 950_008_200)).toMatchObject({
      outcome: 'no power',
      why: 'A sum of 24,700,213,200 with a sum of squares of 642,205,543,200 gives 0.00000, which rounds to 0.000 (either divisor fits); at this n and precision the check would refuse no deviation of this size.',
    });
    expect(grimmerFinding('26', '0.000', 10_000_000).outcome).toBe('no power');
    // one value that differs gives 0.0000316, none gives 0: the range between is empty, however many sums there are
    expect(grimmerFinding('26', '0.00001', 1_000_000_000)).toMatchObject({
      outcome: 'inconsistent',
      why: expect.stringContaining('the nearest possible are 0.0000000 and 0.0000316 with the divisor n − 1'),
    });
  });

  it('refuses in words where more sums would have to be tried than fit a moment', () =>
    expect(() => grimmerFinding('26', '1.00000123456789', 10_000_000)).toThrow(
      'grimmer: n: expected numbers that leave at most 100,000 sums to try one by one, got 10000000; give the mean with more decimals, or the standard deviation with fewer',
    ));

  it('is exact for large means', () => {
    const small = grimmerFinding('0.00', '1.23', 50);
    const large = grimmerFinding('1000000.00', '1.23', 50);
    expect(large.outcome).toBe(small.outcome);
    expect(large.recomputed).toEqual(small.recomputed);
    expect(grimmerFinding('1000000.00', '1.25', 50).recomputed).toEqual(
      grimmerFinding('0.00', '1.25', 50).recomputed,
    );
  });

  it('accepts the divisor n, and says so', () => {
    // 0, 0, 1, 1: the squares of the differences add up to 1
    expect(grimmerFinding('0.50', '0.50', 4).why).toContain('(divisor n)');
    expect(grimmerFinding('0.50', '0.58', 4).why).toContain('(divisor n − 1)');
    expect(grimmerFinding('0.50', '0.0', 4).outcome).toBe('inconsistent');
    expect(grimmerFinding('0.50', '1', 4).why).toContain('(either divisor fits)');
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
