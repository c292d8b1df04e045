/** Both arms get the same changes and the same people, and no setting of one part disturbs another part's draws. */
import { describe, expect, it } from 'vitest';
import type { SettingChanges, Study } from '../../../engine/index.ts';
import { deliveriesOf, studyOf } from '../study-of.ts';

const N = 200;
const short = { warmUpDays: 7 } as const;
const base = studyOf(N, short);

const changesOf = ({ ledger }: Study) => {
  const { minute, service, lines, files, changeFlags, defect, lift, visibleAbove } = ledger;
  return { minute, service, lines, files, changeFlags, defect, lift, visibleAbove };
};

describe('the traditional arm and the changes', () => {
  it.each<SettingChanges>([
    { enableContextRag: false },
    { enableRiskScoring: false },
    { enableCanary: false },
    { enableGovernance: false },
    { enableContextRag: false, enableRiskScoring: false, enableCanary: false, enableGovernance: false },
    { autonomy: 'assisted' },
    { autonomy: 'learning', reviewRule: 'percentile' },
    { autonomy: 'shadow' },
    { judge: 'fixed-thresholds', minimumSample: 1_000 },
    { bakeScale: 1, alpha: 0.2, margin: 2, rampMinutes: 5 },
    { inconclusive: 'hold', control: 'rest-of-fleet' },
    { failureInjectionRate: 1, verification: true },
    { fridayAction: 'block', budgetAction: 'block', hotfixesExempt: false, serviceLock: false },
    { similarityThreshold: 0.5, neighbourCount: 3, recordsPerService: 5 },
    { operationalFailuresGenops: 0.1, overheadMinutes: 30 },
  ])('are bit for bit the same under %o', (changes) => {
    const other = studyOf(N, { ...short, ...changes });
    expect(changesOf(other)).toEqual(changesOf(base));
    expect(other.ledger.traditional).toEqual(base.ledger.traditional);
    expect(other.measures.budget.traditional).toEqual(base.measures.budget.traditional);
    expect(other.digest).not.toBe(base.digest);
  });

  it('are not the same under another seed, so that sameness means something', () => {
    const other = studyOf(N, short, 'other');
    expect(changesOf(other)).not.toEqual(changesOf(base));
    expect(other.ledger.traditional).not.toEqual(base.ledger.traditional);
  });

  it('keep all other columns when one decision’s share is changed', () => {
    const { ledger } = studyOf(N, { ...short, migrationShare: 0.5, badMigration: 0 });
    expect(ledger.changeFlags).not.toEqual(base.ledger.changeFlags);
    const plain = studyOf(N, { ...short, badMigration: 0 }).ledger;
    for (const column of ['minute', 'service', 'lines', 'files', 'defect', 'lift'] as const)
      expect(ledger[column]).toEqual(plain[column]);
  });
});

describe('shadow autonomy', () => {
  it.each<SettingChanges>([
    {},
    { enableGovernance: false, enableCanary: false },
    { operationalFailuresTraditional: 0.1, operationalFailuresGenops: 0, unattributedEscapes: 0.5 },
    { reviewersPerOrganisation: 1, workingHoursShare: 0.3 },
  ])('equals the traditional arm bit for bit: %o', (changes) => {
    const { ledger, measures } = studyOf(N, { ...short, autonomy: 'shadow', ...changes });
    for (const column of ['status', 'cycleMinutes', 'reviewFlags', 'waitMinutes'] as const)
      expect(ledger.genops[column]).toEqual(ledger.traditional[column]);
    expect(ledger.genops.finalStatus).toEqual(ledger.traditional.status);
    expect(measures.genops).toEqual(measures.traditional);
    expect(measures.successDifference.value).toBe(0);
    expect(measures.cycleTimeReduction.value).toBe(0);
    expect(measures.budget.genops).toEqual(measures.budget.traditional);
  });

  it('still scores and judges: the AI looks on', () => {
    const { ledger, measures } = studyOf(N, { ...short, autonomy: 'shadow' });
    expect(Math.min(...ledger.genops.riskScore)).toBeGreaterThan(0);
    expect(measures.governance.policyHits.some(({ count }) => count > 0)).toBe(true);
    expect(Math.max(...ledger.genops.stagesRun)).toBe(0);
  });
});

describe('what both arms share', () => {
  const { deliveries } = deliveriesOf(600, { ...short, autonomy: 'assisted' });

  it('is the preparation, the reviewer’s work and verdict, and the mending', () => {
    const both = deliveries.filter(({ genops }) => genops.review !== null);
    expect(both.length).toBeGreaterThan(50);
    for (const { traditional, genops } of both) {
      expect(genops.judgement.prepareMinutes).toBe(traditional.prepareMinutes);
      expect(genops.review!.workMinutes).toBe(traditional.review.workMinutes);
      expect(genops.review!.rejected).toBe(traditional.review.rejected);
      expect(genops.review!.mended).toBe(traditional.review.mended);
    }
    expect(both.some(({ genops }) => genops.review!.mended)).toBe(true);
  });

  it('is how long an escaped defect hurts', () => {
    const both = deliveries.filter(
      ({ traditional, genops }) =>
        (traditional.fate?.hurtMinutes ?? 0) > 0 && (genops.fate?.hurtMinutes ?? 0) > 0,
    );
    expect(both.length).toBeGreaterThan(10);
    for (const { traditional, genops } of both)
      expect(genops.fate!.hurtMinutes).toBe(traditional.fate!.hurtMinutes);
  });
});

describe('a canary’s draws', () => {
  const firstStages = (changes: SettingChanges) =>
    deliveriesOf(N, { ...short, enableGovernance: false, ...changes }).deliveries.map(({ genops }) => {
      const { canaryErrors, controlErrors, canarySlow, controlSlow, bakeMinutes } =
        genops.rollout!.stages[0]!;
      return { canaryErrors, controlErrors, canarySlow, controlSlow, bakeMinutes };
    });
  const plain = firstStages({});

  it.each<SettingChanges>([
    { alpha: 0.0001 },
    { judge: 'fixed-thresholds' },
    { verification: true },
    { enableContextRag: false, enableRiskScoring: false, autonomy: 'learning' },
    { retryDefectOdds: 1 },
  ])('of the first stage are the same under %o', (changes) => expect(firstStages(changes)).toEqual(plain));
});
