import { criticalServiceReview } from './critical-service-review.ts';
import { errorBudgetPolicy } from './error-budget.ts';
import { fridayPolicy } from './friday.ts';
import { largeChangeCaution } from './large-change.ts';
import { migrationReview } from './migration-review.ts';
import type { Policy } from './policy.ts';

export { isFridayWindow } from './friday.ts';
export { nextOpening } from './opening.ts';
export type { Policy, PolicyInput } from './policy.ts';

/** The built-in policies, in the order of the ledger's bits. To add one: a file beside these, a line here, a test. */
export function builtInPolicies(switches: {
  readonly friday: 'defer' | 'block';
  readonly budget: 'require-approval' | 'block';
}): readonly Policy[] {
  return [
    criticalServiceReview,
    fridayPolicy(switches.friday),
    errorBudgetPolicy(switches.budget),
    migrationReview,
    largeChangeCaution,
  ];
}
