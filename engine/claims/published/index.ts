import type { Claim } from '../claim.ts';
import { budgetVariance } from './budget-variance.ts';
import { canaryCatch } from './canary-catch.ts';
import { catchParameter } from './catch-parameter.ts';
import { ci500 } from './ci-500.ts';
import { cycleTimeBaseline } from './cycle-time-baseline.ts';
import { cycleTimeGenops } from './cycle-time-genops.ts';
import { cycleTimeImprovement } from './cycle-time-improvement.ts';
import { demoBox } from './demo-box.ts';
import { effectSize } from './effect-size.ts';
import { failureBaseline } from './failure-baseline.ts';
import { failureChange } from './failure-change.ts';
import { failureGenops } from './failure-genops.ts';
import { power } from './power.ts';
import { reportsRun } from './reports-run.ts';
import { riskLatency } from './risk-latency.ts';
import { rollbackBaseline } from './rollback-baseline.ts';
import { rollbackChange } from './rollback-change.ts';
import { rollbackGenops } from './rollback-genops.ts';
import { safetyViolations } from './safety-violations.ts';
import { sampleSummary } from './sample-summary.ts';
import { seedsStable } from './seeds-stable.ts';
import { significance } from './significance.ts';
import { significance500 } from './significance-500.ts';
import { significanceStudy } from './significance-study.ts';
import { significanceSuccess } from './significance-success.ts';
import { studySize } from './study-size.ts';
import { successBaseline } from './success-baseline.ts';
import { successGenops } from './success-genops.ts';
import { successImprovement } from './success-improvement.ts';
import { validation } from './validation.ts';
import { validationImprovement } from './validation-improvement.ts';

/** The published claims, in the order of the board. To add one: a file beside these, a line here, a test. */
export const publishedClaims: readonly Claim[] = [
  cycleTimeGenops,
  cycleTimeBaseline,
  cycleTimeImprovement,
  validationImprovement,
  successGenops,
  successBaseline,
  successImprovement,
  validation,
  reportsRun,
  seedsStable,
  rollbackGenops,
  rollbackBaseline,
  failureGenops,
  failureBaseline,
  rollbackChange,
  failureChange,
  canaryCatch,
  demoBox,
  catchParameter,
  safetyViolations,
  budgetVariance,
  significance,
  significanceSuccess,
  significanceStudy,
  significance500,
  power,
  ci500,
  effectSize,
  studySize,
  sampleSummary,
  riskLatency,
];
