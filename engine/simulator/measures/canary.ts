/** Where along the stages bad changes were caught, and the catch rate by each definition. */
import { fiveStages, type Plan, sevenStages } from '../../canary-rollout/index.ts';
import { defectKinds } from '../../domain/change.ts';
import { riskLevels, statuses } from '../../domain/deployment.ts';
import { type Ledger, reviewFlag } from '../ledger.ts';
import type { Settings } from '../settings.ts';
import { shareEstimate } from './estimates.ts';
import type { CanaryMeasures, StageCount } from './measures.ts';

const ROLLED_BACK = statuses.indexOf('rolled-back');
const BLOCKED = statuses.indexOf('blocked');
const HIGH = riskLevels.indexOf('high');

export function canaryMeasures(ledger: Ledger, settings: Settings): CanaryMeasures {
  const { genops, defect } = ledger;
  const n = ledger.deployments;
  const stages = new StageTable();
  const missedByKind = { errors: 0, slow: 0, silent: 0 };
  let badChanges = 0;
  let rolledBack = 0;
  let beforeFull = 0;
  let caught = 0;
  let stoppedBefore = 0;
  let caughtByVerification = 0;
  let issues = 0; // rolled back or failed
  for (let i = 0; i < n; i++) {
    const status = genops.status[i]!;
    const share = genops.rollbackShare[i]!;
    const mended = (genops.reviewFlags[i]! & reviewFlag.mended) !== 0;
    const kind = defectKinds[defect[i]!]!;
    const bad = kind !== 'none' && !mended; // what the rollout carried
    if (kind !== 'none') badChanges += 1;
    if (status !== 0) issues += 1;
    const early = status === ROLLED_BACK && share < 1;
    if (status === ROLLED_BACK) rolledBack += 1;
    if (early) beforeFull += 1;
    if (kind !== 'none') {
      if (mended || status === BLOCKED) stoppedBefore += 1;
      else if (early) caught += 1;
      else if (status === ROLLED_BACK) caughtByVerification += 1;
      else missedByKind[kind] += 1;
    }
    const plan = settings.highRiskPlan && genops.riskLevel[i]! >= HIGH ? sevenStages : fiveStages;
    stages.add(plan, genops.stagesRun[i]!, genops.inconclusiveStages[i]!, share, bad);
  }
  return {
    catchRates: {
      caughtPerIssue: shareEstimate(beforeFull, issues),
      caughtPerRollback: shareEstimate(beforeFull, rolledBack),
      caughtPerDeployment: shareEstimate(beforeFull, n),
      rollbacksPerDeployment: shareEstimate(rolledBack, n),
      caughtPerBadChange: shareEstimate(caught, badChanges),
    },
    stages: stages.counts(),
    badChanges,
    caught,
    stoppedBefore,
    caughtByVerification,
    missed: missedByKind.errors + missedByKind.slow + missedByKind.silent,
    missedByKind,
    falseRollbacks: rolledBack - caught - caughtByVerification,
  };
}

/** Counts by share of traffic, over both plans. A class because it guards them. */
class StageTable {
  readonly #rows = new Map<number, { -readonly [K in keyof StageCount]: StageCount[K] }>();

  add(plan: Plan, stagesRun: number, inconclusive: number, rollbackShare: number, bad: boolean): void {
    for (let k = 0; k < stagesRun; k++) {
      const { share } = plan[k]!;
      const row = this.#row(share);
      row.reached += 1;
      if ((inconclusive & (1 << k)) !== 0) row.inconclusive += 1;
      if (rollbackShare > 0 && Math.fround(share) === rollbackShare) {
        if (bad) row.caught += 1;
        else row.falseRollbacks += 1;
      }
    }
  }

  counts(): StageCount[] {
    for (const { share } of fiveStages) this.#row(share); // there even when nothing got that far
    return [...this.#rows.values()].sort((a, b) => a.share - b.share);
  }

  #row(share: number) {
    let row = this.#rows.get(share);
    if (row === undefined) {
      row = { share, caught: 0, falseRollbacks: 0, reached: 0, inconclusive: 0 };
      this.#rows.set(share, row);
    }
    return row;
  }
}
