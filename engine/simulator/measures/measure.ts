/** Everything that is measured on a finished study. */
import { statuses } from '../../domain/deployment.ts';
import type { ErrorBudget, Policy } from '../../governance/index.ts';
import type { Violation } from '../../log-checker/index.ts';
import type { DeploymentTimes } from '../cycle-times.ts';
import { type Ledger, reviewFlag } from '../ledger.ts';
import type { StudyConfig } from '../scenario.ts';
import { armMeasures } from './arm.ts';
import { budgetMeasures } from './budget.ts';
import { canaryMeasures } from './canary.ts';
import { cycleTimeMeasures } from './cycle-times.ts';
import { medianEstimate, pairedShareDifference, shareEstimate, upperBoundEstimate } from './estimates.ts';
import type { GovernanceMeasures, PerChangeMeasures, StudyMeasures } from './measures.ts';
import { riskMeasures } from './risk.ts';
import { testMeasures } from './tests.ts';

const COMPLETED = statuses.indexOf('completed');
const ROLLED_BACK = statuses.indexOf('rolled-back');

export interface FinishedStudy {
  readonly config: StudyConfig;
  readonly days: number;
  readonly ledger: Ledger;
  readonly deploymentTimes: DeploymentTimes;
  readonly budgets: { readonly traditional: ErrorBudget; readonly genops: ErrorBudget };
  readonly policies: readonly Policy[];
  readonly violations: readonly Violation[];
}

/** Measures part by part; yields between them, so that a run of a million can be stopped here too. */
export function* measureSteps({
  config,
  days,
  ledger,
  deploymentTimes,
  budgets,
  policies,
  violations,
}: FinishedStudy): Generator<void, StudyMeasures, void> {
  const { settings, seed } = config;
  const { traditional, genops } = ledger;
  const before = traditional.cycleMinutes.slice().sort();
  yield;
  const after = genops.cycleMinutes.slice().sort();
  yield;
  const traditionalArm = yield* armMeasures(ledger, traditional, before);
  const genopsArm = yield* armMeasures(ledger, genops, after);
  const cycleTimes = yield* cycleTimeMeasures(
    { ledger, deploymentTimes },
    { traditional: before, genops: after },
  );
  const { reduction: cycleTimeReduction, effect } = cycleTimes['with-review'];
  yield;
  const successDifference = pairedSuccess(ledger);
  yield;
  const canary = canaryMeasures(ledger, settings);
  yield;
  const risk = yield* riskMeasures(ledger, settings.enableRiskScoring);
  const budget = budgetMeasures(budgets.traditional, budgets.genops, days, seed);
  yield;
  const governance = governanceMeasures(ledger, policies, violations);
  yield;
  const perChange = perChangeMeasures(ledger);
  yield;
  const tests = yield* testMeasures(ledger, traditionalArm.completed, genopsArm.completed, effect);
  return {
    traditional: traditionalArm,
    genops: genopsArm,
    cycleTimeReduction,
    cycleTimes,
    successDifference,
    canary,
    risk,
    budget,
    governance,
    perChange,
    tests,
  };
}

function pairedSuccess(ledger: Ledger) {
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
