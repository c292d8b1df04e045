import { describe, expect, it } from 'vitest';
import { debitFinding, grimmerFinding } from '../../../../engine/claims/consistency/index.ts';
import { deviationFinding } from '../../../../engine/claims/consistency/standard-deviation.ts';
import { mean, variance } from '../../../../engine/statistics/index.ts';

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

  it('needs a mean that is possible, and two values', () => {
    expect(debitFinding('0.33', '0.47', 10).why).toContain('no count out of 10 gives 0.33');
    expect(() => debitFinding('0.3', '0.5', 1)).toThrow(
      'debit: n: expected a whole number of at least 2, got 1',
    );
  });
});

describe('GRIMMER', () => {
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

  it('answers at once where a mean without decimals leaves a billion sums', () => {
    expect(grimmerFinding('26', '0.000', 950_008_200)).toMatchObject({
      outcome: 'no power',
      why: 'A sum of 24,700,213,200 with a sum of squares of 642,205,543,200 gives 0.00000, which rounds to 0.000 (either divisor fits); at this n and precision the check could not fail.',
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
});

describe('what DEBIT and GRIMMER answer', () => {
  it('DEBIT: the ranges of both divisors, or the one that fits', () => {
    // 850 to 950 of 1,000: √(.85 × .15) and √(.95 × .05), by √(1000/999) with n − 1
    const both = debitFinding('0.9', '0.3', 1_000);
    expect(both).toMatchObject({ outcome: 'consistent', unit: 'number', power: null });
    expect(both.why).toBe(
      'A mean of 0.9 over 1,000 gives a standard deviation of 0.22 to 0.36 with the divisor n − 1, 0.22 to 0.36 with the divisor n; the printed 0.3 agrees with either.',
    );
    const [corrected, uncorrected] = both.recomputed;
    expect(uncorrected!.lower).toBeCloseTo(Math.sqrt(0.95 * 0.05), 12);
    expect(uncorrected!.upper).toBeCloseTo(Math.sqrt(0.85 * 0.15), 12);
    expect(corrected!.upper / uncorrected!.upper).toBeCloseTo(Math.sqrt(1000 / 999), 12);
    // 45 to 55 of 100, and the middle between
    expect(debitFinding('0.5', '0.5', 100).recomputed[1]).toEqual({
      lower: Math.sqrt((45 * 55) / 100 / 100),
      upper: 0.5,
    });
    expect(debitFinding('0.50', '0.50', 10).recomputed).toEqual([{ lower: 0.5, upper: 0.5 }]);
    expect(debitFinding('0.50', '0.53', 10).recomputed[0]!.lower).toBeCloseTo(0.527, 4);
    expect(debitFinding('0.32', '0.40', 50).recomputed).toHaveLength(2);
    expect(debitFinding('0.33', '0.47', 10)).toMatchObject({ outcome: 'inconsistent', recomputed: [] });
    expect(debitFinding('0.50', '0.53', 10).printedRanges).toEqual([{ lower: 0.525, upper: 0.535 }]);
  });

  it('GRIMMER: the numbers that fit, or the nearest on either side', () => {
    const fits = grimmerFinding('-0.50', '0.50', 4);
    expect(fits).toMatchObject({ outcome: 'consistent', unit: 'number', power: null });
    expect(fits.why).toBe(
      'A sum of −2 with a sum of squares of 2 gives 0.5000, which rounds to 0.50 (divisor n).',
    );
    expect(fits.recomputed).toEqual([{ lower: 0.5, upper: 0.5 }]);
    expect(fits.printedRanges).toEqual([{ lower: 0.495, upper: 0.505 }]);
    // 1, 1, 1 has none; 0, 1, 2 has √(2/2) with n − 1 and √(2/3) with n
    const none = grimmerFinding('1.00', '0.10', 3);
    expect(none.recomputed.map(({ lower }) => lower.toFixed(4))).toEqual([
      '0.0000',
      '1.0000',
      '0.0000',
      '0.8165',
    ]);
    expect(none.why).toBe(
      'No 3 whole numbers with a mean of 1.00 have a standard deviation that rounds to 0.10: for a sum of 3 the nearest possible are 0.0000 and 1.0000 with the divisor n − 1, 0.0000 and 0.8165 with the divisor n.',
    );
    // nothing lies below the least
    expect(grimmerFinding('0.50', '0.0', 4).why).toContain(
      'are 0.577 with the divisor n − 1, 0.500 with the',
    );
    // several sums: none is named
    expect(grimmerFinding('1', '0.1', 3).why).toContain('rounds to 0.1: the nearest possible are');
    expect(grimmerFinding('5.19', '1.34', 28)).toMatchObject({ outcome: 'inconsistent', recomputed: [] });
  });

  it.each<[string, () => unknown]>([
    ['grimmer: n: expected a whole number of at least 2, got 1', () => grimmerFinding('1', '1', 1)],
    ['grimmer: standard deviation: expected a number without %', () => grimmerFinding('1', '1%', 5)],
    ['grimmer: standard deviation: expected a number of at least 0', () => grimmerFinding('1', '-1', 5)],
    ['debit: standard deviation: expected a number of at least 0', () => debitFinding('0.1', '-1', 5)],
    ['debit: standard deviation: expected a number without < or >', () => debitFinding('0.1', '< 1', 5)],
    ['deviationFinding: n: expected a whole number of at least 2', () => deviationFinding('1', '1', 1)],
    [
      'deviationFinding: there: expected a number that cannot be below 0 unrounded',
      () => deviationFinding('0.0', '1', 5),
    ],
    ['deviationFinding: there: expected a number as printed', () => deviationFinding('x', '1', 5)],
  ])('or a mistake: %s', (message, find) => expect(find).toThrow(message));
});

it('two deviations of the same values may differ by their divisors, √(n/(n − 1)) both ways', () => {
  // 9.5 to 10.5, by √1.25: 8.497 to 11.739
  const found = deviationFinding('10', '9', 5);
  expect(found).toMatchObject({ outcome: 'consistent', unit: 'minutes' });
  expect(found.why).toBe('With the divisor n or n − 1, 10 can be 8.5 min to 11.7 min; the printed 9 agrees.');
  expect(found.recomputed[0]!.lower).toBeCloseTo(9.5 / Math.sqrt(1.25), 12);
  expect(found.recomputed[0]!.upper).toBeCloseTo(10.5 * Math.sqrt(1.25), 12);
  const outcomes = ['8.49', '8.50', '11.73', '11.75'].map((here) => deviationFinding('10', here, 5).outcome);
  expect(outcomes).toEqual(['inconsistent', 'consistent', 'consistent', 'inconsistent']);
  expect(deviationFinding('0.5', '0.5', 2).outcome).toBe('consistent');
});

it('the numbers that GRIMMER names are those of the sample itself, wherever it lies', () => {
  const why = (printed: string, deviation: string, n: number) => grimmerFinding(printed, deviation, n).why;
  // 10, 10, 11, 11; −11, −11, −10, −10; −1, 1
  expect(why('10.50', '0.50', 4)).toContain('A sum of 42 with a sum of squares of 442 gives 0.5000');
  expect(why('-10.50', '0.50', 4)).toContain('A sum of −42 with a sum of squares of 442 gives 0.5000');
  expect(why('0.00', '1.00', 2)).toContain('A sum of 0 with a sum of squares of 2 gives 1.0000');
  // a deviation in tens: from 5 to 15
  const tens = grimmerFinding('50.0', '1e1', 4);
  expect(tens.outcome).toBe('no power');
  expect(tens.recomputed[0]!.lower).toBeGreaterThanOrEqual(5);
  expect(tens.recomputed[0]!.lower).toBeLessThanOrEqual(15);
});

it('GRIMMER finds what can and cannot be of a few numbers, counted by hand', () => {
  const outcome = (printed: string, deviation: string, n: number) =>
    grimmerFinding(printed, deviation, n).outcome;
  // two numbers differ by 0, 1, 2 … : deviations of that times .5, or of that over the root of 2
  expect(['0.50', '1.50', '2.50', '0.71', '2.12'].map((s) => outcome('0.50', s, 2))).toEqual(
    Array.from({ length: 5 }, () => 'consistent'),
  );
  expect(['0.00', '1.00', '2.00', '1.41', '0.60'].map((s) => outcome('0.50', s, 2))).toEqual(
    Array.from({ length: 5 }, () => 'inconsistent'),
  );
  expect(['0.00', '1.00', '1.41', '2.83'].map((s) => outcome('7.00', s, 2))).toEqual(
    Array.from({ length: 4 }, () => 'consistent'),
  );
  expect(['0.50', '0.71', '2.12'].map((s) => outcome('7.00', s, 2))).toEqual(
    Array.from({ length: 3 }, () => 'inconsistent'),
  );
  // five numbers, their sum one more than a multiple of five: 0, 0, 0, 0, 1 is the least
  expect(['0.40', '0.45'].map((s) => outcome('0.20', s, 5))).toEqual(['consistent', 'consistent']);
  expect(['0.30', '0.50'].map((s) => outcome('0.20', s, 5))).toEqual(['inconsistent', 'inconsistent']);
});

it('GRIMMER names the nearest deviations of all sums that round to the mean', () => {
  for (const n of [2, 3, 5, 6]) {
    // n·Σx² − (Σx)² for every sum from n/2 to 3n/2, squares even or odd as the sum is, from the least on
    const spreads: number[] = [];
    for (let sum = Math.ceil(n / 2); sum <= 1.5 * n; sum++) {
      const each = Math.floor(sum / n);
      const least = n * each * each + (sum - n * each) * (2 * each + 1);
      for (let squares = least; squares < 40 * n; squares += 2) spreads.push(n * squares - sum * sum);
    }
    for (let steps = 1; steps <= 40; steps++) {
      const printed = (steps / 20).toFixed(2);
      const { outcome, recomputed } = grimmerFinding('1', printed, n);
      const nearest = [n - 1, n].map((divisor) => {
        const deviations = spreads.map((spread) => Math.sqrt(spread / n / divisor));
        const below = deviations.filter((s) => s < steps / 20 - 0.005);
        const above = deviations.filter((s) => s > steps / 20 + 0.005);
        const fits = below.length + above.length < deviations.length;
        return { fits, ends: [...(below.length === 0 ? [] : [Math.max(...below)]), Math.min(...above)] };
      });
      if (nearest.some(({ fits }) => fits)) expect([n, printed, outcome]).not.toContain('inconsistent');
      else
        expect([n, printed, recomputed.map(({ lower }) => lower)]).toEqual([
          n,
          printed,
          nearest.flatMap(({ ends }) => ends),
        ]);
    }
  }
});
