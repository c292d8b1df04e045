import type { Claim } from '../claim.ts';
import { budgetVariance } from './budget-variance.ts';
import { canaryCatch } from './canary-catch.ts';
import { cycleTimeBaseline } from './cycle-time-baseline.ts';
import { cycleTimeGenops } from './cycle-time-genops.ts';
import { cycleTimeImprovement } from './cycle-time-improvement.ts';
import { failureBaseline } from './failure-baseline.ts';
import { failureGenops } from './failure-genops.ts';
import { rollbackBaseline } from './rollback-baseline.ts';
import { rollbackGenops } from './rollback-genops.ts';
import { safetyViolations } from './safety-violations.ts';
import { studySize } from './study-size.ts';
import { successBaseline } from './success-baseline.ts';
import { successGenops } from './success-genops.ts';
import { successImprovement } from './success-improvement.ts';

/** The published claims, in the order of the board. To add one: a file beside these, a line here, a test. */
export const publishedClaims: readonly Claim[] = [
  cycleTimeGenops,
  cycleTimeBaseline,
  cycleTimeImprovement,
  successGenops,
  successBaseline,
  successImprovement,
  rollbackGenops,
  rollbackBaseline,
  failureGenops,
  failureBaseline,
  canaryCatch,
  safetyViolations,
  budgetVariance,
  studySize,
];
