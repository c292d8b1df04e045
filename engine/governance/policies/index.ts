import { dayOfWeek, MINUTES_PER_DAY } from '../../domain/clock.ts';
import { criticalServiceReview } from './critical-service-review.ts';
import { errorBudgetPolicy } from './error-budget.ts';
import { fridayPolicy } from './friday.ts';
import { largeChangeCaution } from './large-change.ts';
import { migrationReview } from './migration-review.ts';
import type { Policy } from './policy.ts';

export { isFridayWindow } from './friday.ts';
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

// How long a deferred rollout waits.

const OPENING = 540; // 9:00
const WORKDAYS = 5;

/** The next Monday to Friday, 9:00, later than this minute; a Friday evening's is Monday. */
export function nextOpening(minute: number): number {
  const today = Math.floor(minute / MINUTES_PER_DAY) * MINUTES_PER_DAY;
  let opening = today + OPENING;
  while (opening <= minute || dayOfWeek(opening) >= WORKDAYS) opening += MINUTES_PER_DAY;
  return opening;
}
