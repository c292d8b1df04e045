/** The interval of the error-budget claim: its shape here, its coverage as `npm run coverage` measured it. */
import { describe, expect, it } from 'vitest';
import { estimatorFor } from '../../../engine/claims/quantities.ts';
import { servicesDrawn, varianceReduction } from '../../../engine/simulator/measures/budget.ts';
import { budgetCoverage as coverage } from '../../../engine/simulator/measures/budget-coverage.ts';
import { variance } from '../../../engine/statistics/index.ts';
import { studyOf } from '../study-of.ts';

const burnsOf = (services: number, months: number, scale = 1): Float64Array =>
  Float64Array.from(
    { length: services * months },
    (_, i) => scale * ((i * 37) % 11) + (i % 29 === 0 ? 5 : 0),
  );

describe('the interval of the variance reduction', () => {
  it('draws half of the services in a study of eight months, fewer in a shorter one, and all from 32 months on', () => {
    expect(servicesDrawn(128, 8)).toBe(64);
    expect(servicesDrawn(128, 2)).toBe(32);
    expect(servicesDrawn(128, 32)).toBe(128);
    expect(servicesDrawn(128, 500)).toBe(128);
    expect(servicesDrawn(3, 1)).toBe(2);
  });

  it('has the ratio of sample variances as its value, inside its ends', () => {
    const [before, after] = [burnsOf(40, 8, 2), burnsOf(40, 8)];
    const { value, lower, upper, n, method } = varianceReduction(before, after, 8, '1');
    expect(value).toBeCloseTo(1 - variance(after) / variance(before), 12);
    expect(lower).toBeLessThan(value);
    expect(upper).toBeGreaterThan(value);
    expect(n).toBe(320);
    expect(method).toBe('bootstrap over services, 20 of 40 drawn');
  });

  it('is wider the fewer services are drawn', () => {
    const [before, after] = [burnsOf(40, 8, 2), burnsOf(40, 8)];
    const widths = [40, 20, 10].map((drawn) => {
      const { lower, upper } = varianceReduction(before, after, 8, '1', drawn);
      return upper - lower;
    });
    expect(widths).toEqual(widths.toSorted((a, b) => a - b));
  });

  it('is the same for the same seed, and close for another', () => {
    const [before, after] = [burnsOf(40, 8, 2), burnsOf(40, 8)];
    const first = varianceReduction(before, after, 8, '1');
    expect(varianceReduction(before, after, 8, '1')).toEqual(first);
    const other = varianceReduction(before, after, 8, '2');
    expect(other.lower).not.toBe(first.lower);
    expect(other.lower).toBeCloseTo(first.lower, 1);
  });

  it('has no ends with one service, or where no month differs from another', () => {
    for (const before of [burnsOf(1, 8), new Float64Array(40).fill(0.3)]) {
      const { lower, upper } = varianceReduction(before, before, before.length === 8 ? 8 : 4, '1');
      expect([lower, upper]).toEqual([Number.NEGATIVE_INFINITY, 1]);
    }
  });

  it('is 0 to 0 where both arms burn the same', () => {
    const burns = burnsOf(40, 8);
    expect(varianceReduction(burns, burns, 8, '1')).toMatchObject({ value: 0, lower: 0, upper: 0 });
  });
});

describe('the coverage that was measured', () => {
  it('is that of the present estimator', () =>
    expect(coverage.estimator).toBe(estimatorFor('budgetVarianceReduction')));

  it.each(coverage.confirmed)(
    'is at least 93% over $what at $deployments deployments',
    ({ n, covered, coverage: share }) => {
      expect(n).toBeGreaterThanOrEqual(200);
      expect(share).toBeCloseTo(covered / n, 3);
      expect(share).toBeGreaterThanOrEqual(coverage.required);
    },
  );

  it('was below that with the interval before, at every size', () => {
    for (const { coverageBefore } of coverage.confirmed)
      expect(coverageBefore).toBeLessThan(coverage.required);
  });

  it.each(coverage.samples)(
    'belongs to these runs: $seed gives the interval that was written down',
    (sample) => {
      const { budget } = studyOf(sample.deployments, {}, sample.seed).measures;
      const { value, lower, upper } = budget.varianceReduction;
      expect(value).toBeCloseTo(sample.value, 3);
      expect(lower).toBeCloseTo(sample.lower, 3);
      expect(upper).toBeCloseTo(sample.upper, 3);
    },
  );
});
