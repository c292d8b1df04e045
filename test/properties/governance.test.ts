/** Small studies under settings drawn from all over their ranges. */
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { isFridayWindow } from '../../engine/governance/index.ts';
import type { SettingChanges } from '../../engine/index.ts';
import { auditedDeployment } from '../../engine/pipeline/index.ts';
import { anySeed, anySettings } from '../engine/any-settings.ts';
import { deliveriesOf, type Kept } from '../engine/study-of.ts';

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
const samples = fc.sample(fc.tuple(anySettings, anySeed), 20);
const studies = [[crowded, 'crowded'] as const, ...samples].map(([others, seed]) => {
  const changes = { ...others, serviceLock: true };
  return { changes, seed, deliveries: deliveriesOf(N, changes, seed).deliveries };
});
/** Asks something of each study; an error names the settings and the seed. */
function studied(check: (deliveries: readonly Kept[], changes: SettingChanges) => void): void {
  for (const { changes, seed, deliveries } of studies) {
    try {
      check(deliveries, changes);
    } catch (error) {
      throw new Error(`with ${JSON.stringify(changes)} and seed ${JSON.stringify(seed)}`, { cause: error });
    }
  }
}

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
