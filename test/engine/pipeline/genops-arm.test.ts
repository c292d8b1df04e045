/** One change through the pillars: what holds it, what stops it, what becomes of it. */
import { describe, expect, it } from 'vitest';
import { dayOfWeek, minuteOfDay } from '../../../engine/domain/clock.ts';
import { isFridayWindow } from '../../../engine/governance/index.ts';
import type { SettingChanges } from '../../../engine/index.ts';
import { reviewReason } from '../../../engine/pipeline/index.ts';
import { deliveriesOf, type Kept } from '../study-of.ts';

const run = (changes: SettingChanges = {}, n = 600): readonly Kept[] =>
  deliveriesOf(n, { warmUpDays: 7, ...changes }).deliveries;
const of = (deliveries: readonly Kept[], wanted: (genops: Kept['genops'], one: Kept) => boolean): Kept[] => {
  const found = deliveries.filter((one) => wanted(one.genops, one));
  expect(found.length).toBeGreaterThan(0);
  return found;
};
const deliveries = run();
/** Half an hour of work on Friday afternoon, for many changes. */
const crowded = { reviewersPerOrganisation: 1, autonomy: 'assisted', hotfixShare: 0 } as const;

describe('Friday', () => {
  it('puts off a change that is decided on Friday evening, to Monday nine or, with its lock, later', () => {
    for (const { genops } of of(
      deliveries,
      ({ judgement, rollout }) => rollout !== null && judgement.ruling?.action === 'defer',
    )) {
      expect(genops.deferredMinutes).toBeGreaterThan(0);
      expect(dayOfWeek(genops.rollout!.startMinute)).toBe(0);
      expect(minuteOfDay(genops.rollout!.startMinute)).toBeGreaterThanOrEqual(540);
    }
  });

  it('puts off a change whose review ends on Friday evening', () => {
    const late = of(
      run({ ...crowded, attentionMedian: 120 }, 900),
      ({ judgement, readyMinute, rollout }) =>
        rollout !== null && !isFridayWindow(judgement.decidedMinute) && isFridayWindow(readyMinute),
    );
    for (const { genops } of late) {
      expect(genops.deferredMinutes).toBeGreaterThan(0);
      expect(dayOfWeek(genops.rollout!.startMinute)).toBe(0);
    }
  });

  it('blocks it there, without any traffic, where the switch says block', () => {
    const blocked = of(
      run({ ...crowded, attentionMedian: 120, fridayAction: 'block' }, 900),
      ({ status, judgement, readyMinute }) =>
        status === 'blocked' && !isFridayWindow(judgement.decidedMinute) && isFridayWindow(readyMinute),
    );
    for (const { genops, drawn } of blocked) {
      expect(genops.review).not.toBeNull();
      expect(genops.rollout).toBeNull();
      expect(genops.cycleMinutes).toBeCloseTo(genops.readyMinute - drawn.change.minute, 6);
    }
  });

  it('puts off a change whose service is free again only on Friday evening', () => {
    const locked = of(
      run({ serviceCount: 1, bakeScale: 3, hotfixShare: 0, deploymentsPerDay: 20 }, 500),
      ({ readyMinute, lockMinutes, deferredMinutes }) =>
        lockMinutes > 0 && deferredMinutes > 0 && !isFridayWindow(readyMinute),
    );
    for (const { genops } of locked) expect(isFridayWindow(genops.rollout!.startMinute)).toBe(false);
  });

  it('lets hotfixes through', () => {
    const hotfixes = of(run({ hotfixShare: 1 }), ({ rollout }) => isFridayWindow(rollout?.startMinute ?? 0));
    for (const { genops } of hotfixes) expect(genops.deferredMinutes).toBe(0);
  });
});

describe('a review', () => {
  it('is required above the ceiling of the autonomy level, and named so', () => {
    for (const { genops } of run({ autonomy: 'assisted', enableGovernance: false })) {
      const above = genops.judgement.risk!.score > 0.3;
      expect(genops.reviewReasons & reviewReason.aboveCeiling).toBe(above ? reviewReason.aboveCeiling : 0);
      expect(genops.review !== null).toBe(genops.reviewReasons !== 0);
    }
  });

  it('is required for the riskiest share, under the percentile rule', () => {
    const reviewed = (autonomy: 'assisted' | 'governed' | 'learning') =>
      deliveriesOf(1_500, { autonomy, reviewRule: 'percentile', enableGovernance: false }).deliveries.filter(
        ({ genops }) => genops.review !== null,
      ).length / 1_500;
    // the cut-off comes from the warm-up's scores: four standard errors of a share, and as much again for the cut-off
    expect(Math.abs(reviewed('governed') - 0.2)).toBeLessThan(0.08);
    expect(Math.abs(reviewed('assisted') - 0.5)).toBeLessThan(0.1);
  });

  it('is required where a policy asks for an approval', () => {
    for (const { genops } of of(deliveries, ({ judgement }) => judgement.ruling?.approval === true)) {
      expect(genops.reviewReasons & reviewReason.policy).toBe(reviewReason.policy);
      expect(genops.review).not.toBeNull();
    }
  });

  it('is required where no stage can see the tolerated lift, if so set', () => {
    const blind = run({ inconclusive: 'review', trafficMultiple: 0.1, enableGovernance: false });
    for (const { genops, service } of of(
      blind,
      (_, { service: s }) => s.tier === 'low' && s.requestsPerMinute < 9,
    )) {
      expect(service.tier).toBe('low');
      expect(genops.reviewReasons & reviewReason.blindCanary).toBe(reviewReason.blindCanary);
    }
  });

  it('that rejects for good blocks before any traffic; one that mends lets a good change go on', () => {
    const seen = run({ autonomy: 'assisted', reviewerSensitivity: 0.9, mendProbability: 0.5 });
    for (const { genops } of of(seen, ({ review }) => review?.rejected === true && !review.mended)) {
      expect(genops).toMatchObject({ status: 'blocked', rollout: null, fate: null });
    }
    for (const { genops } of of(
      seen,
      ({ review, rollout }) => review?.mended === true && rollout?.rolledBack === false,
    ))
      expect(genops.status).toBe('completed');
  });
});

describe('the outcome', () => {
  it('is rolled back, escaped, completed or blocked, each with its reason', () => {
    for (const { genops, drawn } of deliveries) {
      const bad = drawn.defect.kind !== 'none' && genops.review?.mended !== true;
      switch (genops.status) {
        case 'rolled-back':
          expect(genops.rollout?.rolledBack).toBe(true);
          break;
        case 'escaped':
          expect(bad).toBe(true);
          expect(genops.fate!.hurtMinutes).toBeGreaterThan(15);
          break;
        case 'completed':
          expect(bad).toBe(false);
          break;
        case 'blocked':
          expect(genops.rollout).toBeNull();
      }
    }
    expect(new Set(deliveries.map(({ genops }) => genops.status)).size).toBeGreaterThanOrEqual(3);
  });

  it('of an escape that nobody traces counts as completed, and still hurts', () => {
    const untraced = of(run({ unattributedEscapes: 0.9 }), ({ fate }) => fate?.untraced === true);
    for (const { genops } of untraced) {
      expect(genops.status).toBe('completed');
      expect(genops.fate!.hurtMinutes).toBeGreaterThan(0);
    }
  });

  it('per change is that of a second attempt, for what was rolled back and for nothing else', () => {
    for (const { genops } of deliveries) {
      if (genops.status === 'rolled-back') expect(genops.finalMinutes).toBeGreaterThan(genops.cycleMinutes);
      else expect([genops.finalStatus, genops.finalMinutes]).toEqual([genops.status, genops.cycleMinutes]);
    }
  });

  it('without the canary is everyone at once', () => {
    for (const { genops } of of(run({ enableCanary: false }), ({ rollout }) => rollout !== null)) {
      expect(genops.rollout!.stages).toEqual([]);
      expect(genops.rollout!.endMinute - genops.rollout!.startMinute).toBeCloseTo(8, 9);
    }
  });
});
