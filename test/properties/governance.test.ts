/** Small studies under settings drawn from all over their ranges. */
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { isFridayWindow } from '../../engine/governance/index.ts';
import type { SettingChanges } from '../../engine/index.ts';
import { auditedDeployment } from '../../engine/pipeline/index.ts';
import { deliveriesOf, type Kept } from '../engine/study-of.ts';

const ratio = fc.double({ min: 0, max: 1, noNaN: true });
const settings: fc.Arbitrary<SettingChanges> = fc.record({
  warmUpDays: fc.constantFrom(0, 7),
  serviceCount: fc.constantFrom(1, 3, 20),
  deploymentsPerDay: fc.constantFrom(1, 65, 2_000),
  workingHoursShare: ratio,
  weeknightShare: ratio,
  badIntercept: fc.double({ min: -4, max: 1, noNaN: true }),
  hotfixShare: fc.constantFrom(0, 0.3),
  migrationShare: fc.constantFrom(0, 0.06, 0.9),
  reviewersPerOrganisation: fc.constantFrom(1, 3),
  reviewerSpecificity: fc.constantFrom(0.5, 0.98),
  mendProbability: fc.constantFrom(0, 0.8),
  autonomy: fc.constantFrom('assisted' as const, 'governed' as const, 'learning' as const),
  reviewRule: fc.constantFrom('published-ceiling' as const, 'percentile' as const),
  fridayAction: fc.constantFrom('defer' as const, 'block' as const),
  budgetAction: fc.constantFrom('require-approval' as const, 'block' as const),
  hotfixesExempt: fc.boolean(),
  enableCanary: fc.boolean(),
  inconclusive: fc.constantFrom('promote' as const, 'skip' as const, 'hold' as const, 'review' as const),
  bakeScale: fc.constantFrom(0.3, 3),
  verification: fc.boolean(),
  failureInjectionRate: fc.constantFrom(0, 0.3),
});
const N = 80;
/** One that is known to have reviews and locks that end on a Friday evening, so that no property holds for want of cases. */
const crowded: SettingChanges = {
  warmUpDays: 0,
  serviceCount: 1,
  autonomy: 'assisted',
  reviewersPerOrganisation: 1,
  attentionMedian: 240,
  weightServiceTier: 1, // the score is the tier's alone: everything is reviewed
  weightServiceHealth: 0,
  weightHistoricalFailureRate: 0,
  weightBlastRadius: 0,
  weightChangeComplexity: 0,
  weightTimingRisk: 0,
  reviewerSpecificity: 0.5,
  mendProbability: 0.5,
  hotfixShare: 0,
  deploymentsPerDay: 65,
  workingHoursShare: 0.82,
};
const RUNS = { numRuns: 20, examples: [[crowded, 'crowded']] as [SettingChanges, string][] };
const studied = (check: (deliveries: readonly Kept[], changes: SettingChanges) => void): void =>
  fc.assert(
    fc.property(settings, fc.string({ minLength: 1, maxLength: 8 }), (changes, seed) =>
      check(deliveriesOf(N, changes, seed).deliveries, changes),
    ),
    RUNS,
  );

it('a blocked change never gets traffic, whatever the settings', () => {
  let blocked = 0;
  studied((deliveries) => {
    for (const { genops, leaf } of deliveries) {
      if (genops.status !== 'blocked') continue;
      blocked += 1;
      expect(genops.rollout).toBeNull();
      expect(auditedDeployment(leaf).stagesWithTraffic).toBe(0);
      expect(genops.finalStatus).toBe('blocked');
    }
  });
  expect(blocked).toBeGreaterThan(5);
});

it('no rollout of a change that is not exempt starts on a Friday evening, also after a review or a lock', () => {
  let deferredAtTheGate = 0;
  studied((deliveries, { hotfixesExempt }) => {
    for (const { drawn, genops } of deliveries) {
      if (genops.rollout === null || (hotfixesExempt === true && drawn.change.hotfix)) continue;
      expect(isFridayWindow(genops.rollout.startMinute)).toBe(false);
      if (genops.deferredMinutes > 0 && !isFridayWindow(genops.judgement.decidedMinute))
        deferredAtTheGate += 1;
    }
  });
  expect(deferredAtTheGate).toBeGreaterThan(0);
});

it('rollouts of one service never overlap', () => {
  let waited = 0;
  studied((deliveries) => {
    for (const index of new Set(deliveries.map(({ service }) => service.index))) {
      const records = deliveries.filter(({ service }) => service.index === index).map(({ genops }) => genops);
      const rollouts = records
        .flatMap(({ rollout }) => rollout ?? [])
        .sort((a, b) => a.startMinute - b.startMinute);
      for (const [k, { startMinute }] of rollouts.entries()) {
        if (k > 0) expect(startMinute).toBeGreaterThanOrEqual(rollouts[k - 1]!.endMinute - 1e-6);
      }
      waited += records.filter(({ lockMinutes }) => lockMinutes > 0).length;
    }
  });
  expect(waited).toBeGreaterThan(10);
});

it('the time from ready to start is what the Friday policy and the lock took', () => {
  studied((deliveries) => {
    for (const { genops } of deliveries) {
      if (genops.rollout === null) continue;
      const { readyMinute, deferredMinutes, lockMinutes, rollout } = genops;
      expect(deferredMinutes).toBeGreaterThanOrEqual(0);
      expect(lockMinutes).toBeGreaterThanOrEqual(0);
      expect(readyMinute + deferredMinutes + lockMinutes).toBeCloseTo(rollout.startMinute, 6);
    }
  });
});
