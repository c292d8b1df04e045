import { describe, expect, it } from 'vitest';
import { powerFinding, powerRange } from '../../../../engine/claims/consistency/index.ts';

const arms = (n1: number, n2 = n1) =>
  [
    { rate: '96.8%', n: n1 },
    { rate: '94.2%', n: n2 },
  ] as const;

describe('the power at two rounded rates', () => {
  it('is a range: 0.479 to 0.540 at 500 an arm', () => {
    // SciPy 1.17.1, at the corners of the two ranges
    const { lower, upper } = powerRange(...arms(500), 0.05);
    expect(lower).toBeCloseTo(0.478_810_209_196_411_3, 12);
    expect(upper).toBeCloseTo(0.539_687_994_059_870_9, 12);
  });
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
