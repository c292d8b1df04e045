import { describe, expect, it } from 'vitest';
import { debitFinding, grimmerFinding } from '../../../../engine/claims/consistency/index.ts';
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
