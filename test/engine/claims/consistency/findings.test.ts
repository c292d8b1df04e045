import { describe, expect, it } from 'vitest';
import {
  agreementFinding,
  countTotalFinding,
  differenceFinding,
  intervalFinding,
  partFinding,
  recountFinding,
  relativeChangeFinding,
  relativeReductionFinding,
  shareTotalFinding,
} from '../../../../engine/claims/consistency/index.ts';

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
