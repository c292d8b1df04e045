import { describe, expect, it } from 'vitest';
import { hex, summaryOf } from '../../../engine/audit-log/index.ts';
import { type Explanation, explainSteps, rowAt, type SettingChanges } from '../../../engine/index.ts';
import { configOf, finish, sha256, studyOf } from '../study-of.ts';

const N = 120;
const variants: readonly SettingChanges[] = [
  {},
  { autonomy: 'assisted', verification: true, failureInjectionRate: 0.3 },
  { autonomy: 'shadow' },
  { autonomy: 'learning', fridayAction: 'block', workingHoursShare: 0.2, weeknightShare: 0.8 },
  { enableContextRag: false, enableRiskScoring: false, enableCanary: false, enableGovernance: false },
  { inconclusive: 'skip', reviewerSpecificity: 0.5, reviewRule: 'percentile' },
];
const explain = (index: number, changes: SettingChanges = {}): Explanation =>
  finish(explainSteps(configOf(N, { warmUpDays: 7, ...changes }), index, sha256));

describe.each(variants)('explanations with %o', (changes) => {
  const study = studyOf(N, { warmUpDays: 7, ...changes });
  const indices = [0, 1, 17, 50, 77, N - 1];
  const all = indices.map((index) => explain(index, changes));

  it('say what the ledger says', () => {
    for (const [k, index] of indices.entries()) {
      const row = rowAt(study.ledger, index);
      const { change, defect, traditional, genops } = all[k]!;
      const { service, minute, lines, files, migration, config, hotfix } = row;
      expect(change).toEqual({ index, service, minute, lines, files, migration, config, hotfix });
      expect(defect.kind).toBe(row.defect);
      expect([traditional.status, traditional.cycleMinutes]).toEqual([
        row.traditional.status,
        row.traditional.cycleMinutes,
      ]);
      expect([genops.status, genops.cycleMinutes]).toEqual([row.genops.status, row.genops.cycleMinutes]);
      expect(genops.risk?.score ?? -1).toBe(row.genops.riskScore);
      expect(genops.review !== null).toBe(row.genops.reviewed);
      expect(genops.rollout?.stages.length ?? 0).toBe(row.genops.stagesRun);
    }
  });

  it('have the audit head of the same deployment in the run', () => {
    for (const [k, index] of indices.entries()) {
      const head = (at: number): string => hex(study.heads.subarray(32 * at, 32 * (at + 1)));
      expect(all[k]!.leaf.head).toBe(head(index));
      if (index > 0) expect(all[k]!.leaf.previousHead).toBe(head(index - 1));
    }
  });

  it('tell every event once, in order, from the start to the outcome', () => {
    for (const { events, genops } of all) {
      const types = events.map(({ type }) => type);
      const expected = [
        'started',
        'context-gathered',
        ...(genops.risk === null ? [] : ['risk-assessed']),
        'policies-evaluated',
        ...(genops.review === null
          ? []
          : ['approval-requested', genops.review.rejected ? 'rejected' : 'approved']),
        ...(genops.rollout === null ? [] : ['rollout-started']),
        ...(genops.rollout?.stages ?? []).map(() => 'canary-stage'),
        genops.status,
      ];
      expect(types).toEqual(expected);
      expect(events.map(({ sequence }) => sequence)).toEqual(events.map((_, k) => events[0]!.sequence + k));
      const minutes = events.map(({ minute }) => minute);
      for (const [k, minute] of minutes.entries())
        if (k > 0) expect(minute).toBeGreaterThanOrEqual(minutes[k - 1]! - 1e-6);
      for (const event of events) expect(summaryOf(event)).toMatch(/^\S.*\.$/);
    }
  });

  it('divide each delivery into steps that follow one another and add up to the cycle time', () => {
    for (const { change, traditional, genops } of all) {
      for (const { steps, cycleMinutes } of [traditional, genops]) {
        expect(steps[0]?.fromMinute).toBe(change.minute);
        for (const [k, { fromMinute, toMinute }] of steps.entries()) {
          expect(toMinute).toBeGreaterThan(fromMinute);
          if (k > 0) expect(fromMinute).toBeCloseTo(steps[k - 1]!.toMinute, 6);
        }
        expect(steps.at(-1)!.toMinute - change.minute).toBeCloseTo(cycleMinutes, 6);
      }
    }
  });

  it('name for each judged stage the smallest lift it detects, its power, and the larger lift for 80%', () => {
    for (const { genops } of all) {
      const judged = (genops.rollout?.stages ?? []).filter(
        ({ verdict }) => verdict !== 'not-judged' && verdict !== 'skipped',
      );
      expect(genops.detection).toHaveLength(judged.length);
      for (const { lift, power, liftAtUsualPower } of genops.detection) {
        expect(lift === Number.POSITIVE_INFINITY || (lift > 0 && lift <= 1)).toBe(true);
        if (Number.isFinite(liftAtUsualPower)) expect(liftAtUsualPower).toBeGreaterThan(lift);
        if (Number.isFinite(lift)) expect(power).toBeGreaterThan(0.49);
        expect(power).toBeLessThanOrEqual(1);
      }
    }
  });

  it('give the score’s interval around it, and a decision for each policy', () => {
    for (const { genops } of all) {
      if (genops.risk === null) expect(genops.riskInterval).toBeNull();
      else {
        expect(genops.riskInterval![0]).toBeLessThanOrEqual(genops.risk.score);
        expect(genops.riskInterval![1]).toBeGreaterThanOrEqual(genops.risk.score);
      }
      expect(genops.policies).toHaveLength(changes.enableGovernance === false ? 0 : 5);
      expect(genops.reviewReasons.length > 0).toBe(genops.review !== null);
    }
  });
});

describe('an explanation', () => {
  it('reports progress up to its deployment', () => {
    const heard: number[] = [];
    const steps = explainSteps(configOf(N), 99, sha256);
    for (let step = steps.next(); step.done !== true; step = steps.next()) {
      expect(step.value.total).toBe(100);
      heard.push(step.value.done);
    }
    expect(heard.at(-1)).toBe(96);
  });

  it('says where a pillar was switched off, instead of that it found nothing', () => {
    const { events } = explain(3, { enableContextRag: false, enableGovernance: false });
    const summaries = events.map(summaryOf);
    expect(summaries).toContain('No context: ingestion is switched off.');
    expect(summaries).toContain('No policies: governance is switched off.');
  });

  it.each([-1, N, 1.5, Number.NaN])('is refused for deployment %d', (index) =>
    expect(() => explain(index)).toThrow(
      `deployment: expected a whole number from 0 to ${N - 1}, got ${index}`,
    ),
  );
});
