/** The checker is proven able to fire: faults are put into leaves of a clean run, and each must be found. */
import { describe, expect, it } from 'vitest';
import type { SettingChanges } from '../../../engine/index.ts';
import { type ViolationKind, violationsOf } from '../../../engine/log-checker/index.ts';
import { auditedDeployment } from '../../../engine/pipeline/index.ts';
import { rulesInForce } from '../../../engine/simulator/rules-in-force.ts';
import { withSettings } from '../../../engine/simulator/settings.ts';
import { deliveriesOf, studyOf } from '../study-of.ts';

const { deliveries } = deliveriesOf(1_000);
const kindsOf = (leaf: Uint8Array, changes: SettingChanges = {}): ViolationKind[] =>
  violationsOf(auditedDeployment(leaf), rulesInForce(withSettings(changes))).map(({ kind }) => kind);

/** Bytes of the layout in pipeline/leaf.ts. */
const FLAGS = 24;
const TIER = 25;
const STATUS = 26;
const ACTION = 29;
const BLOCKED = 2;
const BLOCK = 4;
const bit = { migration: 1, hotfix: 4, reviewed: 8, rejected: 16, mended: 32 };
const number = (k: number): number => 36 + 8 * k;
const SCORE = number(7);
const BUDGET = number(8);
const DECIDED = number(9);
const ROLLOUT_START = number(14);

/** A leaf of the run that breaks no rule, with some of its bytes written anew. */
function forged(write: (leaf: Uint8Array, view: DataView) => void, service = 'critical'): Uint8Array {
  const found = deliveries.find(
    ({ service: { tier }, genops, drawn: { change } }) =>
      tier === service && genops.rollout !== null && genops.review === null && !change.hotfix,
  )!;
  const leaf = found.leaf.slice();
  expect(kindsOf(leaf)).toEqual([]);
  write(leaf, new DataView(leaf.buffer));
  return leaf;
}

describe('each rule, broken', () => {
  const faults: readonly (readonly [ViolationKind, (leaf: Uint8Array, view: DataView) => void])[] = [
    ['traffic-after-block', (leaf) => (leaf[STATUS] = BLOCKED)],
    ['traffic-after-block', (leaf) => (leaf[ACTION] = BLOCK)],
    ['traffic-after-rejection', (leaf) => (leaf[FLAGS]! |= bit.reviewed | bit.rejected)],
    ['critical-without-approval', (_, view) => view.setFloat64(SCORE, 0.51, true)],
    ['migration-without-approval', (leaf) => (leaf[FLAGS]! |= bit.migration)],
    ['spent-budget-without-approval', (_, view) => view.setFloat64(BUDGET, 0, true)],
    ['spent-budget-without-approval', (_, view) => view.setFloat64(BUDGET, -3, true)],
    ['friday-rollout', (_, view) => view.setFloat64(ROLLOUT_START, 4 * 1440 + 16 * 60, true)],
    ['friday-rollout', (_, view) => view.setFloat64(ROLLOUT_START, 9 * 10_080 + 5 * 1440 - 0.01, true)],
  ];

  it.each(faults)('%s is found', (kind, write) => expect(kindsOf(forged(write))).toEqual([kind]));

  it('several at once are all found', () => {
    const leaf = forged((bytes, view) => {
      bytes[STATUS] = BLOCKED;
      bytes[FLAGS]! |= bit.migration;
      view.setFloat64(BUDGET, -1, true);
      view.setFloat64(ROLLOUT_START, 4 * 1440 + 20 * 60, true);
    });
    expect(kindsOf(leaf)).toEqual([
      'traffic-after-block',
      'migration-without-approval',
      'spent-budget-without-approval',
      'friday-rollout',
    ]);
  });

  it('is not broken just beside the rule', () => {
    expect(kindsOf(forged((_, view) => view.setFloat64(SCORE, 0.5, true)))).toEqual([]);
    expect(kindsOf(forged((_, view) => view.setFloat64(BUDGET, 0.001, true)))).toEqual([]);
    expect(kindsOf(forged((_, view) => view.setFloat64(ROLLOUT_START, 4 * 1440 + 959, true)))).toEqual([]);
    expect(kindsOf(forged((_, view) => view.setFloat64(ROLLOUT_START, 5 * 1440, true)))).toEqual([]);
    expect(kindsOf(forged((leaf) => (leaf[FLAGS]! |= bit.migration), 'medium'))).toEqual([]);
    expect(kindsOf(forged((leaf) => (leaf[TIER] = 1)))).toEqual([]);
    const mended = bit.reviewed | bit.rejected | bit.mended;
    expect(kindsOf(forged((leaf) => (leaf[FLAGS]! |= mended)))).toEqual([]);
    expect(kindsOf(forged((leaf) => (leaf[FLAGS]! |= bit.migration | bit.reviewed)))).toEqual([]);
  });

  it('passes a hotfix where hotfixes are exempt, but never traffic after a block', () => {
    const hotfix = (leaf: Uint8Array): number => (leaf[FLAGS]! |= bit.migration | bit.hotfix);
    expect(kindsOf(forged(hotfix))).toEqual([]);
    expect(kindsOf(forged(hotfix), { hotfixesExempt: false })).toEqual(['migration-without-approval']);
    const blocked = forged((leaf) => {
      hotfix(leaf);
      leaf[STATUS] = BLOCKED;
    });
    expect(kindsOf(blocked)).toEqual(['traffic-after-block']);
  });

  it('a budget or a Friday that blocks cannot be satisfied by a review', () => {
    const spent = forged((leaf, view) => {
      leaf[FLAGS]! |= bit.reviewed;
      view.setFloat64(BUDGET, -1, true);
    });
    expect(kindsOf(spent)).toEqual([]);
    expect(kindsOf(spent, { budgetAction: 'block' })).toEqual(['traffic-despite-rule']);
    const friday = forged((leaf, view) => {
      leaf[FLAGS]! |= bit.reviewed;
      view.setFloat64(DECIDED, 4 * 1440 + 20 * 60, true);
    });
    expect(kindsOf(friday)).toEqual([]);
    expect(kindsOf(friday, { fridayAction: 'block' })).toEqual(['traffic-despite-rule']);
  });
});

describe('a run', () => {
  const N = 350;

  it('breaks no rule with governance on, and says how many there may be', () => {
    const { violations, violationCount } = studyOf(N, { warmUpDays: 7 }).measures.governance;
    expect(violationCount).toBe(0);
    expect(violations).toMatchObject({ value: 0, lower: 0 });
    expect(violations.upper).toBeGreaterThan(0);
  });

  it('breaks rules with governance off, and the same checker finds them', () => {
    // every other change is a migration, and half are bad and hurt enough to spend a budget
    const off = { enableGovernance: false, badIntercept: 0, errorLiftMedian: 0.5, migrationShare: 0.5 };
    const { measures, ledger } = studyOf(N, off);
    const { violations, violationCount } = measures.governance;
    expect(violations.value).toBeGreaterThan(0.1);
    expect(violations.value * ledger.deployments).toBeLessThanOrEqual(violationCount + 1e-9);
    const kinds = new Set(deliveriesOf(N, off).deliveries.flatMap(({ leaf }) => kindsOf(leaf)));
    expect([...kinds].toSorted()).toEqual([
      'critical-without-approval',
      'friday-rollout',
      'migration-without-approval',
      'spent-budget-without-approval',
    ]);
  });
});
