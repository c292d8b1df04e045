import { describe, expect, it } from 'vitest';
import type { Service } from '../../../engine/domain/service.ts';
import { ErrorBudget } from '../../../engine/governance/index.ts';

const MONTH = 43_200;
const service = (over: Partial<Service> = {}): Service => ({
  index: 0,
  id: 'svc-001',
  name: 'high-01',
  tier: 'high',
  organisation: 0,
  dependencies: [],
  dependants: 0,
  fragility: 0,
  weight: 1,
  requestsPerMinute: 6_000,
  baseErrorRate: 0,
  baseSlowShare: 0.004,
  objective: 0.998,
  ...over,
});

describe('an error budget', () => {
  it('is untouched where nothing failed', () =>
    expect(new ErrorBudget([service()], 243).remaining(0, 5_000)).toBe(1));

  it('of 99.8 % allows 86.4 minutes of full failure a month', () => {
    const budget = new ErrorBudget([service()], 243);
    budget.spend(0, 1_000, 43.2);
    expect(budget.remaining(0, 2_000)).toBeCloseTo(0.5, 12);
    budget.spend(0, 3_000, 86.4);
    expect(budget.remaining(0, 4_000)).toBeCloseTo(-0.5, 12);
  });

  it('starts anew each month of thirty days', () => {
    const budget = new ErrorBudget([service()], 243);
    budget.spend(0, MONTH - 1, 86.4);
    expect(budget.remaining(0, MONTH - 1)).toBeCloseTo(0, 12);
    expect(budget.remaining(0, MONTH)).toBe(1);
    expect([...budget.burns()]).toEqual([1, 0, 0, 0, 0, 0, 0, 0].map((x) => expect.closeTo(x, 12)));
  });

  it('is spent by ordinary errors as the month goes on', () => {
    const budget = new ErrorBudget([service({ baseErrorRate: 0.001 })], 243);
    expect(budget.remaining(0, 0)).toBe(1);
    expect(budget.remaining(0, MONTH / 2)).toBeCloseTo(0.75, 12);
    expect(budget.remaining(0, MONTH - 1)).toBeCloseTo(0.5, 4);
    expect(budget.burns()[0]).toBeCloseTo(0.5, 12);
  });

  it('keeps services apart', () => {
    const budget = new ErrorBudget([service(), service({ index: 1, objective: 0.99 })], 60);
    budget.spend(1, 10, 43.2);
    expect(budget.remaining(0, 20)).toBe(1);
    expect(budget.remaining(1, 20)).toBeCloseTo(0.9, 12);
    expect([...budget.burns()]).toEqual([0, 0, expect.closeTo(0.1, 12), 0]);
  });

  it('does not count the warm-up among the months of the study', () => {
    const budget = new ErrorBudget([service()], 243);
    budget.spend(0, -1_000, 864);
    expect(budget.remaining(0, -500)).toBeLessThan(0);
    expect(budget.remaining(0, 500)).toBe(1);
    expect(Math.max(...budget.burns())).toBe(0);
  });

  it('has one month at least, and adds the days after the last whole month to it', () => {
    expect(new ErrorBudget([service()], 7).months).toBe(1);
    const budget = new ErrorBudget([service()], 243);
    expect(budget.months).toBe(8);
    budget.spend(0, 243 * 1440, 8.64);
    expect(budget.burns()[7]).toBeCloseTo(0.1, 12);
  });
});
