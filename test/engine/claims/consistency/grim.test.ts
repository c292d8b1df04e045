import { describe, expect, it } from 'vitest';
import {
  countedShareFinding,
  grimMean,
  grimPower,
  grimShare,
  meanFinding,
  powerFinding,
  powerRange,
  shareFinding,
} from '../../../../engine/claims/consistency/index.ts';

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

  it('refuses what is no share, and says how a percentage is written', () => {
    expect(() => grimShare('14.4', 12)).toThrow('a percentage is written 14.4%');
    expect(() => grimShare('< 5%', 12)).toThrow('without < or >');
    expect(() => grimShare('5%', 0)).toThrow('grimShare: n: expected a whole number of at least 1, got 0');
  });
});

it('the power of GRIM is 50% at 500 and zero at 15,847, for one decimal of a percentage', () => {
  expect(grimPower(1_000, 500)).toBe(0.5);
  expect(grimPower(1_000, 15_847)).toBe(0);
});

describe('GRIM of a mean', () => {
  it('reproduces the example of its authors: 5.19 cannot be the mean of 28 whole numbers', () => {
    expect(grimMean('5.19', 28).counts).toBeNull();
    expect(grimMean('5.18', 28).counts).toEqual({ first: 145, last: 145 });
  });

  it('counts averaged items as more values', () =>
    expect(grimMean('5.19', 28, 4).counts).toEqual({ first: 581, last: 581 }));

  it('takes means below 0', () => expect(grimMean('−0.5', 4).counts).toEqual({ first: -2, last: -2 }));
});

it('a share of printed counts is compared with those counts, not with any that fit', () => {
  expect(countedShareFinding(484, 500, '96.8%').outcome).toBe('consistent');
  expect(countedShareFinding(483, 500, '96.8%')).toMatchObject({
    outcome: 'inconsistent',
    why: '483 of 500 is 96.60%; the printed 96.8% does not agree.',
  });
  expect(() => countedShareFinding(4, 3, '100%')).toThrow(
    'countedShareFinding: k: expected a whole number from 0',
  );
});

describe('a finding by GRIM', () => {
  it('names the nearest counts where none fits', () => {
    expect(shareFinding('14.4%', 12)).toMatchObject({
      outcome: 'inconsistent',
      unit: 'ratio',
      why: 'No count out of 12 gives 14.4%: 1 of 12 is 8.3%, 2 of 12 is 16.7%.',
    });
    expect(meanFinding('5.19', 28).outcome).toBe('inconsistent');
  });

  it('has no power where every value would pass', () =>
    expect(shareFinding('96.8%', 15_847)).toMatchObject({ outcome: 'no power', power: 0 }));
});

const arms = (n1: number, n2 = n1) =>
  [
    { rate: '96.8%', n: n1 },
    { rate: '94.2%', n: n2 },
  ] as const;

it('the power at two rounded rates is a range: 0.479 to 0.540 at 500 an arm', () => {
  // SciPy 1.17.1, at the corners of the two ranges
  const { lower, upper } = powerRange(...arms(500), 0.05);
  expect(lower).toBeCloseTo(0.478_810_209_196_411_3, 12);
  expect(upper).toBeCloseTo(0.539_687_994_059_870_9, 12);
});

describe('a printed power', () => {
  it('of > .99 agrees at the size of the study, and not at 500 an arm', () => {
    expect(powerFinding(...arms(7_923), 0.05, '> .99')).toMatchObject({
      outcome: 'consistent',
      why: 'With 7,923 and 7,923 per arm, the power to find 96.8% against 94.2% is above 0.9999 (two-sided test at 0.05); the printed > .99 agrees.',
    });
    expect(powerFinding(...arms(500), 0.05, '> .99')).toMatchObject({
      outcome: 'inconsistent',
      why: 'With 500 and 500 per arm, the power to find 96.8% against 94.2% is 0.479 to 0.540 (two-sided test at 0.05); the printed > .99 does not agree.',
    });
    expect(powerFinding(...arms(500), 0.05, '0.51').outcome).toBe('consistent');
  });

  it('is refused outside 0 to 1, and so are rates that are no shares', () => {
    expect(() => powerFinding(...arms(500), 0.05, '99')).toThrow('a power lies between 0 and 1');
    expect(() => powerFinding({ rate: '196%', n: 5 }, { rate: '1%', n: 5 }, 0.05, '> .9')).toThrow(
      'power: rate: expected a share from 0 to 100%',
    );
  });
});

it('the sentence of a power has its arms, and its range lies within 0 and 1', () => {
  const [first, second] = arms(500, 400);
  const found = powerFinding(first, second, 0.05, '0.51');
  expect(found.why).toBe(
    'With 500 and 400 per arm, the power to find 96.8% against 94.2% is 0.448 to 0.505 (two-sided test at 0.05); the printed 0.51 agrees.',
  );
  expect(found).toMatchObject({ unit: 'number', power: null });
  expect(powerFinding(first, second, 0.05, '1').printedRanges).toEqual([{ lower: 0.5, upper: 1 }]);
  expect(powerFinding(first, second, 0.05, '0').printedRanges).toEqual([{ lower: 0, upper: 0.5 }]);
  // equal rates are found as often as alpha says, at the least
  const same = powerRange({ rate: '50%', n: 200 }, { rate: '50%', n: 200 }, 0.05);
  expect(same.lower).toBe(0.05);
  expect(same.upper).toBeGreaterThan(0.05);
  expect(powerRange({ rate: '0%', n: 20 }, { rate: '100%', n: 20 }, 0.05).upper).toBeCloseTo(1, 12);
  expect(() => powerFinding(first, second, 0.05, 'x')).toThrow('power: expected a number as printed');
});
