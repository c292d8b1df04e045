/** What is measured is what can be counted in the ledger, whatever the settings. */
import { describe, expect, it } from 'vitest';
import { type DeploymentRow, rowAt, type SettingChanges } from '../../../engine/index.ts';
import { reviewFlag } from '../../../engine/simulator/ledger.ts';
import type { Estimate } from '../../../engine/simulator/measures/measures.ts';
import { studyOf } from '../study-of.ts';

const N = 400;
const variants: readonly (readonly [string, SettingChanges])[] = [
  ['the defaults', {}],
  ['no canary', { enableCanary: false }],
  ['verification and injected faults', { verification: true, failureInjectionRate: 0.1 }],
  ['assisted autonomy, blocking policies', { autonomy: 'assisted', fridayAction: 'block' }],
  ['stages that are skipped', { inconclusive: 'skip', judge: 'fixed-thresholds' }],
  ['failures and escapes of other kinds', { operationalFailuresGenops: 0.1, unattributedEscapes: 0.5 }],
  ['seven stages for nearly all', { weightServiceTier: 1, weightServiceHealth: 0, weightBlastRadius: 0 }],
];
const asEstimate = (value: number): unknown => (Number.isNaN(value) ? Number.NaN : expect.closeTo(value, 12));
const bracket = ({ value, lower, upper }: Estimate): boolean =>
  Number.isNaN(value) || (lower <= value && value <= upper);

describe.each(variants)('with %s', (_, changes) => {
  const { ledger, measures } = studyOf(N, { warmUpDays: 7, ...changes });
  const rows = Array.from({ length: N }, (_row, i) => rowAt(ledger, i));
  const count = (wanted: (row: DeploymentRow) => boolean): number => rows.filter(wanted).length;
  const isMended = ({ index }: DeploymentRow): boolean =>
    (ledger.genops.reviewFlags[index]! & reviewFlag.mended) !== 0;
  const early = (row: DeploymentRow): boolean =>
    row.genops.status === 'rolled-back' && row.genops.rollbackShare < 1;
  const { canary } = measures;

  it('the four outcomes of each arm add up to all deployments, and the rates are their shares', () => {
    for (const arm of ['traditional', 'genops'] as const) {
      const m = measures[arm];
      const of = (status: DeploymentRow['genops']['status']): number =>
        count((row) => row[arm].status === status);
      expect(m.completed + m.rolledBack + m.blocked + m.escaped).toBe(N);
      expect([m.completed, m.rolledBack, m.blocked, m.escaped]).toEqual(
        (['completed', 'rolled-back', 'blocked', 'escaped'] as const).map(of),
      );
      expect(m.successRate.value).toBe(m.completed / N);
      expect(m.failureRate.value).toBe((m.blocked + m.escaped) / N);
    }
    expect(measures.traditional.rolledBack).toBe(0);
  });

  it('medians are medians: as many deployments lie above as below', () => {
    for (const arm of ['traditional', 'genops'] as const) {
      const { medianCycleMinutes, p90CycleMinutes } = measures[arm];
      expect(count((row) => row[arm].cycleMinutes < medianCycleMinutes.value)).toBe(N / 2);
      expect(count((row) => row[arm].cycleMinutes > p90CycleMinutes)).toBe(N / 10);
    }
    const { genops, traditional } = measures;
    expect(measures.cycleTimeReduction.value).toBeCloseTo(
      1 - genops.medianCycleMinutes.value / traditional.medianCycleMinutes.value,
      12,
    );
  });

  it('the catch rates are five quotients of counts', () => {
    const rolledBack = count((row) => row.genops.status === 'rolled-back');
    const failed = count(({ genops }) => genops.status === 'blocked' || genops.status === 'escaped');
    const caughtEarly = count(early);
    const bad = count((row) => row.defect !== 'none');
    const caught = count((row) => early(row) && row.defect !== 'none' && !isMended(row));
    const value = (name: keyof typeof canary.catchRates): number => canary.catchRates[name].value;
    expect(value('caughtPerIssue')).toEqual(asEstimate(caughtEarly / (rolledBack + failed)));
    expect(value('caughtPerRollback')).toEqual(asEstimate(caughtEarly / rolledBack));
    expect(value('caughtPerDeployment')).toEqual(asEstimate(caughtEarly / N));
    expect(value('rollbacksPerDeployment')).toEqual(asEstimate(rolledBack / N));
    expect(value('caughtPerBadChange')).toEqual(asEstimate(caught / bad));
    expect(canary.caught).toBe(caught);
    expect(canary.badChanges).toBe(bad);
  });

  it('every bad change was stopped before, caught, found by verification, or missed', () => {
    expect(canary.stoppedBefore + canary.caught + canary.caughtByVerification + canary.missed).toBe(
      canary.badChanges,
    );
    const { errors, slow, silent } = canary.missedByKind;
    expect(errors + slow + silent).toBe(canary.missed);
    expect(canary.caught + canary.caughtByVerification + canary.falseRollbacks).toBe(
      measures.genops.rolledBack,
    );
  });

  it('the stages tell the same catches and false rollbacks, and fewer rollouts reach each next one', () => {
    const sum = (key: 'caught' | 'falseRollbacks'): number =>
      canary.stages.reduce((total, stage) => total + stage[key], 0);
    expect(sum('caught')).toBe(canary.caught + canary.caughtByVerification);
    expect(sum('falseRollbacks')).toBe(canary.falseRollbacks);
    const five = [0.01, 0.05, 0.25, 0.5, 1].map(
      (share) => canary.stages.find((stage) => stage.share === share)!,
    );
    for (const [k, { reached, inconclusive, caught, falseRollbacks }] of five.entries()) {
      if (k > 0) expect(reached).toBeLessThanOrEqual(five[k - 1]!.reached);
      expect(inconclusive).toBeLessThanOrEqual(reached);
      expect(caught + falseRollbacks).toBeLessThanOrEqual(reached);
    }
  });

  it('per change at least as much is completed as per attempt, and it takes at least as long', () => {
    const { perChange, genops } = measures;
    expect(perChange.completed.value).toBeGreaterThanOrEqual(genops.successRate.value);
    expect(perChange.secondAttempts).toBe(genops.rolledBack);
    expect(perChange.medianMinutes.value).toBeGreaterThanOrEqual(genops.medianCycleMinutes.value);
  });

  it('the difference in success is that of the shares, and its interval holds it', () => {
    const { successDifference, genops, traditional } = measures;
    expect(successDifference.value).toBeCloseTo(genops.successRate.value - traditional.successRate.value, 12);
  });

  it('every interval holds its value', () => {
    const { traditional, genops, perChange, governance, budget } = measures;
    const arm = (m: typeof genops): Estimate[] => [
      m.successRate,
      m.rollbackRate,
      m.blockedRate,
      m.escapedRate,
      m.failureRate,
      m.medianCycleMinutes,
    ];
    const all = [
      ...arm(traditional),
      ...arm(genops),
      ...Object.values(canary.catchRates),
      measures.cycleTimeReduction,
      measures.successDifference,
      perChange.completed,
      perChange.medianMinutes,
      governance.violations,
      budget.varianceReduction,
    ];
    expect(all.filter((estimate) => !bracket(estimate))).toEqual([]);
  });

  it('policies, approvals and deferrals are counted once a deployment', () => {
    const { policyHits, approvals, deferred } = measures.governance;
    expect(policyHits).toHaveLength(5);
    for (const { count: hits } of policyHits) expect(hits).toBeLessThanOrEqual(N);
    expect(approvals).toBe(measures.genops.reviewed);
    expect(approvals).toBe(count((row) => row.genops.reviewed));
    expect(deferred).toBe(ledger.genops.deferredMinutes.filter((minutes) => minutes > 0).length);
  });

  it('risk: tenths hold all changes, levels too, and a larger share of the riskiest holds more', () => {
    const { calibration, levels, captured, auc, aucInterval, roc } = measures.risk;
    expect(calibration.reduce((sum, { n }) => sum + n, 0)).toBe(N);
    expect(calibration.map(({ meanScore }) => meanScore)).toEqual(
      calibration.map(({ meanScore }) => meanScore).toSorted((a, b) => a - b),
    );
    expect(Object.values(levels).reduce((sum, n) => sum + n, 0)).toBe(N);
    const area = roc.reduce(
      (sum, [x, y], k) => (k === 0 ? 0 : sum + ((x - roc[k - 1]![0]) * (y + roc[k - 1]![1])) / 2),
      0,
    );
    expect(Math.abs(area - auc)).toBeLessThan(0.02); // the curve is thinned
    expect(aucInterval.lower).toBeLessThan(auc);
    expect(aucInterval.upper).toBeGreaterThan(auc);
    expect(captured.map(({ share }) => share)).toEqual([0.05, 0.1, 0.5]);
    expect(captured[0]!.held).toBeLessThanOrEqual(captured[1]!.held);
    expect(captured[1]!.held).toBeLessThan(captured[2]!.held);
    expect(roc[0]).toEqual([0, 0]);
    expect(roc.at(-1)).toEqual([1, 1]);
  });
});
