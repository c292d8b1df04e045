/** Everything that is measured on a finished study. */
import { statuses } from '../../domain/deployment.ts';
import type { ErrorBudget, Policy, Violation } from '../../governance/index.ts';
import { type Ledger, reviewFlag } from '../ledger.ts';
import type { StudyConfig } from '../scenario.ts';
import { armMeasures } from './arm.ts';
import { budgetMeasures } from './budget.ts';
import { canaryMeasures } from './canary.ts';
import {
  medianEstimate,
  pairedShareDifference,
  reductionEstimate,
  shareEstimate,
  upperBoundEstimate,
} from './estimates.ts';
import type { GovernanceMeasures, PerChangeMeasures, StudyMeasures } from './measures.ts';
import { riskMeasures } from './risk.ts';

const COMPLETED = statuses.indexOf('completed');
const ROLLED_BACK = statuses.indexOf('rolled-back');

export interface Measured {
  readonly config: StudyConfig;
  readonly ledger: Ledger;
  readonly budgets: { readonly traditional: ErrorBudget; readonly genops: ErrorBudget };
  readonly policies: readonly Policy[];
  readonly violations: readonly Violation[];
}

export function measure({ config, ledger, budgets, policies, violations }: Measured): StudyMeasures {
  const { settings, seed } = config;
  const { traditional, genops } = ledger;
  return {
    traditional: armMeasures(ledger, traditional),
    genops: armMeasures(ledger, genops),
    cycleTimeReduction: reductionEstimate(
      traditional.cycleMinutes.slice().sort(),
      genops.cycleMinutes.slice().sort(),
    ),
    successDifference: successDifference(ledger),
    canary: canaryMeasures(ledger, settings),
    risk: riskMeasures(ledger, settings.enableRiskScoring),
    budget: budgetMeasures(budgets.traditional, budgets.genops, seed),
    governance: governanceMeasures(ledger, policies, violations),
    perChange: perChangeMeasures(ledger),
  };
}

function successDifference(ledger: Ledger) {
  let onlyGenops = 0;
  let onlyTraditional = 0;
  for (let i = 0; i < ledger.deployments; i++) {
    const g = ledger.genops.status[i] === COMPLETED;
    const t = ledger.traditional.status[i] === COMPLETED;
    if (g && !t) onlyGenops += 1;
    if (t && !g) onlyTraditional += 1;
  }
  return pairedShareDifference(onlyGenops, onlyTraditional, ledger.deployments);
}

function governanceMeasures(
  { deployments, genops }: Ledger,
  policies: readonly Policy[],
  violations: readonly Violation[],
): GovernanceMeasures {
  const deploymentsInViolation = new Set(violations.map(({ index }) => index)).size;
  return {
    violations: upperBoundEstimate(deploymentsInViolation, deployments),
    violationCount: violations.length,
    policyHits: policies.map(({ id, action }, k) => ({
      policy: id,
      action,
      count: genops.policies.reduce((sum, hits) => sum + ((hits >> k) & 1), 0),
    })),
    approvals: genops.reviewFlags.reduce(
      (sum, flags) => sum + ((flags & reviewFlag.reviewed) === 0 ? 0 : 1),
      0,
    ),
    deferred: genops.deferredMinutes.reduce((sum, minutes) => sum + (minutes > 0 ? 1 : 0), 0),
  };
}

function perChangeMeasures({ deployments, genops }: Ledger): PerChangeMeasures {
  return {
    completed: shareEstimate(
      genops.finalStatus.reduce((sum, status) => sum + (status === COMPLETED ? 1 : 0), 0),
      deployments,
    ),
    secondAttempts: genops.status.reduce((sum, status) => sum + (status === ROLLED_BACK ? 1 : 0), 0),
    medianMinutes: medianEstimate(genops.finalMinutes.slice().sort()),
  };
}
