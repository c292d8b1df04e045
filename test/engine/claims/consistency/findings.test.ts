import { describe, expect, it } from 'vitest';
import {
  agreementFinding,
  type CheckFinding,
  countTotalFinding,
  differenceFinding,
  intervalFinding,
  partFinding,
  productFinding,
  recountFinding,
  relativeChangeFinding,
  relativeReductionFinding,
  shareTotalFinding,
} from '../../../../engine/claims/consistency/index.ts';
import { shareOfRangeFinding } from '../../../../engine/claims/consistency/recomputed.ts';

describe('a figure that follows from others', () => {
  it('is a range: 52.8 to 23.4 is a reduction of 55.55 to 55.82%', () => {
    const { recomputed, outcome } = relativeReductionFinding('52.8', '23.4', '55.7%');
    expect(recomputed[0]!.lower.toFixed(4)).toBe('0.5555');
    expect(recomputed[0]!.upper.toFixed(4)).toBe('0.5582');
    expect(outcome).toBe('consistent');
    expect(relativeReductionFinding('52.8', '23.4', '55.9%').outcome).toBe('inconsistent');
  });

  it('agrees when the ends just touch: 7.25 points round to 7.3', () => {
    expect(differenceFinding('96.8%', '89%', '+7.2%', 'points').outcome).toBe('consistent');
    expect(differenceFinding('96.8%', '89%', '+7.1%', 'points').outcome).toBe('inconsistent');
    expect(differenceFinding('0.3', '0.1', '0.3', 'number').outcome).toBe('consistent');
    expect(differenceFinding('0.3', '0.1', '0.4', 'number').outcome).toBe('inconsistent');
  });

  it('refuses a baseline that may be 0', () =>
    expect(() => relativeReductionFinding('0.0', '1.0', '5%')).toThrow(
      'before: expected a number that cannot be 0',
    ));
});

describe('a relative change', () => {
  it('has a sign: 4.1% to 2.4% is −43.4 to −39.5%, 1.7% to 0.8% is −57.1 to −48.5%', () => {
    expect(relativeChangeFinding('4.1%', '2.4%', '−41.5%')).toMatchObject({
      outcome: 'consistent',
      unit: 'ratio',
      why: 'From 4.1% to 2.4%, the change can be −43.37% to −39.51%; the printed −41.5% agrees.',
    });
    const [range] = relativeChangeFinding('1.7%', '0.8%', '−52.9%').recomputed;
    expect(range!.lower).toBeCloseTo(-0.571, 3);
    expect(range!.upper).toBeCloseTo(-0.485, 3);
    expect(relativeChangeFinding('1.7%', '0.8%', '−52.9%').outcome).toBe('consistent');
    expect(relativeChangeFinding('1.7%', '0.8%', '+52.9%').outcome).toBe('inconsistent');
    expect(relativeChangeFinding('2.4%', '4.1%', '+70.8%').outcome).toBe('consistent');
  });

  it('refuses a baseline that may be 0', () =>
    expect(() => relativeChangeFinding('0.0%', '1.0%', '5%')).toThrow(
      'before: expected a number that cannot be 0',
    ));
});

describe('totals', () => {
  it('of counts are exact', () => {
    expect(countTotalFinding(['484', '12', '4'], '500').outcome).toBe('consistent');
    expect(countTotalFinding(['484', '12', '5'], '500').outcome).toBe('inconsistent');
  });

  it('of shares make a whole within their rounding', () => {
    expect(shareTotalFinding(['33.3%', '33.3%', '33.3%']).outcome).toBe('consistent');
    expect(shareTotalFinding(['96.8%', '2.4%', '0.5%']).outcome).toBe('inconsistent');
  });
});

it('one figure in two documents may be printed with different precision, unless it is a count', () => {
  expect(agreementFinding('21.15', '21.1', 'minutes').outcome).toBe('consistent');
  expect(agreementFinding('21.16', '21.1', 'minutes').outcome).toBe('inconsistent');
  expect(agreementFinding('6', '7', 'count').outcome).toBe('inconsistent');
  expect(agreementFinding('> 0.8', '1.92', 'number').outcome).toBe('consistent');
});

it('a recount is ours, and the sentence says so', () => {
  expect(recountFinding('12', '10', 'count').why).toBe('The records give 12; the printed 10 does not agree.');
  expect(recountFinding('21.15', '21.1', 'minutes').why).toBe(
    'The records give 21.15; the printed 21.1 agrees.',
  );
});

describe('a part of a whole', () => {
  it('cannot be larger: 14.4% of 500 is 72, and 12 were rolled back', () => {
    expect(partFinding('14.4%', 500, '12')).toMatchObject({
      outcome: 'inconsistent',
      why: '14.4% of 500 is 72: more than the 12 that would include them.',
    });
    expect(partFinding('2.4%', 500, '12').outcome).toBe('consistent');
  });

  it('must itself be possible', () =>
    expect(() => partFinding('14.4%', 12, '12')).toThrow('partFinding: share: expected a share that'));
});

describe('a printed interval', () => {
  it('of 484 of 500 is 94.9 to 98.0%, not 94.8 to 98.3%', () => {
    const found = intervalFinding(484, 500, 0.95, { lower: '94.8%', upper: '98.3%' });
    expect(found.outcome).toBe('inconsistent');
    expect(found.why).toBe(
      'Wilson’s interval of 484 of 500 is 94.87% to 98.02%; the printed lower end 94.8% and upper end 98.3% do not agree.',
    );
    expect(intervalFinding(484, 500, 0.95, { lower: '94.9%', upper: '98.0%' }).outcome).toBe('consistent');
  });

  it('names the one end that does not agree', () =>
    expect(intervalFinding(484, 500, 0.95, { lower: '94.9%', upper: '98.3%' }).why).toContain(
      'the printed upper end 98.3% does not agree',
    ));
});

describe('the sentence of a check', () => {
  it.each<[string, () => CheckFinding]>([
    [
      '96.8% minus 89% can be +7.25 to +8.35 points; the printed +7.8% (percentage points) agrees.',
      () => differenceFinding('96.8%', '89%', '+7.8%', 'points'),
    ],
    [
      '3.0 minus 1.0 can be 1.90 to 2.10; the printed 2.2 lies outside.',
      () => differenceFinding('3.0', '1.0', '2.2', 'number'),
    ],
    [
      'From 52.8 to 23.4, the reduction can be 55.55% to 55.82%; the printed 55.7% agrees.',
      () => relativeReductionFinding('52.8', '23.4', '55.7%'),
    ],
    [
      '2.0 times 3.0 can be 5.75 to 6.25; the printed 6.4 lies outside.',
      () => productFinding('2.0', '3.0', '6.4', 'number'),
    ],
    [
      '96.8%, 2.4% and 0.8% together can be 99.85% to 100.15%; the whole, 100%, agrees.',
      () => shareTotalFinding(['96.8%', '2.4%', '0.8%']),
    ],
    [
      '484, 12 and 5 together make 501; the printed 500 lies outside.',
      () => countTotalFinding(['484', '12', '5'], '500'),
    ],
    ['21.15 and 21.1 can be one value.', () => agreementFinding('21.15', '21.1', 'minutes')],
    [
      'The two printed figures disagree: no value rounds to both 21.16 and 21.1.',
      () => agreementFinding('21.16', '21.1', 'minutes'),
    ],
    [
      'The two printed figures disagree: no value is both 6 and 7.',
      () => agreementFinding('6', '7', 'count'),
    ],
    [
      '50% of 1,000 is 495 to 505: not more than the 495 that would include them.',
      () => partFinding('50%', 1_000, '495'),
    ],
    [
      '50% of 1,000 is 495 to 505: more than the 494 that would include them.',
      () => partFinding('50%', 1_000, '494'),
    ],
    [
      '14.4% is possible: 1 of the 3 wholes from 89 to 91 allow it, such as 13 of 90.',
      () => shareOfRangeFinding('14.4%', 89, 91),
    ],
    ['No share of 1 to 5 rounds to 14.4%.', () => shareOfRangeFinding('14.4%', 1, 5)],
  ])('is “%s”', (why, find) => expect(find().why).toBe(why));

  it('comes with the ranges that were compared, in their unit', () => {
    expect(differenceFinding('3', '1', '2', 'minutes')).toMatchObject({
      unit: 'minutes',
      recomputed: [{ lower: 1, upper: 3 }],
      printedRanges: [{ lower: 1.5, upper: 2.5 }],
      power: null,
    });
    expect(countTotalFinding(['1', '2'], '4')).toMatchObject({
      unit: 'count',
      recomputed: [{ lower: 3, upper: 3 }],
      printedRanges: [{ lower: 4, upper: 4 }],
    });
    expect(agreementFinding('3', '1', 'number')).toMatchObject({
      unit: 'number',
      recomputed: [{ lower: 2.5, upper: 3.5 }],
      printedRanges: [{ lower: 0.5, upper: 1.5 }],
      power: null,
    });
    expect(agreementFinding('3', '3', 'count').recomputed).toEqual([{ lower: 3, upper: 3 }]);
    expect(partFinding('50%', 1_000, '494')).toMatchObject({
      unit: 'count',
      recomputed: [{ lower: 495, upper: 505 }],
      printedRanges: [{ lower: 0, upper: 494 }],
      power: null,
    });
    expect(shareOfRangeFinding('14.4%', 89, 91)).toMatchObject({
      outcome: 'consistent',
      unit: 'ratio',
      recomputed: [{ lower: 13 / 90, upper: 13 / 90 }],
      power: null,
    });
    const none = shareOfRangeFinding('14.4%', 1, 5);
    expect(none).toMatchObject({ outcome: 'inconsistent', recomputed: [] });
    expect(none.printedRanges[0]!.lower).toBeCloseTo(0.1435, 12);
  });

  it.each<[string, () => unknown]>([
    ['left: expected a number as printed', () => differenceFinding('x', '1', '1', 'number')],
    ['right: expected a number as printed', () => differenceFinding('1', 'x', '1', 'number')],
    ['left: expected a number as printed', () => productFinding('x', '1', '1', 'number')],
    ['right: expected a number as printed', () => productFinding('1', 'x', '1', 'number')],
    ['printed: expected a number as printed', () => productFinding('1', '1', 'x', 'number')],
    ['before: expected a number as printed', () => relativeReductionFinding('x', '1', '1%')],
    ['after: expected a number as printed', () => relativeReductionFinding('1', 'x', '1%')],
    [
      'after: expected a number that cannot be below 0 when unrounded',
      () => relativeReductionFinding('5', '0', '100%'),
    ],
    ['before: expected a number that cannot be 0', () => relativeReductionFinding('< 3', '1', '5%')],
    ['part 2: expected a number as printed', () => shareTotalFinding(['1%', 'x'])],
    ['part 2: expected a whole number', () => countTotalFinding(['1', '1.5'], '2')],
    ['total: expected a whole number', () => countTotalFinding(['1', '1'], '2.0')],
    ['figure: expected a number as printed', () => agreementFinding('x', '1', 'number')],
    ['partFinding: whole: expected a whole number', () => partFinding('50%', 10, '5.0')],
    [
      'partFinding: share: expected a share that some whole number of 12 rounds to, got "14.4%"',
      () => partFinding('14.4%', 12, '12'),
    ],
    [
      'shareOfRangeFinding: first: expected a whole number of at least 1',
      () => shareOfRangeFinding('1%', 0, 5),
    ],
    [
      'shareOfRangeFinding: last: expected a whole number of at least 6',
      () => shareOfRangeFinding('1%', 6, 5),
    ],
  ])('is a mistake: %s', (message, find) => expect(find).toThrow(message));
});

describe('a printed interval that agrees', () => {
  it('says so, and keeps both ends', () => {
    const found = intervalFinding(484, 500, 0.95, { lower: '94.9%', upper: '98%' });
    expect(found.why).toBe('Wilson’s interval of 484 of 500 is 94.87% to 98.02%; both printed ends agree.');
    expect(found).toMatchObject({ unit: 'ratio', power: null });
    expect(found.printedRanges).toHaveLength(2);
    expect(() => intervalFinding(1, 2, 0.95, { lower: 'x', upper: '1%' })).toThrow('lower end: expected');
    expect(() => intervalFinding(1, 2, 0.95, { lower: '1%', upper: 'x' })).toThrow('upper end: expected');
  });
});
