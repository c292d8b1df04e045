import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { debitFinding, grimmerFinding } from '../../../../engine/claims/consistency/index.ts';
import { mean, variance } from '../../../../engine/statistics/index.ts';

describe('DEBIT', () => {
  it('holds a deviation against the one that the mean of noughts and ones gives', () => {
    expect(debitFinding('0.32', '0.47', 50).outcome).toBe('consistent');
    expect(debitFinding('0.32', '0.40', 50)).toMatchObject({
      outcome: 'inconsistent',
      why: 'A mean of 0.32 over 50 gives a standard deviation of 0.471 (divisor n − 1); the printed 0.40 lies outside, with the divisor n too.',
    });
  });

  it('accepts the divisor n, and says so', () => {
    expect(debitFinding('0.50', '0.50', 10).why).toContain('(divisor n)');
    expect(debitFinding('0.50', '0.53', 10).why).toContain('(divisor n − 1)');
  });

  it('passes every true sample of noughts and ones', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 1 }), { minLength: 2, maxLength: 200 }), (sample) => {
        const deviation = Math.sqrt(variance(sample)).toFixed(2);
        expect(debitFinding(mean(sample).toFixed(2), deviation, sample.length).outcome).toBe('consistent');
      }),
    );
  });

  it('needs a mean that is possible, and two values', () => {
    expect(debitFinding('0.33', '0.47', 10).why).toContain('no whole number of 10 rounds to 0.33');
    expect(() => debitFinding('0.3', '0.5', 1)).toThrow(
      'debit: n: expected a whole number of at least 2, got 1',
    );
  });
});

describe('GRIMMER', () => {
  it('passes every true sample of whole numbers, at any precision', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 2, maxLength: 60 }),
        fc.integer({ min: 1, max: 3 }),
        (sample, decimals) => {
          const deviation = Math.sqrt(variance(sample)).toFixed(decimals);
          const found = grimmerFinding(mean(sample).toFixed(2), deviation, sample.length);
          expect(found.outcome, found.why).not.toBe('inconsistent');
        },
      ),
    );
  });

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

  it('names the nearest possible deviations', () => {
    expect(grimmerFinding('3.44', '2.47', 18)).toMatchObject({
      outcome: 'inconsistent',
      why: 'No 18 whole numbers with a mean of 3.44 have a standard deviation that rounds to 2.47: for a sum of 62 the nearest possible are 2.4548 and 2.4787.',
    });
  });

  it('says when it would refuse nothing', () => {
    expect(grimmerFinding('3.4', '2.5', 1_000).outcome).toBe('no power');
  });

  it('does not follow from a mean that is impossible', () => {
    expect(grimmerFinding('5.19', '1.34', 28).why).toContain(
      'no sum of 28 whole numbers gives a mean of 5.19',
    );
  });
});
