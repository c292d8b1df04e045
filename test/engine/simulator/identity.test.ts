/**
 * Why success moves: canaries relabel, they do not cure.
 *
 * Tolerances, fixed before the first run: the accounting is exact. The identity in probabilities holds within .7 points at
 * 4,000 changes (about three standard errors of the share that reviewers mend). Success is the same in every canary
 * variant within 1.5 points, and within .7 points once false rollbacks are added back.
 *
 * The first run refuted one variant: fixed thresholds lose 11.6 points to false rollbacks, since two slow requests among
 * the hundred of a small stage are above 1%. It keeps the second tolerance and has a test of its own.
 */
import { describe, expect, it } from 'vitest';
import type { SettingChanges, Study } from '../../../engine/index.ts';
import { reviewFlag } from '../../../engine/simulator/ledger.ts';
import { studyOf } from '../study-of.ts';

const N = 4_000;
const COMPLETED = 0;
const ROLLED_BACK = 1;
const BLOCKED = 2;
const known = new Map<string, Study>();
function run(changes: SettingChanges, n = N): Study {
  const key = JSON.stringify([n, changes]);
  const study = known.get(key) ?? studyOf(n, { warmUpDays: 7, ...changes });
  known.set(key, study);
  return study;
}

/** Counts by what happened to good and to bad changes. */
function account({ ledger }: Study) {
  const { traditional: t, genops: g, defect } = ledger;
  const has = (flags: number, flag: number): boolean => (flags & flag) !== 0;
  const counts = {
    bad: 0,
    badReviewed: 0,
    goodReviewed: 0,
    badMendedT: 0,
    badMendedG: 0,
    goodGivenUpT: 0,
    blockedG: 0,
    falseRollbacks: 0,
    operationalT: 0,
    operationalG: 0,
    policyBlocks: 0,
    completedT: 0,
    completedG: 0,
  };
  const add = (key: keyof typeof counts, yes: boolean): void => {
    if (yes) counts[key] += 1;
  };
  for (let i = 0; i < ledger.deployments; i++) {
    const bad = defect[i] !== 0;
    const mendedT = has(t.reviewFlags[i]!, reviewFlag.mended);
    const mendedG = has(g.reviewFlags[i]!, reviewFlag.mended);
    const rejectedG = has(g.reviewFlags[i]!, reviewFlag.rejected);
    const reviewedG = has(g.reviewFlags[i]!, reviewFlag.reviewed);
    add('bad', bad);
    add('badReviewed', bad && reviewedG);
    add('goodReviewed', !bad && reviewedG);
    add('badMendedT', bad && mendedT);
    add('badMendedG', bad && mendedG);
    add('goodGivenUpT', !bad && t.status[i] === BLOCKED);
    add('blockedG', (!bad || mendedG) && g.status[i] === BLOCKED);
    add('policyBlocks', (!bad || mendedG) && g.status[i] === BLOCKED && !(rejectedG && !mendedG));
    add('falseRollbacks', (!bad || mendedG) && g.status[i] === ROLLED_BACK);
    add('operationalT', has(t.reviewFlags[i]!, reviewFlag.operational));
    add('operationalG', has(g.reviewFlags[i]!, reviewFlag.operational));
    add('completedT', t.status[i] === COMPLETED);
    add('completedG', g.status[i] === COMPLETED);
  }
  return counts;
}

const variants: readonly SettingChanges[] = [
  {},
  { autonomy: 'assisted', reviewerSensitivity: 0.9 },
  { fridayAction: 'block', reviewerSpecificity: 0.8, autonomy: 'assisted', reviewRule: 'percentile' },
  { operationalFailuresTraditional: 0.08, operationalFailuresGenops: 0.01, failureInjectionRate: 0.05 },
];

describe('the difference in success', () => {
  it.each(variants)(
    'is what was mended, given up, blocked and rolled back without need, to the last change: %o',
    (changes) => {
      const c = account(run(changes));
      expect(c.completedG - c.completedT).toBe(
        c.badMendedG -
          c.badMendedT +
          c.goodGivenUpT -
          c.blockedG -
          c.falseRollbacks +
          c.operationalT -
          c.operationalG,
      );
    },
  );

  it.each(variants)(
    'follows from odds of being bad, of being reviewed, and of being mended: %o',
    (changes) => {
      const study = run(changes);
      const c = account(study);
      const { mendProbability: m, reviewerSensitivity: s, reviewerSpecificity: spec } = study.config.settings;
      const good = N - c.bad;
      const q = c.badReviewed / c.bad;
      const q0 = c.goodReviewed / good;
      const expected =
        (c.bad / N) * m * (q * s - s) +
        (good / N) * (1 - m) * (1 - spec - q0 * (1 - spec)) -
        c.falseRollbacks / N -
        c.policyBlocks / N +
        (c.operationalT - c.operationalG) / N;
      expect(Math.abs(study.measures.successDifference.value - expected)).toBeLessThan(0.007);
    },
  );
});

describe('success per attempt', () => {
  const n = 2_000;
  const successOf = ({ measures }: Study): readonly [number, number] => [
    measures.genops.successRate.value,
    measures.genops.successRate.value + measures.canary.falseRollbacks / n,
  ];
  const plain = run({}, n);
  const [success, cured] = successOf(plain);

  it.each<SettingChanges>([
    { bakeScale: 1 },
    { control: 'rest-of-fleet' },
    { inconclusive: 'skip' },
    { inconclusive: 'hold' },
    { alpha: 0.0001 },
    { enableCanary: false },
    { trafficMultiple: 10 },
  ])('is about the same in every canary variant: %o', (changes) => {
    const [other, otherCured] = successOf(run(changes, n));
    expect(Math.abs(other - success)).toBeLessThan(0.015);
    expect(Math.abs(otherCured - cured)).toBeLessThan(0.007);
  });

  it('falls under fixed thresholds, by what they roll back without need', () => {
    const { measures } = run({ judge: 'fixed-thresholds' }, n);
    const [other, otherCured] = successOf({ ...plain, measures });
    expect(success - other).toBeGreaterThan(0.05);
    expect(Math.abs(otherCured - cured)).toBeLessThan(0.007);
    const patient = run({ judge: 'fixed-thresholds', minimumSample: 1_000 }, n).measures.canary;
    expect(patient.falseRollbacks).toBeLessThan(measures.canary.falseRollbacks);
  });

  it('stays, while escapes and rollbacks trade places', () => {
    const without = run({ enableCanary: false }, n).measures.genops;
    const { genops } = plain.measures;
    expect(without.rolledBack).toBe(0);
    expect(genops.rolledBack).toBeGreaterThan(0.03 * n);
    expect(without.escaped - genops.escaped).toBeGreaterThan(0.8 * genops.rolledBack);
  });
});
