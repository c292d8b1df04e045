/** Everything that is measured on a finished study. */

import { isWorkingTime } from '../../domain/clock.ts';
import { type Status, statuses } from '../../domain/deployment.ts';
import type { ErrorBudget, Policy } from '../../governance/index.ts';
import type { Violation } from '../../log-checker/index.ts';
import { mannWhitneyU, normalSurvival, quantile, twoProportionZ } from '../../statistics/index.ts';
import type { DeploymentTimes } from '../cycle-times.ts';
import { type ArmColumns, type Ledger, reviewFlag } from '../ledger.ts';
import type { StudyConfig } from '../scenario.ts';
import { budgetMeasures } from './budget.ts';
import { canaryMeasures } from './canary.ts';
import { cycleTimeMeasures } from './cycle-times.ts';
import { medianEstimate, pairedShareDifference, shareEstimate, upperBoundEstimate } from './estimates.ts';
import type {
  ArmMeasures,
  Estimate,
  GovernanceMeasures,
  PerChangeMeasures,
  StudyMeasures,
  TestMeasures,
} from './measures.ts';
import { riskMeasures } from './risk.ts';

// The tests and the effect size that the documents name, for a run of the study.

/**
 * Yields between its parts.
 * @param before, after completed deployments of the traditional and the GenOps arm
 * @param cycleTimeEffect with review and waiting
 */
function* testMeasures(
  { deployments: n, traditional, genops }: Ledger,
  before: number,
  after: number,
  cycleTimeEffect: Estimate,
): Generator<void, TestMeasures, void> {
  const { p } = mannWhitneyU(traditional.cycleMinutes, genops.cycleMinutes, { continuity: true });
  yield;
  return {
    cycleTimeP: point(p, 'Mann–Whitney U', n),
    successP: point(oneSided(before, after, n), 'chi-square, one-sided', n),
    cycleTimeEffect,
  };
}

/** The chi-square of two shares is the square of this z; its sign says which is larger. */
function oneSided(before: number, after: number, n: number): number {
  const { z } = twoProportionZ(after, n, before, n);
  return Number.isFinite(z) ? normalSurvival(z) : Number.NaN;
}

function point(value: number, method: string, n: number): Estimate {
  return { value, lower: value, upper: value, method, n };
}

// What one arm achieved.

/** Yields between its parts. @param sorted the arm's cycle times, ascending */
function* armMeasures(
  ledger: Ledger,
  arm: ArmColumns,
  sorted: Float64Array,
): Generator<void, ArmMeasures, void> {
  const n = ledger.deployments;
  const counts = statusCounts(arm.status);
  const { completed, escaped, blocked } = counts;
  const rolledBack = counts['rolled-back'];
  const unrelated = countOf(arm.reviewFlags, (flags) => (flags & reviewFlag.operational) !== 0);
  yield;
  const atWork = (i: number): boolean => isWorkingTime(ledger.minute[i]!);
  const medianWorkingHoursMinutes = median(pick(arm.cycleMinutes, atWork));
  yield;
  const medianOffHoursMinutes = median(pick(arm.cycleMinutes, (i) => !atWork(i)));
  yield;
  return {
    deployments: n,
    completed,
    rolledBack,
    blocked,
    escaped,
    successRate: shareEstimate(completed, n),
    rollbackRate: shareEstimate(rolledBack, n),
    blockedRate: shareEstimate(blocked, n),
    escapedRate: shareEstimate(escaped, n),
    escapedBadRate: shareEstimate(escaped - unrelated, n),
    unrelatedFailureRate: shareEstimate(unrelated, n),
    failureRate: shareEstimate(blocked + escaped, n),
    medianCycleMinutes: medianEstimate(sorted),
    meanCycleMinutes: sorted.reduce((sum, minutes) => sum + minutes, 0) / n,
    p90CycleMinutes: quantile(sorted, 0.9),
    medianWorkingHoursMinutes,
    medianOffHoursMinutes,
    reviewed: countOf(arm.reviewFlags, (flags) => (flags & reviewFlag.reviewed) !== 0),
  };
}

function statusCounts(column: Uint8Array): Record<Status, number> {
  const counts = { completed: 0, 'rolled-back': 0, blocked: 0, escaped: 0 };
  for (const status of column) counts[statuses[status]!] += 1;
  return counts;
}

function pick(column: Float64Array | Float32Array, wanted: (i: number) => boolean): Float64Array {
  const picked = new Float64Array(column.length);
  let count = 0;
  for (let i = 0; i < column.length; i++) if (wanted(i)) picked[count++] = column[i]!;
  return picked.subarray(0, count);
}

function countOf(column: Uint8Array | Float32Array, holds: (value: number) => boolean): number {
  let count = 0;
  for (const value of column) if (holds(value)) count += 1;
  return count;
}

/** NaN without any value. */
function median(sample: Float64Array): number {
  return sample.length === 0 ? Number.NaN : quantile(sample, 0.5);
}

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
    approvals: countOf(genops.reviewFlags, (flags) => (flags & reviewFlag.reviewed) !== 0),
    deferred: countOf(genops.deferredMinutes, (minutes) => minutes > 0),
  };
}

function perChangeMeasures({ deployments, genops }: Ledger): PerChangeMeasures {
  return {
    completed: shareEstimate(
      countOf(genops.finalStatus, (status) => status === COMPLETED),
      deployments,
    ),
    secondAttempts: countOf(genops.status, (status) => status === ROLLED_BACK),
    medianMinutes: medianEstimate(genops.finalMinutes.slice().sort()),
  };
}
