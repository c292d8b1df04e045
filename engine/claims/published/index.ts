import type { Claim } from '../claim.ts';
import { budgetVariance } from './budget-variance.ts';
import { canaryCatch } from './canary-catch.ts';
import { catchParameter } from './catch-parameter.ts';
import { ci500 } from './ci-500.ts';
import { cycleTimeBaseline } from './cycle-time-baseline.ts';
import { cycleTimeGenops } from './cycle-time-genops.ts';
import { cycleTimeImprovement } from './cycle-time-improvement.ts';
import { effectSize } from './effect-size.ts';
import { failureBaseline } from './failure-baseline.ts';
import { failureGenops } from './failure-genops.ts';
import { riskLatency } from './risk-latency.ts';
import { rollbackBaseline } from './rollback-baseline.ts';
import { rollbackGenops } from './rollback-genops.ts';
import { safetyViolations } from './safety-violations.ts';
import { sampleSummary } from './sample-summary.ts';
import { significance } from './significance.ts';
import { significance500 } from './significance-500.ts';
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
  rollbackGenops,
  rollbackBaseline,
  failureGenops,
  failureBaseline,
  canaryCatch,
  catchParameter,
  safetyViolations,
  budgetVariance,
  significance,
  significanceSuccess,
  significance500,
  ci500,
  effectSize,
  studySize,
  sampleSummary,
  riskLatency,
];
