import { describe, expect, it } from 'vitest';
import type { Change } from '../../../engine/domain/change.ts';
import { type Tier, tiers } from '../../../engine/domain/service.ts';
import type { GenopsRecord } from '../../../engine/pipeline/genops-record.ts';
import { auditedDeployment, LEAF_BYTES, LeafWriter } from '../../../engine/pipeline/index.ts';
import { factorNames } from '../../../engine/risk-scoring/index.ts';
import { deliveriesOf } from '../study-of.ts';

interface Entry {
  readonly change: Change;
  readonly tier: Tier;
  readonly record: GenopsRecord;
}

const { deliveries } = deliveriesOf(600, { autonomy: 'assisted', failureInjectionRate: 0.3 });
const reviewedAndMoved = deliveries.find(
  ({ genops }) =>
    genops.review?.mended === true &&
    (genops.rollout?.stages.length ?? 0) >= 2 &&
    genops.judgement.context.neighbours.length === 10 &&
    genops.fate !== null,
)!;
const base: Entry = {
  change: reviewedAndMoved.drawn.change,
  tier: reviewedAndMoved.service.tier,
  record: reviewedAndMoved.genops,
};
const encode = ({ change, tier, record }: Entry): Uint8Array =>
  new LeafWriter().write(change, tier, record).slice();
const original = encode(base);

const withChange = (change: Partial<Change>): Entry => ({ ...base, change: { ...base.change, ...change } });
const withRecord = (record: Partial<GenopsRecord>): Entry => ({
  ...base,
  record: { ...base.record, ...record },
});
const withJudgement = (judgement: Partial<GenopsRecord['judgement']>): Entry =>
  withRecord({ judgement: { ...base.record.judgement, ...judgement } });
const { judgement, review, rollout, fate } = base.record;
const context = (change: Partial<typeof judgement.context>): Entry =>
  withJudgement({ context: { ...judgement.context, ...change } });
const risk = (change: Partial<NonNullable<typeof judgement.risk>>): Entry =>
  withJudgement({ risk: { ...judgement.risk!, ...change } });
const ruling = (change: Partial<NonNullable<typeof judgement.ruling>>): Entry =>
  withJudgement({ ruling: { ...judgement.ruling!, ...change } });
const reviewed = (change: Partial<NonNullable<typeof review>>): Entry =>
  withRecord({ review: { ...review!, ...change } });
const stage = (k: number, change: Partial<NonNullable<typeof rollout>['stages'][number]>): Entry =>
  withRecord({
    rollout: {
      ...rollout!,
      stages: rollout!.stages.map((one, at) => (at === k ? { ...one, ...change } : one)),
    },
  });
const number = (k: number): readonly [number, number] => [36 + 8 * k, 8];
const stageField = (k: number, from: number, length: number): readonly [number, number] => [
  220 + 49 * k + from,
  length,
];

/** Every field that was decided, edited alone, and where its bytes stand. */
const edits: readonly (readonly [string, Entry, readonly [number, number]])[] = [
  ['deployment index', withChange({ index: base.change.index + 1 }), [4, 4]],
  ['start minute', withChange({ minute: base.change.minute + 1e-7 }), [8, 8]],
  ['lines', withChange({ lines: base.change.lines + 1 }), [16, 4]],
  ['service', withChange({ service: base.change.service + 1 }), [20, 2]],
  ['files', withChange({ files: base.change.files + 1 }), [22, 2]],
  ['migration', withChange({ migration: !base.change.migration }), [24, 1]],
  ['configuration', withChange({ config: !base.change.config }), [24, 1]],
  ['hotfix', withChange({ hotfix: !base.change.hotfix }), [24, 1]],
  ['rejected', reviewed({ rejected: false }), [24, 1]],
  ['mended', reviewed({ mended: false }), [24, 1]],
  ['operational failure', withRecord({ fate: { ...fate!, operational: !fate!.operational } }), [24, 1]],
  ['untraced escape', withRecord({ fate: { ...fate!, untraced: !fate!.untraced } }), [24, 1]],
  ['tier', { ...base, tier: base.tier === 'low' ? 'high' : 'low' }, [25, 1]],
  ['status', withRecord({ status: base.record.status === 'escaped' ? 'completed' : 'escaped' }), [26, 1]],
  ['risk level', risk({ level: judgement.risk!.level === 'low' ? 'high' : 'low' }), [27, 1]],
  ['policy hits', ruling({ hits: judgement.ruling!.hits ^ 16 }), [28, 1]],
  ['action of all policies', ruling({ action: 'block' }), [29, 1]],
  ['review reasons', withRecord({ reviewReasons: base.record.reviewReasons ^ 8 }), [30, 1]],
  ['failed neighbours', context({ failures: judgement.context.failures + 1 }), [32, 1]],
  ['confidence', context({ confidence: judgement.context.confidence - 1e-9 }), number(0)],
  ...factorNames.map(
    (name, k) =>
      [
        `factor ${name}`,
        risk({ factors: { ...judgement.risk!.factors, [name]: judgement.risk!.factors[name] + 1e-9 } }),
        number(1 + k),
      ] as const,
  ),
  ['score', risk({ score: judgement.risk!.score - 1e-9 }), number(7)],
  [
    'budget left',
    withJudgement({ policyInput: { ...judgement.policyInput, errorBudgetRemaining: -0.25 } }),
    number(8),
  ],
  ['decided', withJudgement({ decidedMinute: judgement.decidedMinute + 1 }), number(9)],
  ['ready', withRecord({ readyMinute: base.record.readyMinute + 1 }), number(10)],
  ['review wait', reviewed({ waitMinutes: review!.waitMinutes + 1 }), number(11)],
  ['review work', reviewed({ workMinutes: review!.workMinutes + 1 }), number(12)],
  ['rework', reviewed({ reworkMinutes: review!.reworkMinutes + 1 }), number(13)],
  [
    'rollout start',
    withRecord({ rollout: { ...rollout!, startMinute: rollout!.startMinute + 1 } }),
    number(14),
  ],
  ['rollout end', withRecord({ rollout: { ...rollout!, endMinute: rollout!.endMinute + 1 } }), number(15)],
  ['deferred', withRecord({ deferredMinutes: base.record.deferredMinutes + 1 }), number(16)],
  ['cycle minutes', withRecord({ cycleMinutes: base.record.cycleMinutes + 1 }), number(17)],
  ...Array.from({ length: 10 }, (_, k) => {
    const neighbours = judgement.context.neighbours.map((one, at) =>
      at === k ? { ...one, index: -9 } : one,
    );
    return [`neighbour ${k + 1}`, context({ neighbours }), [180 + 4 * k, 4]] as const;
  }),
  ...[0, 1].flatMap((k) => {
    const one = rollout!.stages[k]!;
    return [
      [`stage ${k + 1}, share`, stage(k, { share: 0.9 }), stageField(k, 0, 8)],
      [`stage ${k + 1}, bake`, stage(k, { bakeMinutes: one.bakeMinutes + 1 }), stageField(k, 8, 8)],
      [`stage ${k + 1}, evidence`, stage(k, { evidence: one.evidence + 0.5 }), stageField(k, 16, 8)],
      [
        `stage ${k + 1}, canary requests`,
        stage(k, { canaryRequests: one.canaryRequests + 1 }),
        stageField(k, 24, 4),
      ],
      [
        `stage ${k + 1}, control requests`,
        stage(k, { controlRequests: one.controlRequests + 1 }),
        stageField(k, 28, 4),
      ],
      [
        `stage ${k + 1}, canary errors`,
        stage(k, { canaryErrors: one.canaryErrors + 1 }),
        stageField(k, 32, 4),
      ],
      [
        `stage ${k + 1}, control errors`,
        stage(k, { controlErrors: one.controlErrors + 1 }),
        stageField(k, 36, 4),
      ],
      [`stage ${k + 1}, canary slow`, stage(k, { canarySlow: one.canarySlow + 1 }), stageField(k, 40, 4)],
      [`stage ${k + 1}, control slow`, stage(k, { controlSlow: one.controlSlow + 1 }), stageField(k, 44, 4)],
      [`stage ${k + 1}, verdict`, stage(k, { verdict: 'skipped' }), stageField(k, 48, 1)],
    ] as const;
  }),
];

describe('the audit leaf', () => {
  it('has a fixed size and begins with its layout version', () => {
    expect(LEAF_BYTES).toBe(220 + 7 * 49);
    expect(original.length).toBe(LEAF_BYTES);
    expect([...original.subarray(0, 4)]).toEqual([1, 0, 0, 0]);
  });

  it.each(edits)('%s: edited, changes its own bytes and no other', (_, edited, [from, length]) => {
    const bytes = encode(edited);
    const changed = [...bytes.keys()].filter((at) => bytes[at] !== original[at]);
    expect(changed.length).toBeGreaterThan(0);
    expect(changed.filter((at) => at < from || at >= from + length)).toEqual([]);
  });

  it('tells a missing review, rollout, score or ruling from any that is there', () => {
    const missing = [
      withRecord({ review: null }),
      withRecord({ rollout: null }),
      withJudgement({ risk: null }),
      withJudgement({ ruling: null }),
    ].map((entry) => String(encode(entry)));
    expect(new Set([...missing, String(original)]).size).toBe(5);
  });

  it('keeps nothing of the leaf before it', () => {
    const writer = new LeafWriter();
    const bare = withRecord({ review: null, rollout: null, fate: null });
    writer.write(base.change, base.tier, base.record);
    expect(writer.write(bare.change, bare.tier, bare.record)).toEqual(encode(bare));
  });

  it('tells the checker of violations what the pipeline recorded', () => {
    for (const { drawn, service, genops, leaf } of deliveries) {
      const audited = auditedDeployment(leaf);
      expect(audited).toMatchObject({
        index: drawn.change.index,
        tier: service.tier,
        migration: drawn.change.migration,
        hotfix: drawn.change.hotfix,
        riskScore: genops.judgement.risk?.score ?? -1,
        errorBudgetRemaining: genops.judgement.policyInput.errorBudgetRemaining,
        blocked: genops.status === 'blocked',
        reviewed: genops.review !== null,
        stagesWithTraffic: genops.rollout?.stages.length ?? 0,
        rolloutMinute: genops.rollout?.startMinute ?? -1,
      });
    }
    expect(new Set(deliveries.map(({ service }) => service.tier))).toEqual(new Set(tiers));
  });
});
