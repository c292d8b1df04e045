import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  countedShareFinding,
  grimMean,
  grimPower,
  grimShare,
  meanFinding,
  shareFinding,
} from '../../../../engine/claims/consistency/index.ts';
import { forAll, forRuns } from '../../../for-all.ts';

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

describe('GRIM of a percentage', () => {
  it('finds no whole number of 12 or of 16 that rounds to 14.4%, and one of 500', () => {
    expect(grimShare('14.4%', 12).counts).toBeNull();
    expect(grimShare('14.4%', 16).counts).toBeNull();
    expect(grimShare('14.4%', 500).counts).toEqual({ first: 72, last: 72 });
  });

  it('tells 14.4% from 14.40%', () => {
    expect(grimShare('14.4%', 90).counts).toEqual({ first: 13, last: 13 });
    expect(grimShare('14.40%', 90).counts).toBeNull();
  });

  it('lets a half go up or down: 1 of 16 is 6.25%', () => {
    for (const printed of ['6.2%', '6.3%', '0.062', '0.063']) {
      expect(grimShare(printed, 16).counts).toEqual({ first: 1, last: 1 });
    }
  });

  it('never counts below none or above all', () => {
    expect(grimShare('0%', 1_000).counts).toEqual({ first: 0, last: 5 });
    expect(grimShare('100%', 1_000).counts).toEqual({ first: 995, last: 1_000 });
  });

  it('passes every true k of n, whatever the rounding of halves', () => {
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

  it('refuses what is no share, and says how a percentage is written', () => {
    expect(() => grimShare('14.4', 12)).toThrow('a percentage is written 14.4%');
    expect(() => grimShare('< 5%', 12)).toThrow('without < or >');
    expect(() => grimShare('5%', 0)).toThrow('grimShare: n: expected a whole number of at least 1, got 0');
  });
});

describe('the power of GRIM', () => {
  it('is 50% at 500 and zero at 15,847, for one decimal of a percentage', () => {
    expect(grimPower(1_000, 500)).toBe(0.5);
    expect(grimPower(1_000, 15_847)).toBe(0);
  });

  it('is what trying all printed values gives', () =>
    forRuns(300, fc.constantFrom(1, 10, 100, 1_000), fc.integer({ min: 1, max: 1_200 }), (steps, n) => {
      expect(grimPower(steps, n)).toBeCloseTo(powerByTrying(steps, n), 12);
    }));
});

describe('GRIM of a mean', () => {
  it('reproduces the example of its authors: 5.19 cannot be the mean of 28 whole numbers', () => {
    expect(grimMean('5.19', 28).counts).toBeNull();
    expect(grimMean('5.18', 28).counts).toEqual({ first: 145, last: 145 });
  });

  it('counts averaged items as more values', () =>
    expect(grimMean('5.19', 28, 4).counts).toEqual({ first: 581, last: 581 }));

  it('takes means below nought', () => expect(grimMean('−0.5', 4).counts).toEqual({ first: -2, last: -2 }));

  it('passes every true mean', () =>
    forAll(fc.integer({ min: -9_999, max: 9_999 }), fc.integer({ min: 1, max: 5_000 }), (sum, n) => {
      const found = grimMean((sum / n).toFixed(2), n).counts;
      expect(found !== null && found.first <= sum && sum <= found.last).toBe(true);
    }));
});

describe('a share of printed counts', () => {
  it('is held against those counts, not any that fit', () => {
    expect(countedShareFinding(484, 500, '96.8%').outcome).toBe('consistent');
    expect(countedShareFinding(483, 500, '96.8%')).toMatchObject({
      outcome: 'inconsistent',
      why: '483 of 500 is 96.60%; the printed 96.8% does not agree.',
    });
    expect(() => countedShareFinding(4, 3, '100%')).toThrow(
      'countedShareFinding: k: expected a whole number from 0',
    );
  });
});

describe('a finding by GRIM', () => {
  it('names the nearest counts where none fits', () => {
    expect(shareFinding('14.4%', 12)).toMatchObject({
      outcome: 'inconsistent',
      unit: 'ratio',
      why: 'No whole number of 12 rounds to 14.4%: 1 of 12 is 8.3%, 2 of 12 is 16.7%.',
    });
    expect(meanFinding('5.19', 28).outcome).toBe('inconsistent');
  });

  it('has no power where every value would pass', () =>
    expect(shareFinding('96.8%', 15_847)).toMatchObject({ outcome: 'no power', power: 0 }));
});
